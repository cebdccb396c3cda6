import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { ALERT_TYPES } from '#lib/domain/board/alert.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { alertHolds } from '../../../server/board/alerts/collections.ts';
import { createHolds } from '../../../server/board/alerts/holds.ts';
import { auditLines } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import type { Person } from '../../support/board-house.ts';
import { openAlertHouse, PLANTED, refusal, type AlertHouse } from './alerts-house.ts';

const WITHIN = { timeout: 20_000 };
let opened: AlertHouse;
beforeEach(async () => {
	opened = await openAlertHouse();
}, 60_000);
afterEach(() => opened.house.close());

test('BD165 a letter says that there is an alert and nothing else: no place, type, number or text (protection 14)', async () => {
	const { house, board, letters, raise } = opened;
	for (const who of ['auberge', 'salam', 'salamReferent'] as const)
		await board.wishLetters(await house.as(who), true);
	const [site] = house.sites;
	for (const type of ALERT_TYPES) await raise('salam', 'salam', { site: site.id, type, text: PLANTED });
	await vi.waitFor(() => expect(letters).toHaveLength(2 * ALERT_TYPES.length), WITHIN);
	const written = [...new Set(letters.map(({ to: _, ...letter }) => JSON.stringify(letter)))];
	// the same for every alert: only the greeting differs
	expect(written).toHaveLength(2);
	for (const { subject, text, html = '' } of letters) {
		expect(subject).toBe('Nouvelle alerte, ouvrez Tablée');
		const said = `${subject} ${text} ${html}`;
		for (const word of [site.name, house.sector.name, house.sector.id, PLANTED, 'Salam', 'secteur', 'eau'])
			expect(said.replace('Nouveau', '').toLowerCase()).not.toMatch(
				new RegExp(`\\b${word.toLowerCase()}\\b`),
			);
		expect(text).toContain('/board/alerts\n');
	}
	expect(new Set(letters.map(({ to }) => to))).toEqual(
		new Set(['auberge@demo.example', 'salamreferent@demo.example']),
	);
});

test('BD165 it goes once to each who asked before and may read it at that moment, also after a server stopped', async () => {
	const { house, board, letters, refusedBy, alert, raise, does, chooseGroup } = opened;
	await chooseGroup();
	for (const who of ['auberge', 'emmaus', 'salamReferent', 'coordination'] as const)
		await board.wishLetters(await house.as(who), true);
	const sent = () => letters.map(({ to }) => to).toSorted();
	refusedBy.add('auberge@demo.example');
	const id = await raise('salam', 'salam');
	await vi.waitFor(() => expect(sent()).toEqual(['coordination@demo.example']), WITHIN);
	await board.wishLetters(await house.as('salam'), true);
	await vi.waitFor(async () => {
		refusedBy.clear();
		await board.sweep();
		expect(sent()).toEqual(['auberge@demo.example', 'coordination@demo.example']);
	}, WITHIN);
	await Promise.all([board.sweep(), board.sweep()]);
	expect(sent()).toHaveLength(2);
	// sent again is no second alert
	await board.raise(await house.as('salam'), id, alert('salam'));
	await board.wishLetters(await house.as('auberge'), false);
	const second = await raise('salam', 'salam');
	await vi.waitFor(() => expect(sent()).toHaveLength(3), WITHIN);
	await does('salam', second, 'withdrawn', 'salam', 'une erreur');
	expect(sent().filter((to) => to.startsWith('auberge'))).toHaveLength(1);
});

test('BD166 its texts are held as evidence only until a day, by somebody who answers for it; that is noted (protection 15)', async () => {
	const { house, board, now, today, advance, raise, read, chooseGroup } = opened;
	await chooseGroup();
	const id = await raise('salam', 'salam', { text: 'des faits' });
	const until = daysLater(today(), 40);
	const hold = async (who: Person, more = {}) =>
		board.hold(await house.as(who), id, { reason: 'plainte en cours', until, ...more });
	await expect(hold('salam')).rejects.toEqual(refusal('forbidden', 'alert.hold'));
	await expect(hold('salamReferent')).rejects.toEqual(refusal('not-found', 'not-found'));
	await expect(hold('auberge', { reason: ' ' })).rejects.toEqual(refusal('invalid', 'hold-reason'));
	const longer = daysLater(today(), THRESHOLDS.holdMonths * 31 + 1);
	for (const day of ['', 'tomorrow', daysLater(today(), -1), longer])
		await expect(hold('auberge', { until: day })).rejects.toEqual(refusal('invalid', 'hold-until'));
	await hold('auberge');
	expect(await read('coordination', id)).toMatchObject({
		hold: { reason: 'plainte en cours', until, byName: 'auberge' },
		mayHold: true,
	});
	const { records } = house.services.storage;
	const noted = (await listAll(records, auditLines)).map(({ value }) => value);
	expect(noted.filter(({ act }) => act === 'held').map(({ of, note }) => [of, note])).toEqual([[id, until]]);
	const holds = createHolds({ records, now } as never);
	expect([...(await holds.held())]).toEqual([id]);
	advance(41 * 24 * 60 * 60_000);
	expect([...(await holds.held())]).toEqual([]);
	expect((await read('coordination', id)).hold).toBeNull();
	await hold('coordination', { until: daysLater(today(), 5) });
	await board.endHold(await house.as('auberge'), id);
	expect(await records.get(alertHolds, id)).toBeNull();
	await expect(board.endHold(await house.as('auberge'), id)).rejects.toEqual(refusal('gone', 'hold-gone'));
});

test('BD166 a holding lasts until the evening of its last day, a year from now at most', async () => {
	const { house, board, now, today, advance, raise, read, chooseGroup } = opened;
	await chooseGroup();
	const id = await raise('salam', 'salam', { text: 'des faits' });
	const hold = async (until: string) =>
		board.hold(await house.as('auberge'), id, { reason: 'plainte en cours', until });
	for (const until of ['2014-05-15', '2013-06-31', '2013-06-3'])
		await expect(hold(until)).rejects.toEqual(refusal('invalid', 'hold-until'));
	await hold('2014-05-14');
	await hold(today());
	const { records } = house.services.storage;
	const heldNow = async () => [...(await createHolds({ records, now } as never).held())];
	advance(14 * 60 * 60_000);
	expect(today()).toBe('2013-05-14');
	expect((await read('auberge', id)).hold).toMatchObject({ until: '2013-05-14' });
	expect(await heldNow()).toEqual([id]);
	advance(60 * 60_000);
	expect(today()).toBe('2013-05-15');
	expect((await read('auberge', id)).hold).toBeNull();
	expect(await heldNow()).toEqual([]);
});

test('BD166 ending a holding is noted as well: by whom, of what, that it ended', async () => {
	const { house, board, raise, today, chooseGroup } = opened;
	await chooseGroup();
	const id = await raise('salam', 'salam', { text: 'des faits' });
	await board.hold(await house.as('auberge'), id, { reason: 'plainte en cours', until: today() });
	const coordinator = (await house.as('coordination')) as PersonActor;
	await board.endHold(coordinator, id);
	const { lines } = await house.services.board.audit.list(coordinator, {
		month: '',
		act: 'held',
		person: '',
	});
	const { id: auberge } = (await house.as('auberge')) as PersonActor;
	expect(lines.map(({ person, of, note }) => [person, of, note])).toEqual([
		[coordinator.id, id, 'ended'],
		[auberge, id, today()],
	]);
});
