import type { Actor } from '#lib/domain/actor.ts';
import type { NeedAct, NeedItem, OfferAct } from '#lib/domain/board/need.ts';
import type { ObservationLevel } from '#lib/domain/board/observation.ts';
import type { ActReceipt, NeedsView } from '#lib/protocol/views/needs.ts';

/**
 * What sites need and what associations have to give. Ids of acts are made by their sender: the same act may be sent again,
 * the same id with other content is refused.
 */
export interface NeedsService {
	view(actor: Actor): Promise<NeedsView>;
	act(actor: Actor, id: string, input: NewNeedAct): Promise<ActReceipt>;
	offer(actor: Actor, id: string, input: NewOffer): Promise<ActReceipt>;
	actOnOffer(actor: Actor, offer: string, id: string, input: NewOfferAct): Promise<ActReceipt>;
}

export interface NewNeedAct {
	readonly site: string;
	readonly item: NeedItem;
	readonly act: NeedAct;
	readonly detail: string;
	/** Null: the coordinator. */
	readonly association: string | null;
	/** Shared, or within one's own association. */
	readonly level: ObservationLevel;
}

export interface NewOffer {
	readonly item: NeedItem;
	readonly detail: string;
	/** YYYY-MM-DD, the last day; null: until it is taken. */
	readonly until: string | null;
	readonly association: string;
}

export interface NewOfferAct {
	readonly act: OfferAct;
	/** Null: the coordinator. */
	readonly association: string | null;
}
