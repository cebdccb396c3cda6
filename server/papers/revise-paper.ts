import type { Actor } from '#lib/domain/actor.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import { readPaperTitle } from '#lib/domain/papers/paper-title.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand, demandToSee } from '../access.ts';
import type { Records } from '../storage/records.ts';
import { papers } from './collections.ts';
import type { Papers } from './dependencies.ts';

export async function renamePaper(context: Papers, actor: Actor, id: string, typed: string): Promise<void> {
	const title = readPaperTitle(typed);
	await revise(context.records, actor, id, (paper) => {
		demand(actor, 'paper.write', { group: paper.group, archived: paper.archivedAt !== null });
		if (title === null) throw new Refusal('invalid', 'paper-title');
		return { ...paper, title };
	});
	context.announce(['papers', `paper:${id}`]);
}

/** Puts a paper away or takes it out again. Who has it open loses or gains the pen at once. */
export async function archivePaper(
	context: Papers,
	actor: Actor,
	id: string,
	archived: boolean,
): Promise<void> {
	const at = new Date(context.now()).toISOString();
	const { document } = await revise(context.records, actor, id, (paper) => {
		demand(actor, 'paper.archive', { group: paper.group });
		return { ...paper, archivedAt: archived ? (paper.archivedAt ?? at) : null };
	});
	await context.sync.recheck({ document });
	context.announce(['papers', `paper:${id}`]);
}

/** Again when somebody else was faster, with what they made of it. */
async function revise(
	records: Records,
	actor: Actor,
	id: string,
	change: (paper: Paper) => Paper,
): Promise<Paper> {
	for (;;) {
		const stored = await records.get(papers, id);
		demandToSee(actor, 'paper.read', { group: stored?.value.group ?? '' });
		if (!stored) throw new Refusal('not-found', 'not-found');
		const paper = change(stored.value);
		if (await records.replace(papers, id, stored.revision, paper)) return paper;
	}
}
