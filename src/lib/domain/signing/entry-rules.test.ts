import { beforeEach, describe, expect, test } from 'vitest';
import type { Entry, PlacedEntry } from './entries.ts';
import { objectionTo } from './entry-rules.ts';
import { buildManifest } from './manifest.ts';
import { applyEntry, emptyRegister, type Register } from './register.ts';

const AT = '2013-02-10T09:30:00.000Z';
const hashes = { textSha256: 'text', renderedSha256: 'rendered' };
const text = { paper: 'letter', title: 'Lettre', language: 'fr', ...hashes } as const;
const manifest = buildManifest({
	instance: 'table',
	campaign: 'c1',
	...text,
	version: 1,
	supersedes: null,
	frozenAt: AT,
	electorate: ['b', 'a', 'c'],
	openedAt: AT,
	deadline: '2013-04-01T21:59:59.000Z',
	partners: false,
});
const frozen: Entry = {
	type: 'version-frozen',
	body: { ...text, version: 1, kind: 'letter', group: 'rights', documentSequence: 4 },
};
const opened: Entry = {
	type: 'campaign-opened',
	body: { campaign: 'c1', manifest, manifestSha256: 'manifest', message: '' },
};
const granted: Entry = {
	type: 'mandate-granted',
	body: {
		mandate: 'm1',
		person: 'maria',
		association: 'a',
		basis: 'conseil',
		scope: { kind: 'all' },
		from: AT,
		to: null,
		grantedBy: 'anna',
	},
};
const decision = {
	campaign: 'c1',
	manifestSha256: 'manifest',
	textSha256: 'text',
	association: 'a',
	associationName: 'A',
	audience: 'member',
	answer: 'sign',
	mandate: 'm1',
} as const;

describe('what may follow in the ledger', () => {
	let register: Register;
	let sequence: number;
	const place = (entry: Entry, at = AT): PlacedEntry => ({ ...entry, sequence, at });
	const write = (entry: Entry) => {
		applyEntry(register, place(entry));
		sequence += 1;
	};
	const objection = (entry: Entry, at = AT) => objectionTo(register, place(entry, at));

	beforeEach(() => {
		register = emptyRegister();
		sequence = 1;
		for (const entry of [frozen, opened, granted]) write(entry);
	});

	test('SG13 a decision by a standing mandate may', () => {
		expect(objection({ type: 'decision', body: decision })).toBeNull();
	});

	test.each([
		['campaign-unknown', { campaign: 'c2' }],
		['other-manifest', { manifestSha256: 'other' }],
		['other-manifest', { textSha256: 'other' }],
		['not-asked', { association: 'd' }],
		['not-asked', { audience: 'partner' }],
		['no-mandate', { association: 'b' }],
		['no-mandate', { mandate: 'm2' }],
		['answer-unknown', { answer: 'perhaps' as 'sign' }],
	] as const)('SG13 SG20 %s: a decision with %o may not', (reason, other) => {
		expect(objection({ type: 'decision', body: { ...decision, ...other } })).toBe(reason);
	});

	test('SG12 SG15 SG16 nor a second one, one after the deadline or after the closing', () => {
		const late = '2013-04-01T21:59:59.001Z';
		expect(objection({ type: 'decision', body: decision }, late)).toBe('campaign-closed');
		write({ type: 'decision', body: decision });
		expect(objection({ type: 'decision', body: { ...decision, answer: 'decline' } })).toBe(
			'already-answered',
		);
		write({ type: 'campaign-closed', body: { campaign: 'c1', why: 'closed' } });
		expect(objection({ type: 'decision', body: { ...decision, association: 'b' } })).toBe('campaign-closed');
		expect(objection({ type: 'campaign-closed', body: { campaign: 'c1', why: 'closed' } })).toBe(
			'campaign-closed',
		);
	});

	test('SG14 nor one whose mandate was withdrawn', () => {
		write({ type: 'mandate-withdrawn', body: { mandate: 'm1', withdrawnBy: 'anna' } });
		expect(objection({ type: 'decision', body: decision })).toBe('no-mandate');
		expect(objection({ type: 'mandate-withdrawn', body: { mandate: 'm1', withdrawnBy: 'anna' } })).toBe(
			'mandate-withdrawn-twice',
		);
	});

	test('SG9 a majority may be recorded when it is one, once', () => {
		const reached: Entry = {
			type: 'threshold-reached',
			body: { campaign: 'c1', signed: 2, needed: 2, of: 3 },
		};
		write({ type: 'decision', body: decision });
		expect(objection(reached)).toBe('threshold-wrong');
		write({ type: 'decision', body: { ...decision, association: 'b' } });
		expect(objection(reached)).toBeNull();
		write(reached);
		expect(objection(reached)).toBe('threshold-wrong');
	});

	test('SG3 SG17 versions follow one another, and a campaign proposes one of them', () => {
		expect(objection(frozen)).toBe('version-number');
		expect(objection({ ...frozen, body: { ...frozen.body, version: 2 } } as Entry)).toBeNull();
		const other = (change: object): Entry =>
			({ ...opened, body: { ...opened.body, manifest: { ...manifest, ...change } } }) as Entry;
		expect(objection(other({ version: 2 }))).toBe('version-unknown');
		expect(objection(other({ textSha256: 'other' }))).toBe('other-manifest');
	});

	test('SG20 an author follows what they made, by their own mandate', () => {
		write({ type: 'decision', body: decision });
		const by = (person: string, of: number): Entry => ({ type: 'author', body: { of, person, reason: '' } });
		expect(objection(by('maria', sequence - 1))).toBeNull();
		expect(objection(by('noor', sequence - 1))).toBe('author-without-mandate');
		expect(objection(by('maria', sequence - 2))).toBe('author-without-entry');
	});
});
