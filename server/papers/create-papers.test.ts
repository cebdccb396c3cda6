import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { WorkingGroup } from '#lib/domain/network/working-group.ts';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';
import type { Topic } from '#lib/protocol/live.ts';
import type { VersionFact } from '../signing/service.ts';
import { openMemoryStorage } from '../storage/memory/open.ts';
import type { Storage } from '../storage/storage.ts';
import type { UpdateLog } from '../storage/update-log.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { structureOf } from '../sync/structure-of.ts';
import type { SyncSettings } from '../sync/settings.ts';
import { createPapers } from './create-papers.ts';
import type { PapersDependencies } from './dependencies.ts';
import type { PapersService } from './service.ts';

/** For the thread that compacts, in ms; nothing is asserted about it. */
const PATIENCE = 30_000;
const START = Date.parse('2013-02-02T10:00:00.000Z');
const group = (id: string, closedAt: string | null = null): WorkingGroup => ({
	id,
	name: `Groupe ${id}`,
	about: '',
	open: true,
	createdAt: '2012-09-29T00:00:00.000Z',
	closedAt,
});
const GROUPS = [group('politique'), group('sante'), group('ancien', '2013-01-01T00:00:00.000Z')];

const person = (id: string, rights: Partial<PersonActor> = {}): PersonActor => ({
	kind: 'person',
	at: '2013-02-02T10:00:00.000Z',
	id,
	name: id,
	coordinator: false,
	memberships: [{ association: 'salam', kind: 'member', role: 'member' }],
	groups: ['politique'],
	mandates: [],
	...rights,
});
const writer = person('amina');
const reader = person('zoe', { groups: [] });
const stranger = person('luc', { memberships: [], groups: [] });
const nobody: Actor = { kind: 'anonymous', at: START.toString() };

let storage: Storage;
let sync: SyncEngine;
let papers: PapersService;
let dependencies: PapersDependencies & { log: UpdateLog };
let clock: number;
let announced: Topic[];
let versions: Record<string, VersionFact[]>;

beforeEach(() => {
	clock = START;
	announced = [];
	versions = {};
	storage = openMemoryStorage();
	sync = openSync();
	dependencies = {
		records: storage.records,
		log: storage.updates,
		sync,
		versions: async (paper) => versions[paper] ?? [],
		groups: { group: async (id) => GROUPS.find((group) => group.id === id) ?? null },
		names: async (ids) => new Map(ids.map((id) => [id, `Nom de ${id}`])),
		announce: (topics) => announced.push(...topics),
		now: () => clock,
	};
	papers = createPapers(dependencies);
});
afterEach(() => sync.close());

function openSync(settings: Partial<SyncSettings> = {}): SyncEngine {
	return createSyncEngine({
		log: storage.updates,
		access: { authorize: async () => ({ kind: 'refused', status: 404 }), originAllowed: () => true },
		structureOf,
		now: () => clock,
		settings,
	});
}

const make = (title = 'Maison du migrant', input = {}) =>
	papers.create(writer, { title, kind: 'position', language: 'fr', group: 'politique', ...input });

function type(document: string, who: string, words: string): Promise<void> {
	return sync.write(document, who, (doc) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(words)]);
		doc.getXmlFragment(TEXT_ROOT).push([paragraph]);
	});
}

const refused = (code: string, reason: string) => expect.objectContaining({ code, reason });

describe('making a paper', () => {
	test('PA1 it gets an unguessable document that holds the template, and the lists are told', async () => {
		const paper = await make('  Maison du migrant ');
		expect(paper).toMatchObject({ title: 'Maison du migrant', createdBy: 'amina', archivedAt: null });
		expect(paper.document).toMatch(/^[0-9a-f]{32}$/);
		expect((await papers.text(reader, paper.id)).markdown).toContain('## Nos demandes\n');
		expect(await papers.ofDocument(paper.document)).toEqual(paper);
		expect(await papers.find(paper.id)).toEqual(paper);
		expect(announced).toEqual(['papers']);
	});

	test.each(['', ' \u00a0 ', 'a\nb', 'a\u0000b', 'x'.repeat(201)])(
		'PA2 the title %j is refused',
		async (title) => {
			await expect(make(title)).rejects.toEqual(refused('invalid', 'paper-title'));
			expect(await papers.list(writer)).toEqual([]);
		},
	);

	test('PA2 a title of 200 characters is kept, in one spelling', async () => {
		expect((await make('e\u0301'.repeat(200))).title).toBe('é'.repeat(200));
	});

	test('PA4 only the people of a group write for it, and only while it is open', async () => {
		await expect(make('x', { group: 'sante' })).rejects.toEqual(refused('forbidden', 'paper.create'));
		const coordinator = person('zoe', { coordinator: true });
		const input = { title: 'x', kind: 'call', language: 'ar' } as const;
		await expect(papers.create(coordinator, { ...input, group: 'ancien' })).rejects.toEqual(
			refused('conflict', 'group-closed'),
		);
		await expect(papers.create(coordinator, { ...input, group: 'inconnu' })).rejects.toEqual(
			refused('invalid', 'group-unknown'),
		);
		await expect(papers.create(nobody, { ...input, group: 'politique' })).rejects.toEqual(
			refused('signed-out', 'signed-out'),
		);
	});
});

describe('finding papers', () => {
	test('PA5 the network sees every paper, the last touched first, with who wrote last', async () => {
		const old = await make('Ancien');
		clock += 1000;
		const recent = await make('Récent');
		expect((await papers.list(reader)).map(({ title, editedAt }) => [title, editedAt])).toEqual([
			['Récent', null],
			['Ancien', null],
		]);
		clock += 1000;
		await type(old.document, 'karim', 'Bonjour');
		expect(await papers.list(reader)).toMatchObject([
			{
				id: old.id,
				groupName: 'Groupe politique',
				editedAt: new Date(clock).toISOString(),
				editedByName: 'Nom de karim',
			},
			{ id: recent.id, editedByName: null, state: 'draft', here: [], may: { write: false } },
		]);
		clock += 1000;
		await type(old.document, 'lea', 'Bonsoir');
		expect((await papers.list(reader))[0]).toMatchObject({ editedByName: 'Nom de lea' });
	});

	test('PA5 what the system writes changes nothing about who wrote last', async () => {
		const paper = await make();
		await type(paper.document, 'karim', 'Bonjour');
		const before = (await papers.list(reader))[0]!;
		clock += 1000;
		await sync.write(paper.document, null, (doc) => doc.getXmlFragment(TEXT_ROOT).delete(0, 1));
		expect((await papers.list(reader))[0]).toEqual(before);
	});

	test(
		'PA5 who wrote last is known after a restart, also when the log was compacted meanwhile',
		async () => {
			const paper = await make();
			await sync.close();
			sync = openSync({ compactAfter: 2 });
			await type(paper.document, 'karim', 'Bonjour');
			await vi.waitFor(
				async () => expect((await dependencies.log.read(paper.document)).snapshot).not.toBeNull(),
				PATIENCE,
			);
			const { editedByName, editedAt } = (await createPapers(dependencies).read(reader, paper.id)).paper;
			expect([editedByName, editedAt]).toEqual(['Nom de karim', new Date(clock).toISOString()]);
		},
		PATIENCE,
	);

	test('PA6 lists are narrowed by group, kind, language and state', async () => {
		const frozen = await make('Figé', { kind: 'letter' });
		await make('Autre', { language: 'vi' });
		versions[frozen.id] = [
			{ paper: frozen.id, number: 1, textSha256: 'a', frozenAt: 'b', frozenBy: 'amina', campaigns: [] },
		];
		const titles = async (filter: Parameters<PapersService['list']>[1]) =>
			(await papers.list(writer, filter)).map(({ title }) => title);
		expect(await titles({ state: 'frozen' })).toEqual(['Figé']);
		expect(await titles({ state: 'draft', language: 'vi' })).toEqual(['Autre']);
		expect(await titles({ kind: 'letter', language: 'vi' })).toEqual([]);
		expect(await titles({ group: 'sante' })).toEqual([]);
		expect(await titles({ group: 'politique' })).toHaveLength(2);
	});

	test('PA7 a paper is there for the network only: others get the answer of an unknown id', async () => {
		const { id } = await make();
		expect(await papers.list(stranger)).toEqual([]);
		await expect(papers.list(nobody)).rejects.toEqual(refused('signed-out', 'signed-out'));
		for (const ask of [papers.read, papers.text]) {
			await expect(ask(stranger, id)).rejects.toEqual(refused('not-found', 'not-found'));
			await expect(ask(reader, 'unknown')).rejects.toEqual(refused('not-found', 'not-found'));
			await expect(ask(nobody, id)).rejects.toEqual(refused('signed-out', 'signed-out'));
		}
		await expect(papers.rename(stranger, id, 'x')).rejects.toEqual(refused('not-found', 'not-found'));
		await expect(papers.archive(stranger, id, true)).rejects.toEqual(refused('not-found', 'not-found'));
	});

	test('PA7 reading tells the root of the text, the versions with names, and what one may do', async () => {
		const { id } = await make();
		versions[id] = [
			{
				paper: id,
				number: 1,
				textSha256: 'aa',
				frozenAt: 'at',
				frozenBy: 'amina',
				campaigns: [{ id: 'c', state: 'open', adopted: false }],
			},
		];
		expect(await papers.read(writer, id)).toMatchObject({
			paper: { id, state: 'proposed', versions: 1 },
			root: { name: 'text', type: 'XmlFragment' },
			versions: [{ number: 1, frozenByName: 'Nom de amina', campaigns: [{ id: 'c', state: 'open' }] }],
			may: { write: true, freeze: true, propose: false, archive: true },
		});
		const referent = person('lea', {
			memberships: [{ association: 'salam', kind: 'member', role: 'referent' }],
		});
		expect((await papers.read(referent, id)).may.propose).toBe(true);
		expect((await papers.read(reader, id)).may).toEqual({
			write: false,
			freeze: false,
			propose: false,
			archive: false,
		});
	});
});

describe('changing a paper', () => {
	test('PA8 its people rename it; readers do not', async () => {
		const { id } = await make();
		await papers.rename(writer, id, 'Autre titre');
		expect((await papers.read(reader, id)).paper.title).toBe('Autre titre');
		await expect(papers.rename(reader, id, 'x')).rejects.toEqual(refused('forbidden', 'paper.write'));
		await expect(papers.rename(writer, id, '\t')).rejects.toEqual(refused('invalid', 'paper-title'));
		expect((await papers.read(reader, id)).paper.title).toBe('Autre titre');
		expect(announced).toEqual(['papers', 'papers', `paper:${id}`]);
	});

	test('PA8 two renames at once both happen, one after the other', async () => {
		const { id } = await make();
		await Promise.all([papers.rename(writer, id, 'Un'), papers.rename(writer, id, 'Deux')]);
		expect(['Un', 'Deux']).toContain((await papers.find(id))!.title);
	});

	test('PA9 an archived paper is read but no longer written, until it is taken out again', async () => {
		const { id, document } = await make();
		const rechecked: unknown[] = [];
		const watched = createPapers({
			...dependencies,
			sync: { ...sync, recheck: async (selector) => void rechecked.push(selector) },
		});
		await watched.archive(writer, id, true);
		const { archivedAt } = (await papers.find(id))!;
		expect(archivedAt).toBe(new Date(START).toISOString());
		expect((await papers.read(writer, id)).may).toMatchObject({ write: false, freeze: false, archive: true });
		expect((await papers.list(reader, { state: 'archived' })).map((row) => row.id)).toEqual([id]);
		await expect(papers.rename(writer, id, 'x')).rejects.toEqual(refused('forbidden', 'paper.write'));
		clock += 1000;
		await watched.archive(writer, id, true);
		expect((await papers.find(id))!.archivedAt).toBe(archivedAt);
		await watched.archive(writer, id, false);
		expect((await papers.find(id))!.archivedAt).toBeNull();
		expect(rechecked).toEqual([{ document }, { document }, { document }]);
	});
});

test('PA11 the text tells the log sequence it stands at, and its words', async () => {
	const { id, document } = await make();
	const before = await papers.text(reader, id);
	await type(document, 'karim', 'Trois mots ici');
	const after = await papers.text(reader, id);
	expect(after.sequence).toBeGreaterThan(before.sequence);
	expect(after.words).toBe(before.words + 3);
	expect(after.markdown).toBe(`${before.markdown}\nTrois mots ici\n`);
	expect(await papers.textOf((await papers.find(id))!)).toEqual(after);
});
