import { daysLater, parisWallClock } from '../time/paris-time.ts';
import type { BoardEvent } from './board-event.ts';
import type { ReportLine } from './board-state.ts';
import type { NeedFact, OfferActFact } from './entry.ts';
import type { Answer } from './form.ts';
import { needActs, offerActs } from './need-acts.ts';
import { NEED_ITEMS, needId, type Need, type NeedItem, type Offer, type Seen } from './need.ts';

/** What was seen longer ago than this, in days, when its report or correction arrives says nothing about what is needed now. */
export const NEED_SPEAKS_DAYS = 7;

type Needs = Readonly<Record<string, Need>>;
type Offers = Readonly<Record<string, Offer>>;

/**
 * The needs after this event; the same object when nothing changes. Streams don't meet in a need, so only the order within
 * each counts. A report that doesn't name an item says nothing about it, and neither does a correction that takes it away:
 * a need ends by an act of somebody, never in silence. `reportOf`: reports of the last days, as they were before this event.
 */
export function foldNeed(
	needs: Needs,
	event: BoardEvent,
	seriesOf: (site: string) => string,
	reportOf: (id: string) => ReportLine | undefined,
): Needs {
	const { fact } = event;
	switch (fact.kind) {
		case 'observation':
			return foldNamed(needs, event, seriesOf, fact, itemsIn(fact.answers.needs));
		case 'revision': {
			const report = reportOf(fact.of);
			if (!report || daysBefore(event.at) > parisWallClock(report.receivedAt).date) return needs;
			const before = itemsIn(report.answers.needs);
			const added = itemsIn(fact.answers.needs).filter((item) => !before.includes(item));
			const { visitedOn = report.visitedOn, visitedAt = report.visitedAt } = fact;
			return foldNamed(needs, event, seriesOf, { ...report, visitedOn, visitedAt }, added);
		}
		case 'need':
			return foldAct(needs, event, seriesOf(fact.site), fact);
		default:
			return needs;
	}
}

type Visit = Pick<ReportLine, 'site' | 'visitedOn' | 'visitedAt' | 'late' | 'imported'>;

/** A visit found that these items are needed. */
function foldNamed(
	needs: Needs,
	event: BoardEvent,
	seriesOf: (site: string) => string,
	visit: Visit,
	items: readonly NeedItem[],
): Needs {
	const { association, at, stream } = event;
	if (items.length === 0 || association === null || visit.imported || visit.late) return needs;
	if (visit.visitedOn < daysBefore(at)) return needs;
	const series = seriesOf(visit.site);
	const seen: Seen = { association, at };
	const changed: Record<string, Need> = {};
	for (const item of items) {
		const id = needId(stream, series, item);
		const need = needs[id];
		const closedAt = closingOf(need);
		if (closedAt !== null && !isAfter(visit, closedAt)) continue;
		const after = see(need ?? freshNeed(event, series, item), visit.site, seen);
		if (after !== need) changed[id] = after;
	}
	return Object.keys(changed).length === 0 ? needs : { ...needs, ...changed };
}

function foldAct(needs: Needs, event: BoardEvent, series: string, fact: NeedFact): Needs {
	const { association, at, stream } = event;
	const id = needId(stream, series, fact.item);
	const need = needs[id];
	if (!needActs(need, association).includes(fact.act)) return needs;
	const changed = actOn(need ?? freshNeed(event, series, fact.item), fact, association, at);
	return { ...needs, [id]: changed };
}

function actOn(need: Need, { act, site, detail }: NeedFact, association: string | null, at: string): Need {
	const who = association === null ? null : { association, at };
	switch (act) {
		case 'seen': {
			const seen = see(need, site, who!);
			return detail === '' ? seen : { ...seen, detail };
		}
		case 'detailed':
			return { ...need, detail };
		case 'taken':
			return { ...need, state: 'taken', takenBy: who, doneAt: null };
		case 'released':
			return { ...need, state: 'open', takenBy: null };
		case 'done':
			return { ...need, state: 'done', takenBy: who, doneAt: at };
		case 'withdrawn': {
			const others = who === null ? [] : need.seenBy.filter((seen) => seen.association !== association);
			if (others.length > 0) return { ...need, seenBy: others };
			return { ...need, state: 'withdrawn', withdrawn: { association, at } };
		}
	}
}

/** Seen by one more; opened again when it was closed, and then nothing said before holds any more. */
function see(need: Need, site: string, seen: Seen): Need {
	if (need.state === 'open' || need.state === 'taken') {
		const known = need.seenBy.some(({ association }) => association === seen.association);
		if (known && need.site === site) return need;
		return { ...need, site, seenBy: known ? need.seenBy : [...need.seenBy, seen] };
	}
	const reopened = need.reopened + (need.state === 'done' ? 1 : 0);
	return { ...freshNeed(need, need.series, need.item), site, seenBy: [seen], reopened };
}

function freshNeed({ stream }: Pick<Need, 'stream'>, series: string, item: NeedItem): Need {
	return {
		id: needId(stream, series, item),
		stream,
		series,
		site: series,
		item,
		state: 'open',
		detail: '',
		seenBy: [],
		takenBy: null,
		doneAt: null,
		withdrawn: null,
		reopened: 0,
	};
}

/** YYYY-MM-DD in Paris, the first day that still counts at this instant. */
function daysBefore(instant: string): string {
	return daysLater(parisWallClock(instant).date, -NEED_SPEAKS_DAYS);
}

function closingOf(need: Need | undefined): string | null {
	if (need?.state === 'done') return need.doneAt;
	return need?.state === 'withdrawn' ? (need.withdrawn?.at ?? null) : null;
}

/** A visit of that day without an hour counts as after: shown once too often costs a look, once too little a night. */
function isAfter({ visitedOn, visitedAt }: Visit, instant: string): boolean {
	const { date, time } = parisWallClock(instant);
	if (visitedOn !== date) return visitedOn > date;
	return visitedAt === null || visitedAt >= time;
}

function itemsIn(answer: Answer | null | undefined): readonly NeedItem[] {
	if (answer?.kind !== 'choice') return [];
	return NEED_ITEMS.filter((item) => answer.chosen.includes(item));
}

/** The offers after this event; the same object when nothing changes. */
export function foldOffer(offers: Offers, event: BoardEvent): Offers {
	const { fact, association, at } = event;
	switch (fact.kind) {
		case 'offer': {
			if (association === null || offers[fact.id]) return offers;
			const { id, item, detail, until } = fact;
			return {
				...offers,
				[id]: { id, item, detail, association, at, until, state: 'open', takenBy: null },
			};
		}
		case 'offer-act': {
			const offer = offers[fact.of];
			if (!offer || !offerActs(offer, association).includes(fact.act)) return offers;
			return { ...offers, [fact.of]: actOnOffer(offer, fact, association, at) };
		}
		default:
			return offers;
	}
}

function actOnOffer(offer: Offer, { act }: OfferActFact, association: string | null, at: string): Offer {
	switch (act) {
		case 'taken':
			// handed over, and then not after all: it is still for whoever was to fetch it
			return { ...offer, state: 'taken', takenBy: offer.takenBy ?? { association: association!, at } };
		case 'released':
			return { ...offer, state: 'open', takenBy: null };
		case 'done':
		case 'withdrawn':
			return { ...offer, state: act };
	}
}
