import { expect, test } from 'vitest';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { clockSkew, withoutOldVisits, type Known } from './known.ts';
import { readPrefill } from './read-prefill.ts';
import { refusedText, remedyOf } from './refused-text.ts';

const known: Known = {
	person: { id: 'p', name: 'P', associations: [], board: true, alertGroup: null },
	sites: [
		{
			id: 'a',
			name: 'A',
			sector: { id: 's', number: 1, name: 'S' },
			state: 'open',
			form: { number: 1, items: [] },
			last: { visitedOn: '2013-05-14', answers: { meals: { kind: 'count', n: 74 } } },
		},
	],
	at: '2013-05-14T10:00:00.000Z',
	ahead: 0,
};

test('BD47 what the last visits said is on the phone for three days at most, the questions stay (protection 12)', () => {
	const last = Date.parse(known.at) + THRESHOLDS.boardOnPhoneHours * 3_600_000;
	expect(withoutOldVisits(known, last)).toBe(known);
	const later = withoutOldVisits(known, last + 1);
	expect(JSON.stringify(later)).not.toContain('74');
	expect(later.sites[0]).toMatchObject({ id: 'a', form: { number: 1 }, last: null });
});

test('BD42 a clock that is off is said, not punished', () => {
	const minutes = (n: number) => clockSkew({ ahead: n * 60_000 });
	expect([minutes(0), minutes(THRESHOLDS.clockSkewMinutes), clockSkew({ ahead: null })]).toEqual([
		null,
		null,
		null,
	]);
	expect([minutes(2880), minutes(-11)]).toEqual([2880, -11]);
});

test('BD36 the address of the page fills in site, round and day, and nothing that is not in their form', () => {
	const read = (query: string) => readPrefill(new URLSearchParams(query));
	expect(read('site=grande-synthe&round=v0123456789a&day=2013-05-14')).toEqual({
		site: 'grande-synthe',
		round: 'v0123456789a',
		day: '2013-05-14',
	});
	expect(read('site=<b>&round=x&day=demain')).toEqual({ site: null, round: null, day: null });
});

test('BD41 each refusal says what can be done', () => {
	const remedy = (code: string, reason = '') => remedyOf({ code, reason });
	expect(remedy('invalid', 'visitedOn: report-day-ahead')).toBe('edit');
	expect(remedy('too-large')).toBe('edit');
	expect(remedy('conflict', 'report-differs')).toBe('choose');
	expect(remedy('conflict', 'report-id-taken')).toBe('anew');
	expect(['forbidden', 'not-found', 'gone'].map((code) => remedy(code))).toEqual(['ask', 'ask', 'ask']);
	expect(refusedText({ code: 'invalid', reason: 'visitedOn: report-day-ahead' })).toContain('avenir');
	expect(refusedText({ code: 'gone', reason: '' })).toContain('coordination');
});
