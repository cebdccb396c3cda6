import { describe, expect, test } from 'vitest';
import type { BoardEvent, ToldFact } from './board-event.ts';
import type { ReportLine } from './board-state.ts';
import { foldNeed, foldOffer } from './fold-needs.ts';
import { reportOf } from './fold-report.ts';
import { needActs } from './need-acts.ts';
import { NEED_ACTS, type Need, type NeedAct, type NeedItem, type Offer, type OfferAct } from './need.ts';
import type { Stream } from './stream.ts';

const ID = 'grande-synthe.blankets';
const seriesOf = (site: string) => (site === 'new-place' ? 'grande-synthe' : site);

/** A log that tells its lines one after the other, with the needs and offers folded from them. */
function openLog(stream: Stream = 'network') {
	let seq = 0;
	let needs: Readonly<Record<string, Need>> = {};
	let offers: Readonly<Record<string, Offer>> = {};
	const reports: Record<string, ReportLine> = {};

	function tell(at: string, association: string | null, fact: ToldFact): boolean {
		const event: BoardEvent = { stream, seq: (seq += 1), at, association, fact };
		const before = needs;
		needs = foldNeed(needs, event, seriesOf, (id) => reports[id]);
		offers = foldOffer(offers, event);
		if (fact.kind === 'observation') reports[fact.id] = reportOf({ ...event, fact });
		return needs !== before;
	}

	return {
		tell,
		get needs() {
			return needs;
		},
		get offers() {
			return offers;
		},
		need: (id = ID) => needs[id],
		report(
			at: string,
			association: string | null,
			chosen: readonly string[],
			more: Partial<ReportLine> = {},
		) {
			const { site = 'grande-synthe', visitedOn = at.slice(0, 10), visitedAt = null } = more;
			const { late = false, imported = false } = more;
			const answers = { needs: { kind: 'choice', chosen } } as const;
			const id = `report-${seq + 1}`;
			tell(at, association, {
				kind: 'observation',
				id,
				site,
				form: 1,
				visitedOn,
				visitedAt,
				answers,
				words: false,
				round: null,
				late,
				imported,
			});
			return id;
		},
		act(at: string, association: string | null, act: NeedAct, item: NeedItem = 'blankets', detail = '') {
			const fact = { kind: 'need', id: `act-${seq + 1}`, site: 'grande-synthe', item, act, detail } as const;
			return tell(at, association, fact);
		},
	};
}

const at = (day: number, hour = 12) =>
	`2013-05-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

describe('a need', () => {
	test('BD150 is opened by a report that names it, or by who says to have seen it; its age counts from the first', () => {
		const log = openLog();
		log.report(at(12), 'salam', ['blankets', 'shoes', 'not-an-item']);
		log.report(at(13), 'amis', ['blankets'], { site: 'new-place' });
		log.report(at(14), 'salam', ['blankets']);
		log.act(at(14), 'emmaus', 'seen', 'water', 'bidons de 20 litres');
		expect(Object.keys(log.needs).toSorted()).toEqual([
			'grande-synthe.blankets',
			'grande-synthe.shoes',
			'grande-synthe.water',
		]);
		expect(log.need()).toMatchObject({
			state: 'open',
			seenBy: [
				{ association: 'salam', at: at(12) },
				{ association: 'amis', at: at(13) },
			],
			takenBy: null,
			reopened: 0,
		});
		expect(log.need('grande-synthe.water')).toMatchObject({ detail: 'bidons de 20 litres' });
	});

	test('BD151 never ends in silence: a report without it, or a correction that takes it out, says nothing', () => {
		const log = openLog();
		const report = log.report(at(12), 'salam', ['blankets']);
		const before = log.needs;
		log.report(at(13), 'salam', []);
		log.report(at(13), 'amis', ['shoes']);
		log.tell(at(13), 'salam', {
			kind: 'revision',
			id: 'revision',
			of: report,
			base: report,
			answers: { needs: { kind: 'choice', chosen: [] } },
		});
		log.tell(at(13), 'salam', {
			kind: 'revision',
			id: 'other',
			of: report,
			base: report,
			answers: { needs: null },
		});
		expect(log.need()).toBe(before[ID]);
	});

	test('BD151 a correction that adds an item is heard like a report, for a week after that one came', () => {
		const log = openLog();
		const report = log.report(at(12), 'salam', ['blankets']);
		const added = {
			kind: 'revision',
			id: 'revision',
			of: report,
			base: report,
			answers: { needs: { kind: 'choice', chosen: ['blankets', 'shoes'] } },
		} as const;
		const heard = openLog();
		const old = heard.report(at(1), 'salam', ['blankets']);
		heard.tell(at(12), 'salam', { ...added, of: old });
		expect(heard.need('grande-synthe.shoes')).toBeUndefined();
		log.tell(at(13), 'salam', added);
		expect(log.need('grande-synthe.shoes')).toMatchObject({ seenBy: [{ association: 'salam', at: at(13) }] });
		expect(log.need()?.seenBy).toHaveLength(1);
	});

	test('BD152 is taken by one at a time, the first in the log; who has it can give it back or deliver it', () => {
		const log = openLog();
		log.report(at(12), 'salam', ['blankets']);
		expect(log.act(at(12, 13), 'emmaus', 'taken')).toBe(true);
		expect(log.act(at(12, 13), 'amis', 'taken')).toBe(false);
		expect(log.act(at(12, 13), 'amis', 'released')).toBe(false);
		expect(log.act(at(12, 13), 'amis', 'done')).toBe(false);
		expect(log.need()?.takenBy).toEqual({ association: 'emmaus', at: at(12, 13) });
		log.act(at(12, 14), 'emmaus', 'released');
		expect(log.need()).toMatchObject({ state: 'open', takenBy: null });
		log.act(at(12, 15), 'amis', 'taken');
		log.act(at(12, 16), 'amis', 'done');
		expect(log.need()).toMatchObject({ state: 'done', doneAt: at(12, 16), takenBy: { association: 'amis' } });
		// not delivered after all
		expect(log.act(at(12, 17), 'emmaus', 'taken')).toBe(false);
		log.act(at(12, 17), 'amis', 'taken');
		expect(log.need()).toMatchObject({ state: 'taken', doneAt: null, reopened: 0 });
	});

	test('BD153 that was done is opened again by a later visit, with an age of its own, and counted', () => {
		const log = openLog();
		log.report(at(10), 'salam', ['blankets']);
		log.act(at(11), 'emmaus', 'taken');
		log.act(at(11), 'salam', 'detailed', 'blankets', 'une trentaine');
		log.act(at(12), 'emmaus', 'done');
		log.report(at(14), 'amis', ['blankets']);
		expect(log.need()).toEqual({
			id: ID,
			stream: 'network',
			series: 'grande-synthe',
			site: 'grande-synthe',
			item: 'blankets',
			state: 'open',
			detail: '',
			seenBy: [{ association: 'amis', at: at(14) }],
			takenBy: null,
			doneAt: null,
			withdrawn: null,
			reopened: 1,
		});
	});

	// delivered on 12 May at 12:00 UTC, 14 h in Paris; each report arrives on the 14th
	test.each([
		['of the day before', 'done', { visitedOn: '2013-05-11' }],
		['of that day, before', 'done', { visitedOn: '2013-05-12', visitedAt: '13:59' }],
		['of that day, after', 'open', { visitedOn: '2013-05-12', visitedAt: '14:00' }],
		['of that day, at an hour that nobody said', 'open', { visitedOn: '2013-05-12' }],
		['of the next day', 'open', { visitedOn: '2013-05-13', visitedAt: '00:10' }],
		['that came after its month was validated', 'done', { visitedOn: '2013-05-13', late: true }],
		['that was imported', 'done', { visitedOn: '2013-05-13', imported: true }],
	] as const)('BD153 a visit %s leaves it %s', (_, state, visit) => {
		const log = openLog();
		log.report(at(10), 'salam', ['blankets']);
		log.act(at(12), 'emmaus', 'done');
		log.report(at(14), 'amis', ['blankets'], visit);
		expect(log.need()?.state).toBe(state);
	});

	test('BD153 a report of more than a week ago opens nothing today', () => {
		const log = openLog();
		log.report(at(14), 'amis', ['blankets'], { visitedOn: '2013-05-06' });
		expect(log.need()).toBeUndefined();
		log.report(at(14), 'amis', ['blankets'], { visitedOn: '2013-05-07' });
		expect(log.need()).toBeDefined();
	});

	test('BD154 of one stream is moved by no other one', () => {
		const log = openLog();
		log.report(at(12), 'salam', ['blankets']);
		const fact = {
			kind: 'need',
			id: 'act',
			site: 'grande-synthe',
			item: 'blankets',
			act: 'seen',
			detail: '',
		} as const;
		const event: BoardEvent = { stream: 'association:salam', seq: 1, at: at(12), association: 'salam', fact };
		const both = foldNeed(log.needs, event, seriesOf, () => undefined);
		expect(Object.keys(both)).toEqual([ID, `association:salam/${ID}`]);
		expect(both[ID]).toBe(log.need());
	});

	test('BD155 is taken back by who alone saw it; of several, only what this one saw is taken back', () => {
		const log = openLog();
		log.report(at(12), 'salam', ['blankets']);
		log.report(at(12), 'amis', ['blankets']);
		expect(log.act(at(13), 'emmaus', 'withdrawn')).toBe(false);
		log.act(at(13), 'salam', 'withdrawn');
		expect(log.need()).toMatchObject({ state: 'open', seenBy: [{ association: 'amis' }] });
		log.act(at(13, 14), 'amis', 'withdrawn');
		expect(log.need()).toMatchObject({
			state: 'withdrawn',
			withdrawn: { association: 'amis', at: at(13, 14) },
		});
		log.report(at(14), 'salam', ['blankets']);
		expect(log.need()).toMatchObject({ state: 'open', reopened: 0, withdrawn: null });
		// the coordinator tidies up
		log.act(at(14), null, 'withdrawn');
		expect(log.need()).toMatchObject({ state: 'withdrawn', withdrawn: { association: null } });
	});

	test('BD152 BD155 whatever order acts come in, a need has at most one who takes it, and only rightful acts move it', () => {
		const seed = Number(process.env.SEED ?? Date.now() % 100_000);
		console.log(`needs: SEED=${seed}`);
		let state = seed;
		const random = (below: number) => {
			state = (state * 48_271 + 11) % 2_147_483_647;
			return state % below;
		};
		for (let run = 0; run < 300; run++) {
			const log = openLog();
			/** Who may say that it is delivered, as the acts alone tell it. */
			let holder: string | null = null;
			for (let step = 0; step < 60; step++) {
				const association = ['salam', 'amis', 'emmaus', null][random(4)]!;
				const now = `2013-05-${String(1 + Math.floor(step / 3)).padStart(2, '0')}T10:00:${String(step).padStart(2, '0')}.000Z`;
				const before = log.need();
				if (random(5) === 0) {
					log.report(now, association, random(2) === 0 ? ['blankets'] : []);
				} else {
					const act = NEED_ACTS[random(NEED_ACTS.length)]!;
					const may = needActs(before, association).includes(act);
					expect(log.act(now, association, act)).toBe(may);
					if (may && act === 'taken') {
						expect([before!.state, holder]).toEqual(
							before!.state === 'done' ? ['done', association] : ['open', null],
						);
						holder = association;
					}
					if (may && act === 'done') {
						expect([null, association]).toContain(holder);
						holder = association;
					}
					if (may && act === 'released') expect([holder, null]).toContain(association);
				}
				const need = log.need();
				if (need?.state === 'open' || need?.state === 'withdrawn') holder = null;
				expect(need?.takenBy?.association ?? null).toBe(holder);
				if (need) expect(need.doneAt !== null).toBe(need.state === 'done');
				if (need && need.state !== 'withdrawn') expect(need.seenBy.length).toBeGreaterThan(0);
				expect((need?.reopened ?? 0) - (before?.reopened ?? 0)).toBe(
					before?.state === 'done' && need?.state === 'open' ? 1 : 0,
				);
			}
		}
	});
});

describe('an offer', () => {
	const offer = { kind: 'offer', id: 'o', item: 'blankets', detail: '40', until: null } as const;

	test('BD160 is fetched by one other association; giver and fetcher say whether it was handed over', () => {
		const log = openLog();
		const act = (association: string | null, act: OfferAct) =>
			log.tell(at(12), association, { kind: 'offer-act', id: `${act}-${association}`, of: 'o', act });
		log.tell(at(12), 'emmaus', offer);
		act('emmaus', 'taken');
		expect(log.offers.o).toMatchObject({ state: 'open', takenBy: null, association: 'emmaus' });
		act('salam', 'taken');
		act('amis', 'taken');
		act('amis', 'released');
		expect(log.offers.o).toMatchObject({ state: 'taken', takenBy: { association: 'salam' } });
		act('salam', 'done');
		expect(log.offers.o).toMatchObject({ state: 'done', takenBy: { association: 'salam' } });
		act('emmaus', 'taken');
		expect(log.offers.o).toMatchObject({ state: 'taken', takenBy: { association: 'salam' } });
		act('emmaus', 'released');
		act('salam', 'withdrawn');
		expect(log.offers.o).toMatchObject({ state: 'open', takenBy: null });
		act('emmaus', 'withdrawn');
		act('salam', 'taken');
		expect(log.offers.o).toMatchObject({ state: 'withdrawn' });
	});
});
