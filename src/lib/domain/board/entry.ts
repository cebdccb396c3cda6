import type { Alert, AlertAct } from './alert.ts';
import type { NeedAct, NeedItem, Offer, OfferAct } from './need.ts';
import type { Observation, Revision } from './observation.ts';
import type { Stream } from './stream.ts';

/** One line of the board's log: a fact, its place in its stream, and who stated it. Lines are added and never removed. */
export interface Entry<F extends Fact = Fact> {
	readonly stream: Stream;
	/** 1, 2, 3 … in this stream: the order of everything, whatever clocks say. */
	readonly seq: number;
	/** Server instant. */
	readonly at: string;
	/** Person; null for the server's own acts, and for a line that has become its association's only. */
	readonly by: string | null;
	/** Null: the network's (its coordinator, an import). */
	readonly association: string | null;
	readonly fact: F;
}

/** Of each fact there is one: the id alone would let an act take the place of a report. */
export function keyOfFact(fact: Fact): string {
	switch (fact.kind) {
		case 'observation':
			return `observation:${fact.report.id}`;
		case 'variant':
			return `variant:${fact.report.id}:${fact.hash}`;
		case 'revision':
			return `revision:${fact.revision.id}`;
		default:
			return `${fact.kind}:${fact.id}`;
	}
}

export type Fact =
	| ObservationFact
	| VariantFact
	| RevisionFact
	| ErasureFact
	| NeedFact
	| OfferFact
	| OfferActFact
	| AlertFact
	| AlertActFact
	| SiteFact;

export interface ObservationFact {
	readonly kind: 'observation';
	readonly report: Observation;
	readonly hash: string;
	/** The month was validated before it arrived: it stands beside its figures. */
	readonly late: boolean;
	/** How far the phone's clock was ahead when it was sent, in ms; null: not known. */
	readonly skew: number | null;
	/** Where an imported one comes from; null: from a phone. */
	readonly origin: Origin | null;
}

export interface Origin {
	readonly file: string;
	readonly line: number;
}

/** The same id with other content: kept until somebody says which one stands. */
export interface VariantFact {
	readonly kind: 'variant';
	readonly report: Observation;
	readonly hash: string;
	/** YYYY-MM-DD of the report that was first: both are found under its month. */
	readonly firstOn: string;
}

export interface RevisionFact {
	readonly kind: 'revision';
	readonly revision: Revision;
	readonly hash: string;
	/** YYYY-MM-DD of the report as it was first written: both are found under its month. */
	readonly firstOn: string;
}

/** The texts of a report were erased, in every revision. */
export interface ErasureFact {
	readonly kind: 'erasure';
	readonly id: string;
	/** Id of the report. */
	readonly of: string;
	readonly reason: 'asked' | 'old';
	/** YYYY-MM-DD of the report as it was first written: all its lines are found under that month. */
	readonly firstOn: string;
}

export interface NeedFact {
	readonly kind: 'need';
	readonly id: string;
	readonly site: string;
	readonly item: NeedItem;
	readonly act: NeedAct;
	readonly detail: string;
}

export interface OfferFact extends Pick<Offer, 'id' | 'item' | 'detail' | 'until'> {
	readonly kind: 'offer';
}

export interface OfferActFact {
	readonly kind: 'offer-act';
	readonly id: string;
	readonly of: string;
	readonly act: OfferAct;
}

export interface AlertFact extends Pick<Alert, 'id' | 'site' | 'sector' | 'type'> {
	readonly kind: 'alert';
	readonly text: string;
}

export interface AlertActFact {
	readonly kind: 'alert-act';
	readonly id: string;
	readonly of: string;
	readonly act: AlertAct;
	readonly text: string;
}

/** A site was opened, moved, merged, evicted, closed, renamed, or has another form: who shows sites asks again. */
export interface SiteFact {
	readonly kind: 'site';
	readonly id: string;
	readonly site: string;
}
