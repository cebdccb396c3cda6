import type { ItemKind } from './form.ts';

/**
 * Items that mean the same on every form, so that they can be added up and compared. `people`: a number of people, or one
 * that gives it away (meals at a site); `sensitive`: of people, and shown to the public only for the whole coast.
 */
export const INDICATORS = {
	meals: { kind: 'count', people: true, sensitive: false, daily: 'sum' },
	present: { kind: 'estimate', people: true, sensitive: false, daily: 'largest' },
	pass: { kind: 'count', people: true, sensitive: true, daily: 'sum' },
	minors: { kind: 'estimate', people: true, sensitive: true, daily: 'largest' },
	arrests: { kind: 'count', people: true, sensitive: true, daily: 'largest' },
	showers: { kind: 'count', people: true, sensitive: false, daily: 'sum' },
	clothes: { kind: 'count', people: true, sensitive: false, daily: 'sum' },
	volunteers: { kind: 'count', people: false, sensitive: false, daily: 'sum' },
	hours: { kind: 'count', people: false, sensitive: false, daily: 'sum' },
	kilometres: { kind: 'count', people: false, sensitive: false, daily: 'sum' },
	water: { kind: 'yes-no', people: false, sensitive: false, daily: 'last' },
	toilets: { kind: 'yes-no', people: false, sensitive: false, daily: 'last' },
	rubbish: { kind: 'yes-no', people: false, sensitive: false, daily: 'last' },
	needs: { kind: 'choice', people: false, sensitive: false, daily: 'last' },
} as const satisfies Readonly<Record<string, IndicatorFacts>>;

export type Indicator = keyof typeof INDICATORS;

export interface IndicatorFacts {
	readonly kind: ItemKind;
	readonly people: boolean;
	readonly sensitive: boolean;
	/**
	 * Several reports of one day and site: what was done is summed; who was there is not, since the same people were seen
	 * twice (the largest report stands, all are shown); what is so or not is as the last one says.
	 */
	readonly daily: 'sum' | 'largest' | 'last';
}

export function isIndicator(id: string): id is Indicator {
	return Object.hasOwn(INDICATORS, id);
}
