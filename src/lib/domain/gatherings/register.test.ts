import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	askForPlace,
	giveUpPlace,
	placesLeft,
	rankOf,
	settlePlaces,
	type PlaceTerms,
	type Register,
} from './register.ts';

const free: PlaceTerms = {
	perAssociation: null,
	overall: null,
	opensToAllOn: null,
	closesOn: null,
	day: '2013-05-01',
	passOn: true,
};
const upTo = (changes: Partial<PlaceTerms>): PlaceTerms => ({ ...free, ...changes });

/** «s1 s2 a1» asks for Salam, Salam, Auberge; `-` for none. */
function ask(register: Register, ids: string, terms: PlaceTerms): Register {
	return ids
		.split(' ')
		.reduce(
			(all, id) => askForPlace(all, { id, association: id[0] === '-' ? null : id[0]! }, terms).register,
			register,
		);
}
const show = (register: Register) =>
	register.map(({ id, state }) => (state === 'in' ? id : `(${id})`)).join(' ');

describe('who has a place', () => {
	test('GA80 without limits everybody has a place', () => {
		expect(show(ask([], 's1 s2 a1 -1', free))).toBe('s1 s2 a1 -1');
	});

	test('GA80 each association has its places, and those who come for none share as many', () => {
		expect(show(ask([], 's1 s2 s3 a1 -1 -2 -3', upTo({ perAssociation: 2 })))).toBe(
			's1 s2 (s3) a1 -1 -2 (-3)',
		);
	});

	test('GA80 the places in all count as well, whatever an association has left', () => {
		expect(show(ask([], 's1 s2 a1 a2', upTo({ perAssociation: 2, overall: 3 })))).toBe('s1 s2 a1 (a2)');
	});

	test('GA81 from the day on which it opens to all, only the places in all count', () => {
		const limits = { perAssociation: 1, overall: 3, opensToAllOn: '2013-05-02' };
		const before = ask([], 's1 s2 s3', upTo(limits));
		expect(show(before)).toBe('s1 (s2) (s3)');
		const opened = upTo({ ...limits, day: '2013-05-02' });
		expect(show(settlePlaces(before, opened).register)).toBe('s1 s2 s3');
	});

	test('GA81 somebody who asks on that day does not pass those who waited', () => {
		const limits = { perAssociation: 1, overall: 2, opensToAllOn: '2013-05-02' };
		const before = ask([], 's1 s2', upTo(limits));
		const { register, promoted } = askForPlace(
			before,
			{ id: 'a1', association: 'a' },
			upTo({ ...limits, day: '2013-05-03' }),
		);
		expect([show(register), promoted]).toEqual(['s1 s2 (a1)', ['s2']]);
	});

	test('GA82 asking again changes nothing', () => {
		const register = ask([], 's1 s2', upTo({ overall: 1 }));
		expect(askForPlace(register, { id: 's2', association: 's' }, free)).toEqual({ register, promoted: [] });
	});
});

describe('who gets a place that becomes free', () => {
	const limits = upTo({ perAssociation: 2, overall: 4 });
	const full = ask([], 's1 s2 s3 a1 a2 a3 e1', limits);

	test('GA83 the first of those who wait for whom there is one', () => {
		expect(show(full)).toBe('s1 s2 (s3) a1 a2 (a3) (e1)');
		expect(giveUpPlace(full, 'a1', limits).promoted).toEqual(['a3']);
		expect(giveUpPlace(full, 's1', limits).promoted).toEqual(['s3']);
	});

	test('GA83 who waits and goes gives nobody a place', () => {
		const { register, promoted } = giveUpPlace(full, 's3', limits);
		expect([show(register), promoted]).toEqual(['s1 s2 a1 a2 (a3) (e1)', []]);
	});

	test('GA83 an unknown one changes nothing', () => {
		expect(giveUpPlace(full, 'nobody', limits).register).toBe(full);
	});

	test('GA84 raising the limits gives places in order; lowering them takes none away', () => {
		const raised = settlePlaces(full, upTo({ perAssociation: 3, overall: 6 }));
		expect([show(raised.register), raised.promoted]).toEqual(['s1 s2 s3 a1 a2 a3 (e1)', ['s3', 'a3']]);
		const lowered = settlePlaces(raised.register, upTo({ perAssociation: 1, overall: 1 }));
		expect(lowered).toEqual({ register: raised.register, promoted: [] });
	});

	test('GA84 after lowering, a place that becomes free goes to nobody until there are fewer than the limit', () => {
		const lowered = upTo({ perAssociation: 1 });
		expect(giveUpPlace(ask([], 's1 s2 s3', upTo({ perAssociation: 2 })), 's1', lowered).promoted).toEqual([]);
	});

	test('GA85 once the day is over, nobody moves up', () => {
		expect(giveUpPlace(full, 's1', { ...limits, passOn: false }).promoted).toEqual([]);
		expect(settlePlaces(full, { ...free, passOn: false }).register).toBe(full);
	});

	test('GA86 those who wait are told how many are before them; those who have a place are not counted', () => {
		expect(['s3', 'a3', 'e1', 's1', 'nobody'].map((id) => rankOf(full, id))).toEqual([1, 2, 3, null, null]);
	});

	test('GA86 how many places are left is the smaller of the two numbers, never below none', () => {
		const one = ask([], 's1', limits);
		expect(['s', 'a', null].map((each) => placesLeft(one, each, limits))).toEqual([1, 2, 2]);
		expect(placesLeft(full, 'e', limits)).toBe(0);
		expect(placesLeft(full, 's', upTo({ perAssociation: 1 }))).toBe(0);
		expect(placesLeft(full, 's', free)).toBeNull();
	});
});

/** The same rules in the plainest way: after every step, look from the first again until nobody can be given a place. */
class PlainModel {
	readonly #in = new Set<string>();
	#asked: { id: string; association: string | null }[] = [];

	step(change: () => void, terms: PlaceTerms) {
		if (terms.passOn) this.#promote(terms);
		change();
		if (terms.passOn) this.#promote(terms);
	}
	ask(id: string, association: string | null, terms: PlaceTerms) {
		this.#asked.push({ id, association });
		if (this.#fits(association, terms)) this.#in.add(id);
	}
	leave(id: string) {
		this.#in.delete(id);
		this.#asked = this.#asked.filter((each) => each.id !== id);
	}
	get register(): Register {
		return this.#asked.map((each) => ({ ...each, state: this.#in.has(each.id) ? 'in' : 'waiting' }));
	}
	#promote(terms: PlaceTerms) {
		for (;;) {
			const next = this.#asked.find(
				({ id, association }) => !this.#in.has(id) && this.#fits(association, terms),
			);
			if (!next) return;
			this.#in.add(next.id);
		}
	}
	#fits(association: string | null, { perAssociation, overall, opensToAllOn, day }: PlaceTerms) {
		const inside = this.#asked.filter(({ id }) => this.#in.has(id));
		if (overall !== null && inside.length >= overall) return false;
		if (perAssociation === null || (opensToAllOn !== null && opensToAllOn <= day)) return true;
		return inside.filter((each) => each.association === association).length < perAssociation;
	}
}

test('GA87 any sequence of asking, leaving, changed limits and days goes as the plain rules say', () => {
	const limit = fc.option(fc.nat({ max: 6 }), { nil: null });
	const day = fc.constantFrom('2013-05-01', '2013-05-02', '2013-05-03');
	const terms = fc.record<PlaceTerms>({
		perAssociation: limit,
		overall: limit,
		opensToAllOn: fc.option(day, { nil: null }),
		closesOn: fc.constant(null),
		day,
		passOn: fc.boolean(),
	});
	const association = fc.constantFrom('s', 'a', 'e', null);
	const step = fc.oneof(
		{ weight: 6, arbitrary: fc.record({ kind: fc.constant('ask' as const), association }) },
		{ weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), at: fc.nat() }) },
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant('terms' as const), terms }) },
	);
	fc.assert(
		fc.property(terms, fc.array(step, { maxLength: 60 }), (first, steps) => {
			const model = new PlainModel();
			let now = first;
			let register: Register = [];
			steps.forEach((each, n) => {
				const held = new Set(register.filter(({ state }) => state === 'in').map(({ id }) => id));
				let gone: string | null = null;
				if (each.kind === 'ask') {
					const id = `p${n}`;
					model.step(() => model.ask(id, each.association, now), now);
					register = askForPlace(register, { id, association: each.association }, now).register;
				} else if (each.kind === 'leave') {
					gone = register[each.at % (register.length || 1)]?.id ?? null;
					if (gone === null) return;
					// leaving frees first: who moves up meanwhile by the terms of before would be told twice
					model.leave(gone);
					model.step(() => {}, now);
					register = giveUpPlace(register, gone, now).register;
				} else {
					now = each.terms;
					model.step(() => {}, now);
					register = settlePlaces(register, now).register;
				}
				expect(register).toEqual(model.register);
				for (const id of held)
					if (id !== gone) expect(register.find((entry) => entry.id === id)?.state).toBe('in');
			});
		}),
		{ numRuns: 500 },
	);
});
