import { randomBytes } from 'node:crypto';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import { readPaperTitle } from '#lib/domain/papers/paper-title.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../access.ts';
import { papers } from './collections.ts';
import type { Papers } from './dependencies.ts';
import type { PapersService } from './service.ts';
import { templateOf } from './templates/template-of.ts';
import { writeText } from './write-text.ts';

type NewPaper = Parameters<PapersService['create']>[1];

export async function createPaper(context: Papers, actor: Actor, input: NewPaper): Promise<Paper> {
	const { records, sync, groups, announce, now } = context;
	demand(actor, 'paper.create', { group: input.group });
	const title = readPaperTitle(input.title);
	if (title === null) throw new Refusal('invalid', 'paper-title');
	const group = await groups.group(input.group);
	if (!group) throw new Refusal('invalid', 'group-unknown');
	if (group.closedAt !== null) throw new Refusal('conflict', 'group-closed');
	const paper: Paper = {
		id: randomBytes(8).toString('hex'),
		// 128 random bits: a document that nobody was told of can't be guessed
		document: randomBytes(16).toString('hex'),
		title,
		kind: input.kind,
		language: input.language,
		group: group.id,
		createdAt: new Date(now()).toISOString(),
		createdBy: (actor as PersonActor).id,
		archivedAt: null,
	};
	const text = input.filledWith ?? templateOf(paper.kind, paper.language);
	// the text first: a paper that can be seen has its text
	await sync.write(paper.document, null, (doc) => writeText(doc, text, {}));
	if (!(await records.insert(papers, paper.id, paper))) throw new Error('a random id was taken');
	announce(['papers']);
	return paper;
}
