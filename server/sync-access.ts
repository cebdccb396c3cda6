import { can } from '#lib/domain/can.ts';
import { initialsOf } from '#lib/domain/network/names.ts';
import { personColor } from '#lib/domain/network/person-color.ts';
import type { AccessService } from './access.ts';
import type { PapersService } from './papers/service.ts';
import type { Admission, NotAdmitted, SyncAccess } from './sync/admission.ts';

/** Who may join a live document: whoever may read its paper; who may write into it: whoever may write the paper. */
export function createSyncAccess(
	access: Pick<AccessService, 'actorOf'>,
	papers: Pick<PapersService, 'ofDocument'>,
	originAllowed: SyncAccess['originAllowed'],
): SyncAccess {
	return {
		originAllowed,
		async authorize({ headers }, document): Promise<Admission | NotAdmitted> {
			const actor = await access.actorOf(new Headers({ cookie: headers.cookie ?? '' }));
			if (actor.kind === 'anonymous') return { kind: 'refused', status: 401 };
			const paper = await papers.ofDocument(document);
			if (!paper || !can(actor, 'paper.read', { group: paper.group }))
				return { kind: 'refused', status: 404 };
			return {
				kind: 'admitted',
				person: actor.id,
				name: actor.name,
				initials: initialsOf(actor.name),
				color: personColor(actor.id),
				mayWrite: can(actor, 'paper.write', { group: paper.group, archived: paper.archivedAt !== null }),
			};
		},
	};
}
