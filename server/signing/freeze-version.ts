import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Version } from '#lib/domain/signing/register.ts';
import type { VersionView } from '#lib/protocol/views/signing.ts';
import { demand, demandToSee } from '../access.ts';
import type { Signing } from './dependencies.ts';
import { freezeText, oneSpelling } from './frozen-text.ts';
import { sha256 } from './hashes.ts';
import { viewVersion } from './version-views.ts';

/** Takes the text at one committed point of its log and numbers it. An unchanged text keeps its number. */
export async function freezeVersion(signing: Signing, actor: Actor, paperId: string): Promise<VersionView> {
	const paper = await findPaper(signing, actor, paperId);
	demand(actor, 'version.freeze', { group: paper.group });
	if (paper.archivedAt !== null) throw new Refusal('conflict', 'paper-archived');
	const person = (actor as PersonActor).id;

	const { result: number, rows } = await signing.register.commit<number>(async (register, { sequence }) => {
		// read again at each attempt: a text taken before somebody else's freezing must not be numbered after it
		const live = await signing.papers.textOf(paper);
		const title = oneSpelling(paper.title);
		const bytes = freezeText({ title, language: paper.language }, live);
		const textSha256 = sha256(bytes.text);
		const last = register.versions.get(paper.id)?.at(-1);
		if (last && isSame(last, { textSha256, title, language: paper.language }))
			return { entries: [], result: last.number };

		await signing.files.put(bytes.text);
		const renderedSha256 = await signing.files.put(bytes.rendered);
		const version = (last?.number ?? 0) + 1;
		const { id, kind, language, group } = paper;
		const named = { paper: id, version, title, kind, language, group, textSha256, renderedSha256 };
		return {
			entries: [
				{ type: 'version-frozen', body: { ...named, documentSequence: live.sequence } },
				{ type: 'author', body: { of: sequence, person, reason: '' } },
			],
			result: version,
		};
	});
	if (rows.length > 0) signing.announce(['papers', `paper:${paper.id}`]);
	return viewVersion(signing, paper, number);
}

/** The paper, for who may read it; for everybody else it is not there. */
export async function findPaper(signing: Signing, actor: Actor, id: string): Promise<Paper> {
	const paper = await signing.papers.find(id);
	demandToSee(actor, 'paper.read', { group: paper?.group ?? '' });
	if (!paper) throw new Refusal('not-found', 'not-found');
	return paper;
}

function isSame(version: Version, text: Pick<Version, 'textSha256' | 'title' | 'language'>): boolean {
	return (
		version.textSha256 === text.textSha256 &&
		version.title === text.title &&
		version.language === text.language
	);
}
