import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventOf } from '#lib/domain/board/board-event.ts';
import type { Entry, Fact } from '#lib/domain/board/entry.ts';
import { EMPTY_BOARD, foldBoard } from '#lib/domain/board/fold-board.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import { keepBoard } from './keep-board.ts';
import { checkKeptBoard, KEPT_BOARD, readKeptBoard } from './kept-board.ts';

const HOUR = 60 * 60_000;
const NOW = Date.parse('2013-05-14T12:32:00Z');
const kept = new Map<string, string>();
const stored = () => kept.get(KEPT_BOARD) ?? null;

beforeEach(() => {
	kept.clear();
	vi.useFakeTimers({ now: NOW });
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key),
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const SECRET = 'Planté';

const report: Observation = {
	id: '0a000000-0000-4000-8000-000000000001',
	site: 'grande-synthe',
	form: 1,
	association: 'salam',
	level: 'network',
	visitedOn: '2013-05-14',
	visitedAt: '12:10',
	answers: {
		present: { kind: 'estimate', least: 60, most: 80, method: 'estimated' },
		meals: { kind: 'count', n: 74 },
		needs: { kind: 'choice', chosen: ['blankets'] },
		words: { kind: 'text', text: SECRET },
	},
	remark: SECRET,
	round: null,
	device: { createdAt: '2013-05-14T10:10:00Z', offset: 120 },
};

/** A board with a report, a need with a detail and an alert with a text: what could get onto the phone. */
function keepPlantedBoard(): void {
	const facts: Fact[] = [
		{ kind: 'observation', report, hash: 'h', late: false, skew: null, origin: null },
		{ kind: 'need', id: 'n1', site: report.site, item: 'blankets', act: 'detailed', detail: SECRET },
		{ kind: 'alert', id: 'a1', site: report.site, sector: 's', type: 'eviction', text: SECRET },
	];
	const events = facts.map((fact, index) =>
		eventOf({
			stream: 'network',
			seq: index + 1,
			at: '2013-05-14T12:30:00Z',
			by: 'ada',
			association: 'salam',
			fact,
		} satisfies Entry),
	);
	const state = foldBoard(EMPTY_BOARD, events, (site) => site);
	const planted = JSON.stringify(state);
	expect([planted.includes(SECRET), planted.includes('eviction')]).toEqual([true, true]);
	const site = { id: report.site, name: 'Grande-Synthe', series: report.site, sector: { number: 3 } };
	const unvisited = { id: 'loon', name: 'Loon', series: 'loon', sector: { number: 2 } };
	keepBoard('ada', state, [site, unvisited], { at: '2013-05-14T12:32:00Z', today: '2013-05-14' });
}

test('BD60 the phone keeps of the board what was counted, and no text, no alert, no association', () => {
	keepPlantedBoard();
	for (const word of [SECRET, 'eviction', 'alert', 'salam']) expect(stored()).not.toContain(word);
	const board = readKeptBoard('ada', Date.now())!;
	expect(board.at).toBe('2013-05-14T12:32:00Z');
	expect(board.sites[0]).toEqual({
		id: 'grande-synthe',
		name: 'Grande-Synthe',
		sector: 3,
		visitedOn: '2013-05-14',
		visitedAt: '12:10',
		present: [{ least: 60, most: 80 }],
		meals: 74,
		needs: ['blankets'],
	});
	expect(board.sites[1]).toMatchObject({ visitedOn: null, present: [], meals: null });
});

test.each([
	['72 hours', 72 * HOUR, true],
	['a moment longer', 72 * HOUR + 1, false],
	['a clock that was set back', -HOUR, false],
])('BD61 a board that has been on the phone for %s', (_, later, isThere) => {
	keepPlantedBoard();
	expect(readKeptBoard('ada', NOW + later) !== null).toBe(isThere);
	expect(stored() !== null).toBe(isThere);
});

test.each([
	['its reader', { id: 'ada', board: true }, true],
	['its reader without the right', { id: 'ada', board: false }, false],
	['somebody else', { id: 'lea', board: true }, false],
	['nobody', null, false],
])('BD62 the first contact of %s decides whether the board stays on the phone', (_, reader, stays) => {
	keepPlantedBoard();
	checkKeptBoard(reader);
	expect(stored() !== null).toBe(stays);
});
