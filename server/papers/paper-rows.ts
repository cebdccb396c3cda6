import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import { paperState } from '#lib/domain/papers/paper-state.ts';
import type { PaperRow } from '#lib/protocol/views/papers.ts';
import type { VersionFact } from '../signing/service.ts';
import type { Papers } from './dependencies.ts';

export interface PaperWithVersions {
	readonly row: PaperRow;
	readonly versions: readonly VersionFact[];
}

/** What lists show of these papers, in their order. */
export async function toRows(
	{ versions, lastEdits, groups, names, sync }: Papers,
	actor: Actor,
	papers: readonly Paper[],
): Promise<readonly PaperWithVersions[]> {
	const groupIds = [...new Set(papers.map(({ group }) => group))];
	const groupNames = new Map(
		await Promise.all(groupIds.map(async (id) => [id, (await groups.group(id))?.name ?? ''] as const)),
	);
	const facts = await Promise.all(
		papers.map(async (paper) => ({
			paper,
			edit: await lastEdits.of(paper.document),
			versions: await versions(paper.id),
		})),
	);
	const people = await names([...new Set(facts.flatMap(({ edit }) => (edit ? [edit.person] : [])))]);
	return facts.map(({ paper, edit, versions }) => ({
		versions,
		row: {
			...paper,
			groupName: groupNames.get(paper.group) ?? '',
			state: paperState({ archivedAt: paper.archivedAt, versions }),
			editedAt: edit?.at ?? null,
			editedByName: edit ? (people.get(edit.person) ?? '') : null,
			versions: versions.length,
			here: sync.present(paper.document).map(({ name, initials, color }) => ({ name, initials, color })),
			may: { write: can(actor, 'paper.write', { group: paper.group, archived: paper.archivedAt !== null }) },
		},
	}));
}
