import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { PaperRow, PaperView } from '#lib/protocol/views/papers.ts';
import { demandToSee } from '../access.ts';
import type { Records, Stored } from '../storage/records.ts';
import { papers } from './collections.ts';
import type { Papers } from './dependencies.ts';
import { toRows } from './paper-rows.ts';
import type { PaperFilter } from './service.ts';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';

/** The last touched first. Somebody outside the network sees none. */
export async function listPapers(
	context: Papers,
	actor: Actor,
	{ group, kind, language, state }: PaperFilter = {},
): Promise<readonly PaperRow[]> {
	if (actor.kind === 'anonymous') throw new Refusal('signed-out', 'signed-out');
	if (!can(actor, 'paper.list', null)) return [];
	const wanted = (await listAll(context.records)).filter(
		(paper) =>
			(group === undefined || paper.group === group) &&
			(kind === undefined || paper.kind === kind) &&
			(language === undefined || paper.language === language) &&
			can(actor, 'paper.read', { group: paper.group }),
	);
	const rows = (await toRows(context, actor, wanted)).map(({ row }) => row);
	return rows.filter((row) => state === undefined || row.state === state).sort(byLastTouch);
}

export async function readPaper(context: Papers, actor: Actor, id: string): Promise<PaperView> {
	const paper = await seePaper(context.records, actor, id);
	const [shown] = await toRows(context, actor, [paper]);
	const { row, versions } = shown!;
	const people = await context.names([...new Set(versions.map(({ frozenBy }) => frozenBy))]);
	const { group } = paper;
	const writes = row.may.write;
	return {
		paper: row,
		root: { name: TEXT_ROOT, type: 'XmlFragment' },
		versions: versions.map(({ number, textSha256, frozenAt, frozenBy, campaigns }) => ({
			number,
			textSha256,
			frozenAt,
			frozenByName: people.get(frozenBy) ?? '',
			campaigns: campaigns.map(({ id, state }) => ({ id, state })),
		})),
		may: {
			write: writes,
			freeze: can(actor, 'version.freeze', { group }) && paper.archivedAt === null,
			propose: can(actor, 'campaign.open', { group }) && paper.archivedAt === null,
			archive: can(actor, 'paper.archive', { group }),
		},
	};
}

/** The paper, for who may read it: to everybody else it is not there. */
export async function seePaper(records: Records, actor: Actor, id: string): Promise<Paper> {
	const paper = await findPaper(records, id);
	demandToSee(actor, 'paper.read', { group: paper?.group ?? '' });
	if (!paper) throw new Refusal('not-found', 'not-found');
	return paper;
}

export async function findPaper(records: Records, id: string): Promise<Paper | null> {
	return (await records.get(papers, id))?.value ?? null;
}

export async function findByDocument(records: Records, document: string): Promise<Paper | null> {
	const [found] = await records.find(papers, 'document', document, { limit: 1 });
	return found?.value ?? null;
}

async function listAll(records: Records): Promise<Paper[]> {
	const all: Stored<Paper>[] = [];
	for (;;) {
		const last = all.at(-1);
		const page = await records.list(papers, last ? { after: last.id } : {});
		if (page.length === 0) return all.map(({ value }) => value);
		all.push(...page);
	}
}

function byLastTouch(a: PaperRow, b: PaperRow): number {
	return (b.editedAt ?? b.createdAt).localeCompare(a.editedAt ?? a.createdAt) || a.id.localeCompare(b.id);
}
