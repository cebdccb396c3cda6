import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameAct, standing, type AttendanceAct } from './attendance.ts';
import { ATTENDANCE_MARKS } from './attendee.ts';

const act = (id: string, rest: Partial<AttendanceAct> = {}): AttendanceAct => ({
	id,
	mark: 'present',
	halves: rest.mark === undefined || rest.mark === 'present' ? [0] : [],
	representedBy: '',
	base: [],
	...rest,
});

const mark = fc.constantFrom(...ATTENDANCE_MARKS, null);
const halves = fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 });
/** What a telephone does: a mark as it should stand, or a look at what the server has. */
const step = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ mark, halves }) },
	{ weight: 1, arbitrary: fc.constant('looks' as const) },
);

type Step = { mark: AttendanceAct['mark']; halves: number[] } | 'looks';

/** Two telephones act on one person in this order, each knowing its own acts and what the server had at its last look. */
function play(steps: readonly (readonly [phone: number, step: Step])[]): readonly AttendanceAct[] {
	const server: AttendanceAct[] = [];
	const known: AttendanceAct[][] = [[], []];
	for (const [at, [phone, step]] of steps.entries()) {
		const own = known[phone]!;
		if (step === 'looks') {
			own.push(...server.filter((each) => !own.includes(each)));
			continue;
		}
		const made = act(`${phone}-${String(at).padStart(2, '0')}`, {
			mark: step.mark,
			halves: step.mark === 'present' ? step.halves : [],
			base: standing(own).acts.map(({ id }) => id),
		});
		own.push(made);
		server.push(made);
	}
	return server;
}

function shuffled<T>(values: readonly T[], keys: readonly number[]): T[] {
	return values
		.map((value, at) => ({ value, key: keys[at % keys.length]! * 7919 + at }))
		.toSorted((one, other) => (one.key % 101) - (other.key % 101))
		.map(({ value }) => value);
}

describe('what stands of one person', () => {
	test('GA105 acts of two telephones give the same in whatever order they arrive', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat({ max: 1 }), step), { maxLength: 12 }),
				fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 }),
				(steps, keys) => {
					const all = play(steps);
					expect(standing(shuffled(all, keys))).toEqual(standing(all));
				},
			),
			{ numRuns: 2000 },
		);
	});

	test('GA105 two telephones that tick the same person make one presence', () => {
		const { mark: stands, halves: attended, disputed } = standing([act('a'), act('b')]);
		expect({ stands, attended, disputed }).toEqual({ stands: 'present', attended: [0], disputed: false });
	});

	test('GA106 whatever one telephone does unseen, a presence that the other recorded meanwhile stands', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 6 }), halves, (steps, attended) => {
				const unseen = act('other', { halves: attended });
				const own = play(steps.map((each) => [0, each]));
				const after = standing([...own, unseen]);
				expect(after.mark).toBe('present');
				for (const half of attended) expect(after.halves).toContain(half);
			}),
		);
	});

	test('GA106 another half-day is added to the first, each ticked without knowing of the other', () => {
		expect(standing([act('a', { halves: [1] }), act('b', { halves: [0] })]).halves).toEqual([0, 1]);
	});

	test('GA106 a tick that is taken back before it was sent takes back itself and nothing else', () => {
		const ticked = act('a1');
		const back = act('a2', { mark: null, base: ['a1'] });
		expect(standing([ticked, back]).mark).toBeNull();
		for (const order of [
			[ticked, back, act('b')],
			[act('b'), ticked, back],
			[ticked, act('b'), back],
		])
			expect(standing(order).mark).toBe('present');
	});

	test('GA107 who saw what stands can correct it', () => {
		const seen = [act('a'), act('b', { mark: 'excused' })];
		const settled = act('c', { mark: 'excused', base: standing(seen).acts.map(({ id }) => id) });
		expect(standing([...seen, settled])).toMatchObject({ mark: 'excused', halves: [], disputed: false });
	});

	test('GA109 different marks recorded unseen are both kept in sight; the presence stands', () => {
		const acts = [act('a', { mark: 'excused' }), act('b')];
		expect(standing(acts)).toMatchObject({ mark: 'present', halves: [0], disputed: true });
		expect(standing(acts).acts.map(({ id }) => id)).toEqual(['b', 'a']);
	});

	test.each([
		['present', 'represented'],
		['represented', 'excused'],
		['excused', 'absent'],
		['absent', null],
	] as const)('GA109 of %s and %s the first stands, whoever recorded it', (strong, weak) => {
		expect(standing([act('a', { mark: strong }), act('b', { mark: weak })]).mark).toBe(strong);
		expect(standing([act('a', { mark: weak }), act('b', { mark: strong })]).mark).toBe(strong);
	});

	test('GA109 who stands in is known whichever telephone wrote the name', () => {
		const named = act('b', { mark: 'represented', representedBy: 'S. F.' });
		const unnamed = act('a', { mark: 'represented' });
		expect(standing([unnamed, named])).toMatchObject({ mark: 'represented', representedBy: 'S. F.' });
	});
});

test('GA108 an act is the same again only with all it says', () => {
	const made = act('a', { mark: 'represented', representedBy: 'S. F.', base: ['x'] });
	expect(isSameAct(made, { ...made })).toBe(true);
	for (const other of [{ mark: 'excused' }, { halves: [1] }, { representedBy: '' }, { base: [] }] as const)
		expect(isSameAct(made, { ...made, ...other })).toBe(false);
});
