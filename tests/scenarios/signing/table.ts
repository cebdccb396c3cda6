import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Association, AssociationKind } from '#lib/domain/network/association.ts';
import type { Mandate, MandateScope } from '#lib/domain/network/mandate.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import type { Topic } from '#lib/protocol/live.ts';
import type { CampaignView } from '#lib/protocol/views/signing.ts';
import { createSigning } from '../../../server/signing/create-signing.ts';
import type { OpenedCampaign, SigningDependencies } from '../../../server/signing/dependencies.ts';
import { openKeys } from '../../../server/signing/keys.ts';
import type { OpenCampaign, SigningService } from '../../../server/signing/service.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import type { Storage } from '../../../server/storage/storage.ts';

export const STORES = ['memory', 'sqlite'] as const;
export type Store = (typeof STORES)[number];

/** 2013-02-10: the instants of these scenarios are the clock's, never this machine's. */
export const FEBRUARY_2013 = Date.UTC(2013, 1, 10, 9, 30);
export const DAY = 24 * 60 * 60 * 1000;
export const DEADLINE = '2013-04-01T21:59:59.000Z';

export interface Table extends AsyncDisposable {
	readonly signing: SigningService;
	readonly storage: Storage;
	readonly databaseFile: string;
	readonly dependencies: SigningDependencies;
	readonly clock: { ms: number };
	readonly associations: Map<string, Association>;
	readonly papers: Map<string, Paper>;
	/** Markdown of the papers' live documents. */
	readonly texts: Map<string, string>;
	readonly announced: Topic[];
	readonly opened: OpenedCampaign[];
	/** The same ledger read by another process. */
	another(): SigningService;
	at(): string;
}

/** A network of twenty members (a01 … a20) and two partners (p01, p02), with one paper of the working group `rights`. */
export async function layTable(store: Store): Promise<Table> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-signing-'));
	const databaseFile = join(folder, 'tablee.db');
	const storage = store === 'memory' ? openMemoryStorage() : await openSqliteStorage(databaseFile);
	const clock = { ms: FEBRUARY_2013 };
	const at = () => new Date(clock.ms).toISOString();
	const associations = new Map(
		[
			...slugs('a', 20).map((id) => association(id, 'member')),
			...slugs('p', 2).map((id) => association(id, 'partner')),
		].map((one) => [one.id, one]),
	);
	const papers = new Map([['letter', letter]]);
	const texts = new Map([['letter', '# Lettre ouverte\n\nNous demandons l’accès à l’eau.\n']]);
	const announced: Topic[] = [];
	const opened: OpenedCampaign[] = [];
	const dependencies: SigningDependencies = {
		instance: 'table-of-tests',
		ledger: storage.ledger,
		files: storage.files,
		keys: await openKeys(join(folder, 'keys')),
		papers: {
			find: async (id) => papers.get(id) ?? null,
			textOf: async ({ id }) => {
				const markdown = texts.get(id)!;
				const json = {
					type: 'doc',
					content: [{ type: 'paragraph', content: [{ type: 'text', text: markdown }] }],
				};
				return { json, footnotes: {}, markdown, sequence: markdown.length, words: 0 };
			},
		},
		network: {
			association: async (id) => associations.get(id) ?? null,
			memberAssociations: async () =>
				[...associations.values()].filter(({ kind, leftAt }) => kind === 'member' && leftAt === null),
			groupName: async (id) => `Groupe ${id}`,
		},
		peopleNames: async (ids) => new Map(ids.map((id) => [id, `Personne ${id}`])),
		announce: (topics) => void announced.push(...topics),
		campaignOpened: (campaign) => void opened.push(campaign),
		now: () => clock.ms,
	};
	return {
		signing: createSigning(dependencies),
		storage,
		databaseFile,
		dependencies,
		clock,
		associations,
		papers,
		texts,
		announced,
		opened,
		another: () => createSigning(dependencies),
		at,
		async [Symbol.asyncDispose]() {
			await storage.close();
			await rm(folder, { recursive: true });
		},
	};
}

const letter: Paper = {
	id: 'letter',
	document: 'letter-1',
	title: 'Lettre ouverte',
	kind: 'letter',
	language: 'fr',
	group: 'rights',
	createdAt: '2013-01-05T10:00:00.000Z',
	createdBy: 'anna',
	archivedAt: null,
};

export function slugs(letter: string, count: number): readonly string[] {
	return Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
}

export function association(id: string, kind: AssociationKind): Association {
	return {
		id,
		name: `Association ${id}`,
		kind,
		about: '',
		joinedAt: '2012-01-01T00:00:00.000Z',
		leftAt: null,
	};
}

/** The network's coordinator. */
export function anna(table: Pick<Table, 'at'>): PersonActor {
	return {
		kind: 'person',
		at: table.at(),
		id: 'anna',
		name: 'Anna',
		coordinator: true,
		memberships: [],
		groups: [],
		mandates: [],
	};
}

/** A person of one association with the mandates that the ledger gives them at this instant. */
export async function person(table: Table, id: string, associationId: string): Promise<PersonActor> {
	const { kind } = table.associations.get(associationId)!;
	return {
		...anna(table),
		id,
		name: id,
		coordinator: false,
		memberships: [{ association: associationId, kind, role: 'member' }],
		mandates: await table.signing.mandates({ person: id }),
	};
}

export function grant(
	table: Table,
	personId: string,
	associationId: string,
	limits: { scope?: MandateScope; from?: string; to?: string | null } = {},
): Promise<Mandate> {
	return table.signing.recordMandate(anna(table), {
		association: associationId,
		person: personId,
		basis: 'décision du conseil du 2 février 2013',
		scope: limits.scope ?? { kind: 'all' },
		from: limits.from ?? '2013-02-02T00:00:00.000Z',
		to: limits.to ?? null,
	});
}

/** Somebody of this association who holds a mandate for everything. */
export async function mandated(table: Table, associationId: string): Promise<PersonActor> {
	const id = `somebody-of-${associationId}`;
	await grant(table, id, associationId);
	return person(table, id, associationId);
}

export async function openCampaign(table: Table, input: Partial<OpenCampaign> = {}): Promise<CampaignView> {
	await table.signing.freeze(anna(table), 'letter');
	return table.signing.open(anna(table), { paper: 'letter', deadline: DEADLINE, ...input });
}

export async function answer(
	table: Table,
	campaign: string,
	associationId: string,
	given: 'sign' | 'decline' | 'abstain' | 'changes' = 'sign',
	reason = given === 'changes' ? 'Le deuxième paragraphe est trop long.' : '',
) {
	const actor = await mandated(table, associationId);
	return table.signing.decide(actor, campaign, { association: associationId, answer: given, reason });
}

/** A seeded source of choices, so that a failing order can be had again (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
