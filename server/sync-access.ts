import type { Actor } from '#lib/domain/actor.ts';
import { isPlannable, mondayOfDocument } from '#lib/domain/board/round-week.ts';
import { can } from '#lib/domain/can.ts';
import { initialsOf } from '#lib/domain/network/names.ts';
import { personColor } from '#lib/domain/network/person-color.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { AccessService } from './access.ts';
import type { BoardService } from './board/service.ts';
import type { GatheringsService } from './gatherings/service.ts';
import type { PapersService } from './papers/service.ts';
import type { Admission, NotAdmitted, SyncAccess } from './sync/admission.ts';
import { isPlan } from './sync/structure-of.ts';

interface Documents {
	readonly papers: Pick<PapersService, 'ofDocument'>;
	readonly gatherings: Pick<GatheringsService, 'ofDocument'>;
	readonly board: Pick<BoardService, 'facts'>;
}

/** Who may join a live document: whoever may read its paper, plan or board; who may write into it: whoever may write that. */
export function createSyncAccess(
	access: Pick<AccessService, 'actorOf'>,
	{ papers, gatherings, board }: Documents,
	originAllowed: SyncAccess['originAllowed'],
): SyncAccess {
	async function rightsIn(actor: Actor, document: string): Promise<{ read: boolean; write: boolean }> {
		if (isPlan(document)) {
			const gathering = await gatherings.ofDocument(document);
			if (!gathering) return NONE;
			return { read: can(actor, 'plan.read', gathering), write: can(actor, 'plan.write', gathering) };
		}
		const monday = mondayOfDocument(document);
		if (monday !== null) {
			const facts = await board.facts();
			const plannable = isPlannable(monday, parisWallClock(actor.at).date);
			return { read: can(actor, 'board.read', facts), write: plannable && can(actor, 'rounds.write', facts) };
		}
		const paper = await papers.ofDocument(document);
		if (!paper) return NONE;
		const { group, archivedAt } = paper;
		return {
			read: can(actor, 'paper.read', { group }),
			write: can(actor, 'paper.write', { group, archived: archivedAt !== null }),
		};
	}

	return {
		originAllowed,
		async authorize({ headers }, document): Promise<Admission | NotAdmitted> {
			const actor = await access.actorOf(new Headers({ cookie: headers.cookie ?? '' }));
			if (actor.kind === 'anonymous') return { kind: 'refused', status: 401 };
			const { read, write } = await rightsIn(actor, document);
			if (!read) return { kind: 'refused', status: 404 };
			return {
				kind: 'admitted',
				person: actor.id,
				name: actor.name,
				initials: initialsOf(actor.name),
				color: personColor(actor.id),
				mayWrite: write,
			};
		},
	};
}

const NONE = { read: false, write: false };
