import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Topic } from '#lib/protocol/live.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { isStream } from '#lib/domain/board/stream.ts';
import type { BoardService } from '../board/service.ts';
import type { GatheringsService } from '../gatherings/service.ts';
import type { PapersService } from '../papers/service.ts';
import type { SigningService } from '../signing/service.ts';

interface Objects {
	readonly papers: Pick<PapersService, 'find'>;
	readonly gatherings: Pick<GatheringsService, 'find'>;
	readonly signing: Pick<SigningService, 'campaign'>;
	readonly board: Pick<BoardService, 'facts'>;
}

/** Who may watch what: whoever may read the object behind the topic. */
export async function mayWatch(objects: Objects, actor: Actor, topic: Topic): Promise<boolean> {
	const [kind, id] = split(topic);
	switch (kind) {
		case 'network':
			return can(actor, 'network.read', null) || (actor.kind === 'person' && actor.memberships.length > 0);
		case 'papers':
			return can(actor, 'paper.list', null);
		case 'campaigns':
			return can(actor, 'campaign.list', null);
		case 'gatherings':
			return actor.kind === 'person';
		case 'gathering': {
			const gathering = await objects.gatherings.find(id);
			return gathering !== null && can(actor, 'gathering.read', gathering);
		}
		case 'board': {
			const facts = await objects.board.facts();
			if (id === '') return can(actor, 'board.read', facts);
			return isStream(id) && can(actor, 'stream.read', { ...facts, stream: id });
		}
		case 'person':
			return actor.kind === 'person' && actor.id === id;
		case 'paper': {
			const paper = await objects.papers.find(id);
			return paper !== null && can(actor, 'paper.read', { group: paper.group });
		}
		case 'campaign':
			return readable(() => objects.signing.campaign(actor, id));
		default:
			return false;
	}
}

function split(topic: Topic): [string, string] {
	const at = topic.indexOf(':');
	return at < 0 ? [topic, ''] : [topic.slice(0, at), topic.slice(at + 1)];
}

async function readable(read: () => Promise<unknown>): Promise<boolean> {
	try {
		await read();
		return true;
	} catch (thrown) {
		if (thrown instanceof Refusal) return false;
		throw thrown;
	}
}
