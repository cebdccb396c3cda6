import type { PersonActor } from '#lib/domain/actor.ts';
import { keyOfFact, type NeedFact, type OfferActFact, type OfferFact } from '#lib/domain/board/entry.ts';
import { needActs, offerActs } from '#lib/domain/board/need-acts.ts';
import { LONGEST_DETAIL, needId, NEED_ITEMS, type Need } from '#lib/domain/board/need.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { isPlainDay } from '#lib/domain/gatherings/plan-structure.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { demand, demandToSee } from '../../access.ts';
import { receiptOf } from '../act-receipt.ts';
import { appendOnce, demandActId, sentBefore } from '../append-once.ts';
import { checkedText } from '../checked-text.ts';
import type { BoardContext } from '../context.ts';
import type { Follow } from '../follow.ts';
import type { NewLine } from '../log.ts';
import type { NeedsService } from './service.ts';
import { showNeeds } from './show-needs.ts';

const NETWORK: Stream = 'network';

export function createNeeds(context: BoardContext, follow: Follow): NeedsService {
	const { log, sites } = context;

	function detailOf(text: string): string {
		return checkedText(text.replace(/\s+/gu, ' '), LONGEST_DETAIL, 'need-detail');
	}

	async function needOf({ stream, fact }: NewLine<NeedFact>): Promise<Need | undefined> {
		const site = await sites.site(fact.site);
		// where nobody lives any more, nothing is needed
		if (!site || (fact.act === 'seen' && site.state !== 'open')) throw new Refusal('invalid', 'need-site');
		return (await follow(stream)).needs[needId(stream, site.series, fact.item)];
	}

	/** Of two who act at once the log says who was first; the other hears what stands now. */
	async function demandDone(stream: Stream, fact: NeedFact | OfferActFact, reason: string): Promise<void> {
		if (fact.act === 'seen') return;
		if ((await follow(stream)).idle.has(keyOfFact(fact))) throw new Refusal('conflict', reason);
	}

	return {
		async view(actor) {
			demandToSee(actor, 'site.read', null);
			return showNeeds(context, follow, actor as PersonActor);
		},

		async act(actor, id, { site, item, act, association, level, ...typed }) {
			demandToSee(actor, 'site.read', null);
			demandActId(id);
			const stream = level === 'association' ? (`association:${association}` as const) : NETWORK;
			demand(actor, 'stream.write', { ...(await context.facts()), stream, association, alertGroup: null });
			if (!NEED_ITEMS.includes(item)) throw new Refusal('invalid', 'need-item');
			const detail = act === 'seen' || act === 'detailed' ? detailOf(typed.detail) : '';
			const fact: NeedFact = { kind: 'need', id, site, item, act, detail };
			const line = { stream, by: (actor as PersonActor).id, association, fact };
			const sent = await sentBefore(log, line);
			if (!sent) {
				const need = await needOf(line);
				if (!needActs(need, association).includes(act))
					throw new Refusal(
						'conflict',
						act !== 'seen' && isOthers(need, association) ? 'need-taken' : 'need-changed',
					);
			}
			const { entry } = sent ? { entry: sent } : await appendOnce(log, line);
			await demandDone(stream, fact, act === 'taken' ? 'need-taken' : 'need-changed');
			return receiptOf(id, entry);
		},

		async offer(actor, id, { item, until, association, ...typed }) {
			const facts = await context.facts();
			demandToSee(actor, 'board.read', facts);
			demandActId(id);
			demand(actor, 'stream.write', { ...facts, stream: NETWORK, association, alertGroup: null });
			if (!NEED_ITEMS.includes(item)) throw new Refusal('invalid', 'need-item');
			const detail = detailOf(typed.detail);
			const fact: OfferFact = { kind: 'offer', id, item, detail, until };
			const line = { stream: NETWORK, by: (actor as PersonActor).id, association, fact };
			const sent = await sentBefore(log, line);
			if (sent) return receiptOf(id, sent);
			if (until !== null && (!isPlainDay(until) || until < parisWallClock(context.now()).date))
				throw new Refusal('invalid', 'offer-until');
			return receiptOf(id, (await appendOnce(log, line)).entry);
		},

		async actOnOffer(actor, of, id, { act, association }) {
			const facts = await context.facts();
			demandToSee(actor, 'board.read', facts);
			demandActId(id);
			const offered = (await follow(NETWORK)).offers[of];
			if (!offered) throw new Refusal('not-found', 'not-found');
			demand(actor, 'stream.write', { ...facts, stream: NETWORK, association, alertGroup: null });
			const fact: OfferActFact = { kind: 'offer-act', id, of, act };
			const line = { stream: NETWORK, by: (actor as PersonActor).id, association, fact };
			const sent = await sentBefore(log, line);
			if (!sent && !offerActs(offered, association).includes(act))
				throw new Refusal('conflict', 'offer-changed');
			const { entry } = sent ? { entry: sent } : await appendOnce(log, line);
			await demandDone(NETWORK, fact, 'offer-changed');
			return receiptOf(id, entry);
		},
	};
}

function isOthers(need: Need | undefined, association: string | null): boolean {
	return need?.state === 'taken' && need.takenBy?.association !== association;
}
