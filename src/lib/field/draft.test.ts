import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { textToHash } from '#lib/domain/board/hash-report.ts';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import { NEED_ITEMS } from '#lib/domain/board/need.ts';
import { checkReport } from '#lib/domain/board/check-report.ts';
import { LARGEST_COUNT, LONGEST_TEXT } from '#lib/domain/board/form.ts';
import type { FieldPerson, FieldSite } from '#lib/protocol/views/field.ts';
import {
	atSite,
	copyOf,
	inAssociation,
	newDraft,
	problemOf,
	reportOf,
	withAnswer,
	type Draft,
} from './draft.ts';
import { newReportId } from './new-report-id.ts';
import { hashOf, toParcel } from './report-parcel.ts';

const site = (id: string, items: FieldSite['form']['items'] = STANDARD_ITEMS): FieldSite => ({
	id,
	name: id,
	sector: { id: 'dunkerque', number: 1, name: 'Dunkerque' },
	state: 'open',
	form: { number: 1, items },
	last: { visitedOn: '2013-05-13', answers: { meals: { kind: 'count', n: 74 } } },
});
const salam = { id: 'salam', name: 'Salam', shares: true };
const emmaus = { id: 'emmaus', name: 'Emmaüs', shares: false };
const person = (...associations: FieldPerson['associations'][number][]): FieldPerson => ({
	id: 'p',
	name: 'P. N.',
	associations,
	board: true,
	alertGroup: null,
});
const begin = (who = person(salam), prefill = {}) =>
	newDraft(site('grande-synthe'), {
		id: newReportId(),
		person: who,
		prefill: { site: null, round: null, day: null, ...prefill },
		now: { date: '2013-05-14', time: '12:22' },
		device: { createdAt: '2013-05-14T10:22:00.000Z', offset: 120 },
	});
const counted = (draft = begin()) => withAnswer(draft, 'meals', { kind: 'count', n: 75 });

describe('a report being written', () => {
	test('BD35 has its id from the start, a UUID that a page without TLS can make', () => {
		const ids = Array.from({ length: 200 }, newReportId);
		for (const id of ids)
			expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(new Set(ids).size).toBe(200);
		const draft = counted();
		expect(reportOf(draft).id).toBe(draft.id);
		expect(copyOf(draft, newReportId()).id).not.toBe(draft.id);
	});

	test('BD32 nothing that nobody looked at is in it: the last visit only proposes', () => {
		expect(reportOf(begin()).answers).toEqual({});
		expect(problemOf(begin())).toBe('empty');
		expect(Object.keys(reportOf(counted()).answers)).toEqual(['meals']);
		expect(reportOf(withAnswer(counted(), 'meals', null)).answers).toEqual({});
	});

	test('BD36 is of today in Paris with its hour, unless a planned round or the person says another day', () => {
		expect(begin()).toMatchObject({ visitedOn: '2013-05-14', visitedAt: '12:22', round: null });
		expect(begin(person(salam), { day: '2013-05-13', round: 'v0123456789a' })).toMatchObject({
			visitedOn: '2013-05-13',
			visitedAt: null,
			round: 'v0123456789a',
		});
	});

	test('BD37 is for the association of the person; who is in several chooses', () => {
		expect(begin()).toMatchObject({ association: 'salam', level: 'network' });
		const several = counted(begin(person(salam, emmaus)));
		expect(problemOf(several)).toBe('association');
		expect(problemOf(inAssociation(several, salam))).toBeNull();
	});

	test('BD37 of an association that has not accepted the agreement it stays with that association', () => {
		expect(begin(person(emmaus)).level).toBe('association');
		expect(inAssociation(begin(person(salam, emmaus)), emmaus).level).toBe('association');
	});

	test('BD33 waits for an answer about each word that may lead to somebody', () => {
		const named = { ...counted(), remark: 'M. Karim au 06 12 34 56 78' };
		expect(problemOf(named)).toBe('words');
		const half = { ...named, harmless: ['M. Karim'] };
		expect(problemOf(half)).toBe('words');
		expect(problemOf({ ...half, harmless: ['M. Karim', '06 12 34 56 78'] })).toBeNull();
		expect(problemOf({ ...half, harmless: ['M. Karim', '06 12 34 56 78'], remark: 'Mme Rahel' })).toBe(
			'words',
		);
	});

	test('BD33 looks into the texts of the form too', () => {
		const asked = site('x', [{ id: 'note', kind: 'text', label: {}, when: null }]);
		const draft = withAnswer(atSite(begin(), asked), 'note', { kind: 'text', text: 'voir Dr Martin' });
		expect(problemOf(draft)).toBe('words');
	});

	test('BD31 at another site keeps what the same question answers, and closes no round of the first', () => {
		const other = site('teteghem', [
			{ id: 'meals', kind: 'count', label: {}, when: null },
			{ id: 'pass', kind: 'yes-no', label: {}, when: null },
		]);
		const draft = withAnswer({ ...counted(), round: 'v0123456789a' }, 'pass', { kind: 'count', n: 2 });
		expect(atSite(draft, other)).toMatchObject({
			site: { id: 'teteghem' },
			answers: { meals: { kind: 'count', n: 75 } },
			round: null,
		});
		expect(atSite(draft, other).answers).not.toHaveProperty('pass');
	});
});

describe('what is sent', () => {
	/** Everything answered, as long as it can be. */
	const largest = () => {
		let draft: Draft = { ...counted(), remark: 'ع'.repeat(LONGEST_TEXT), round: 'v0123456789a' };
		const needs = { kind: 'choice', chosen: NEED_ITEMS } as const;
		const present = { kind: 'estimate', least: 9000, most: LARGEST_COUNT, method: 'estimated' } as const;
		for (const [item, answer] of Object.entries({
			needs,
			present,
			pass: { kind: 'count', n: 9999 } as const,
		}))
			draft = { ...draft, ...withAnswer(draft, item, answer) };
		return { ...draft, ...withAnswer(draft, 'water', { kind: 'yes-no', yes: false }) };
	};

	test('BD38 the hash of the phone is the one that the server computes', () => {
		for (const draft of [counted(), largest()]) {
			const { body, receipt, path, line } = toParcel(draft);
			const report = reportOf(draft);
			expect(receipt).toEqual({
				id: draft.id,
				hash: createHash('sha256').update(textToHash(report)).digest('hex'),
			});
			expect(body).toEqual({ ...report, hash: receipt!.hash });
			expect([path, line]).toEqual([`/api/v1/observations/${draft.id}`, draft.id]);
		}
		expect(hashOf(reportOf(counted()))).not.toBe(hashOf(reportOf(largest())));
	});

	test('BD39 the largest report of the standard form, with the longest remark in Arabic, is at most 2 kB', () => {
		const bytes = new TextEncoder().encode(JSON.stringify(toParcel(largest()).body)).length;
		expect(bytes).toBeGreaterThan(1_000);
		expect(bytes).toBeLessThanOrEqual(2_000);
		console.log(`largest report: ${bytes} bytes`);
	});

	test('BD38 is one that the server can keep, also when a limit cut a sign in two', () => {
		const draft = { ...largest(), remark: `${'a'.repeat(499)}\ud83c` };
		const when = { today: '2013-05-14', site: { openedOn: '2013-01-07' } };
		expect(checkReport(reportOf(draft), { items: STANDARD_ITEMS }, when)).toBeNull();
		expect(() => toParcel(draft)).not.toThrow();
	});
});
