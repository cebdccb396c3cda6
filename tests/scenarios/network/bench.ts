import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { simpleParser, type ParsedLetter } from 'mailparser';
import { vi } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { AssociationRole } from '#lib/domain/network/association.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { AccessService } from '../../../server/access.ts';
import { createAccess } from '../../../server/create-access.ts';
import { createIdentity, type IdentityLimits } from '../../../server/identity/create-identity.ts';
import { ADDRESS_HEADER } from '../../../server/identity/client-address.ts';
import { readIdentitySecret } from '../../../server/identity/secret.ts';
import type { IdentityService } from '../../../server/identity/service.ts';
import { createMail, type Mail } from '../../../server/mail/create-mail.ts';
import { createNetwork } from '../../../server/network/create-network.ts';
import { readNetwork } from '../../../server/network/reader.ts';
import type { NetworkService } from '../../../server/network/service.ts';
import { createSigning } from '../../../server/signing/create-signing.ts';
import { openKeys } from '../../../server/signing/keys.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { gatherLog } from '../../support/gather-log.ts';

export const STORES = ['memory', 'sqlite'] as const;
export type Store = (typeof STORES)[number];

export const PASSWORD = 'une table de vingt places';
export const ADDRESS = 'https://tablee.example';

/** Identity, network, access and the ledger's mandates over one store, with a clock that tests move and letters as files. */
export interface Bench {
	readonly storage: Storage;
	readonly identity: IdentityService;
	readonly network: NetworkService;
	readonly access: AccessService;
	readonly folder: string;
	/** Every line printed since the bench was opened. */
	readonly logged: string[];
	/** Topics and people that compose would hand to the sockets, since the last look. */
	readonly announced: string[];
	readonly rechecked: string[];
	advance(ms: number): void;
	/** Letters in the outbox to this address, oldest first; waits until there are `count`. */
	lettersTo(email: string, count?: number): Promise<readonly ParsedLetter[]>;
	/** The token of the last letter to this address. */
	tokenFor(email: string, count?: number): Promise<string>;
	actor(email: string): Promise<PersonActor>;
	/** Sets the network up with C. D. as coordinator, who is answered. */
	found(): Promise<PersonActor>;
	/** Invites and accepts; answers the new person as actor. */
	seat(email: string, association: string, role?: AssociationRole): Promise<PersonActor>;
	close(): Promise<void>;
}

/** What the link of a letter carries. */
const tokenIn = (text: string | undefined) => /\?token=([\w-]+)/.exec(text ?? '')?.[1];

export const COORDINATOR = 'coordination@demo.example';

export interface BenchOptions {
	readonly limits?: IdentityLimits;
	readonly mail?: Mail;
	readonly origins?: readonly string[];
	/** What an earlier bench has kept, as after a restart. */
	readonly storage?: Storage;
}

export async function openBench(
	store: Store,
	{ limits, mail: otherMail, origins = [], storage: kept }: BenchOptions = {},
): Promise<Bench> {
	const { log, lines: logged } = gatherLog();
	for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
		vi.spyOn(console, level).mockImplementation((...line) => void logged.push(format(...line)));
	const folder = await mkdtemp(join(tmpdir(), 'tablee-network-'));
	const storage = kept ?? (await openStorage(store, folder));
	let ahead = 0;
	const now = () => Date.now() + ahead;
	const outbox = join(folder, 'outbox');
	const mail =
		otherMail ?? createMail({ smtpUrl: null, from: 'Tablée <tablee@demo.example>', outbox, now, log });
	const announced: string[] = [];
	const rechecked: string[] = [];
	const identity = await createIdentity({
		database: storage.identity,
		records: storage.records,
		secret: await readIdentitySecret(join(folder, 'keys')),
		mail,
		now,
		origins,
		address: () => ADDRESS,
		addressHeader: ADDRESS_HEADER,
		sessionsEnded: (person) => rechecked.push(person),
		log,
		...(limits ? { limits } : {}),
	});
	const mandates = createSigning({
		instance: 'test',
		ledger: storage.ledger,
		files: storage.files,
		keys: await openKeys(join(folder, 'keys')),
		papers: { find: async () => null, textOf: () => Promise.reject(new Error('no paper here')) },
		network: readNetwork(storage.records),
		peopleNames: async () => new Map(),
		announce: () => {},
		now,
	});
	const network = createNetwork({
		records: storage.records,
		identity,
		mail,
		mandates,
		paperTitle: async () => null,
		address: () => ADDRESS,
		announce: (topics) => announced.push(...topics),
		rightsChanged: (person) => rechecked.push(person),
		log,
		now,
	});
	const access = createAccess({
		identity,
		records: storage.records,
		mandates: (filter) => mandates.mandates(filter),
		now,
	});

	async function readLetters(email: string): Promise<ParsedLetter[]> {
		const names = (await readdir(outbox).catch(() => [])).sort();
		const letters = await Promise.all(
			names.map(async (name) => simpleParser(await readFile(join(outbox, name)))),
		);
		return letters.filter((letter) => letter.to?.text === email);
	}

	async function tokensTo(email: string): Promise<string[]> {
		return (await readLetters(email)).flatMap(({ text }) => tokenIn(text) ?? []);
	}

	const bench: Bench = {
		storage,
		identity,
		network,
		access,
		folder,
		logged,
		announced,
		rechecked,
		advance: (ms) => (ahead += ms),
		lettersTo: (email, count = 1) =>
			vi.waitFor(
				async () => {
					const letters = await readLetters(email);
					if (letters.length < count) throw new Error(`${letters.length} letters of ${count} to ${email}`);
					return letters;
				},
				{ timeout: 10_000 },
			),
		async tokenFor(email, count) {
			const letter = (await bench.lettersTo(email, count)).at(-1)!;
			return tokenIn(letter.text)!;
		},
		async actor(email) {
			const account = await identity.byEmail(email);
			const actor = await access.actorFor(account!.id);
			if (actor.kind !== 'person') throw new Error(`${email} is nobody`);
			return actor;
		},
		async found() {
			const token = await network.openSetup();
			const input = { network: 'PSM', name: 'C. D.', email: COORDINATOR, password: PASSWORD };
			await network.setUp(token!, input);
			const coordinator = await bench.actor(COORDINATOR);
			await network.addAssociation(coordinator, { name: 'Emmaüs', kind: 'member' });
			await network.addAssociation(coordinator, { name: 'Auberge', kind: 'member' });
			await network.addAssociation(coordinator, { name: 'Ligue', kind: 'partner' });
			return coordinator;
		},
		async seat(email, association, role = 'member') {
			// by its token: a letter of before may still be on its way
			const known = await tokensTo(email);
			const host = await bench.actor(COORDINATOR);
			await network.invite(host, { email, name: 'A. V.', association, role });
			const token = await vi.waitFor(
				async () => {
					const fresh = (await tokensTo(email)).find((each) => !known.includes(each));
					if (!fresh) throw new Error(`no invitation to ${email}`);
					return fresh;
				},
				{ timeout: 10_000 },
			);
			await network.acceptInvitation(token, { name: 'A. V.', password: PASSWORD });
			return bench.actor(email);
		},
		async close() {
			await storage.close();
			await rm(folder, { recursive: true, force: true, maxRetries: 10 });
		},
	};
	return bench;
}

async function openStorage(store: Store, folder: string): Promise<Storage> {
	return store === 'memory' ? openMemoryStorage() : openSqliteStorage(join(folder, 'tablee.db'));
}

/** The session cookie out of Set-Cookie lines, as a browser sends it back. */
export function cookieOf(lines: readonly string[]): string {
	return lines.map((line) => line.split(';')[0]).join('; ');
}

/** What a promise was refused with; fails when it was not. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; reason: string }> {
	const outcome = await work.then(
		() => 'done',
		(problem: unknown) => problem,
	);
	if (!(outcome instanceof Refusal)) throw new Error(`not refused: ${String(outcome)}`, { cause: outcome });
	return { code: outcome.code, reason: outcome.reason };
}
