import type { Need, NeedAct, Offer, OfferAct } from './need.ts';

/**
 * What an association may do with a need as it stands; null: the coordinator, who tidies up and takes nothing. Whoever undoes
 * something does the opposite act. The fold asks the same rule, so that of two who take it the second changes nothing.
 */
export function needActs(need: Need | undefined, association: string | null): readonly NeedAct[] {
	const mine = association !== null && need?.takenBy?.association === association;
	const saw =
		association !== null && (need?.seenBy.some((seen) => seen.association === association) ?? false);
	switch (need?.state) {
		case 'open':
			if (association === null) return ['detailed', 'withdrawn'];
			return saw ? ['taken', 'done', 'detailed', 'withdrawn'] : ['taken', 'done', 'seen', 'detailed'];
		case 'taken':
			if (association === null) return ['detailed', 'released'];
			return [
				...(mine ? (['done', 'released'] as const) : []),
				...(saw ? [] : (['seen'] as const)),
				'detailed',
			];
		case 'done':
			if (association === null) return [];
			return mine ? ['seen', 'taken'] : ['seen'];
		case 'withdrawn':
		case undefined:
			return association === null ? [] : ['seen'];
	}
}

/** The giver decides whether it is there, who fetches it whether they do; both can say that it was handed over. */
export function offerActs(offer: Offer, association: string | null): readonly OfferAct[] {
	const gives = offer.association === association;
	const fetches = association !== null && offer.takenBy?.association === association;
	switch (offer.state) {
		case 'open':
			if (gives || association === null) return ['withdrawn'];
			return ['taken'];
		case 'taken':
			if (gives || fetches) return ['done', 'released'];
			return association === null ? ['released'] : [];
		case 'done':
			return gives || fetches ? ['taken'] : [];
		case 'withdrawn':
			return [];
	}
}
