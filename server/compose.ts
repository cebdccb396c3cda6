import type { Topic } from '#lib/protocol/live.ts';
import { mkdir } from 'node:fs/promises';
import type { AccessService } from './access.ts';
import { createBoard } from './board/create-board.ts';
import { createPublicFigures } from './board/publication/public-figures.ts';
import type { BoardService } from './board/service.ts';
import { createAskingBus } from './bus/asking.ts';
import type { Bus } from './bus/bus.ts';
import { createLocalBus } from './bus/local.ts';
import { openRedisBus } from './bus/redis.ts';
import type { Config } from './config.ts';
import { sendCampaignLetters } from './campaign-letters.ts';
import { claimSweep, SWEEP_EVERY_MS } from './claim-sweep.ts';
import { createAccess } from './create-access.ts';
import { createGatherings } from './gatherings/create-gatherings.ts';
import type { GatheringsService } from './gatherings/service.ts';
import { hearNodes } from './hear-nodes.ts';
import { observeRequests } from './http/observe-requests.ts';
import { originAllowed } from './http/origin.ts';
import { ADDRESS_HEADER, clientNetwork } from './identity/client-address.ts';
import { createIdentity } from './identity/create-identity.ts';
import { readIdentitySecret } from './identity/secret.ts';
import { readInstance, readSharedInstance } from './instance.ts';
import { createLive } from './live/create-live.ts';
import { mayWatch } from './live/topics.ts';
import { createMail, type Mail } from './mail/create-mail.ts';
import { requireFinished } from './moving/mark.ts';
import { createNetwork } from './network/create-network.ts';
import { readNetwork } from './network/reader.ts';
import { createLog, type Log } from './observe/log.ts';
import { createMetrics } from './observe/metrics.ts';
import { observeMail } from './observe/observe-mail.ts';
import { observeUpdates } from './observe/observe-updates.ts';
import { createReadiness } from './observe/readiness.ts';
import { createPapers } from './papers/create-papers.ts';
import type { PapersService } from './papers/service.ts';
import { createPrint } from './print/create-print.ts';
import type { Services } from './services.ts';
import { requireSharedKeys } from './shared-keys.ts';
import { createSigning } from './signing/create-signing.ts';
import { openKeys } from './signing/keys.ts';
import type { SigningService } from './signing/service.ts';
import { openMongoStorage } from './storage/mongodb/open.ts';
import { openSqliteStorage } from './storage/sqlite/open.ts';
import type { Storage } from './storage/storage.ts';
import { createSyncAccess } from './sync-access.ts';
import { createSyncEngine, type SyncEngine } from './sync/engine.ts';
import { structureOf } from './sync/structure-of.ts';

/** What a test, or the replay of a past year, may put in the place of the real thing. */
export interface Overrides {
	readonly storage?: Storage;
	/** To other nodes, which then share the storage. */
	readonly bus?: Bus;
	readonly mail?: Mail;
	readonly log?: Log;
	/** In ms. */
	readonly now?: () => number;
}

/** Without a bus, nodes of one database ask it whether they missed something, in ms. */
const ASK_EVERY_MS = 30_000;

/** Builds every service once. Services that know each other meet here, through the functions they are given. */
export async function compose(config: Config, overrides: Overrides = {}): Promise<Services> {
	const now = overrides.now ?? Date.now;
	const metrics = createMetrics({
		outbox: config.smtpUrl === null ? config.outbox : null,
		ofProcess: config.metricsToken !== null,
	});
	const log = overrides.log ?? createLog({ level: config.logLevel, onProblem: metrics.problem });
	await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
	// what is open when something refuses to start is closed again, or the process would not end
	await using opened = new AsyncDisposableStack();
	const storage = overrides.storage ?? (await openStorage(config));
	opened.defer(() => storage.close());
	const { records, ledger, files } = storage;
	await requireFinished(records);
	const isShared = overrides.bus !== undefined || config.mongodbUrl !== null;
	const secret = await readIdentitySecret(config.keysDir);
	const keys = await openKeys(config.keysDir);
	if (isShared) await requireSharedKeys(records, { keysDir: config.keysDir, secret, signingKey: keys.id });
	const instance = isShared ? await readSharedInstance(records) : await readInstance(config.dataDir);
	const bus = overrides.bus ?? (await openBus(config, instance, log));
	opened.defer(() => bus.close());
	const updates = observeUpdates(storage.updates, metrics.commits);
	const tellsNodes = overrides.bus !== undefined || config.redisUrl !== null;
	const readiness = createReadiness({
		probes: { store: () => storage.probe(), ...(tellsNodes && { bus: () => bus.probe() }) },
		onProbe: metrics.probed,
	});
	if (tellsNodes) bus.events.listen({ hear() {}, lost: metrics.busLost });
	metrics.watch(readiness);
	const mail = observeMail(
		overrides.mail ?? createMail({ ...config, from: config.mailFrom, now, log }),
		metrics.letter,
	);
	const rightsChanged = (person: string) => {
		void sync.recheck({ person });
		live.recheck(person);
	};
	let address = config.origins[0] ?? `http://${config.host}:${config.port}`;

	const addressHeader = config.addressHeader ?? ADDRESS_HEADER;

	const identity = await createIdentity({
		database: storage.identity,
		records,
		secret,
		mail,
		now,
		origins: config.origins,
		address: () => address,
		addressHeader,
		sessionsEnded: rightsChanged,
		log,
	});
	const names = async (ids: readonly string[]) =>
		new Map([...(await identity.accounts(ids))].map(([id, { name }]) => [id, name]));
	const reader = readNetwork(records);
	const mayOpenSocket = (origin: string | undefined, host: string | undefined) =>
		originAllowed(config.origins, origin, host);

	const access: AccessService = createAccess({
		identity,
		records,
		mandates: (filter) => signing.mandates(filter),
		now,
	});
	const live = createLive({
		actorOf: access.actorOf,
		mayWatch: (actor, topic) => mayWatch({ papers, signing, gatherings, board }, actor, topic),
		originAllowed: mayOpenSocket,
		bus: bus.events,
		now,
	});
	/** Tells the pages that watch these topics, and those that have the text of a `paper:` open. */
	const announce = (topics: readonly Topic[]) => {
		live.announce(topics);
		for (const topic of topics) if (topic.startsWith('paper:')) void tellPaper(topic.slice('paper:'.length));
	};
	const tellPaper = async (id: string) => {
		const paper = await papers.find(id).catch(() => null); // the store is away: nothing to tell
		if (!paper) return;
		sync.tellChanged(paper.document);
		bus.events.tell({ kind: 'document', document: paper.document });
	};
	const sync = createSyncEngine({
		log: updates,
		bus: isShared ? bus.documents : undefined,
		access: createSyncAccess(
			access,
			{
				papers: { ofDocument: (document) => papers.ofDocument(document) },
				gatherings: { ofDocument: (document) => gatherings.ofDocument(document) },
				board: { facts: () => board.facts() },
			},
			mayOpenSocket,
		),
		structureOf,
		now,
		observe: metrics.sync,
		report: (error) => log.error('sync failed', error),
		onCommit: (document) => board.documentChanged(document),
	});
	/** As the parts know it that withdraw rights in a document: on every node. */
	const documents: SyncEngine = {
		...sync,
		async recheck(those) {
			if (those.document !== undefined) bus.events.tell({ kind: 'rights', of: { document: those.document } });
			await sync.recheck(those);
		},
	};
	const papers: PapersService = createPapers({
		records,
		log: updates,
		sync: documents,
		versions: (paper) => signing.versions(paper),
		groups: reader,
		names,
		announce,
		now,
	});
	const signing: SigningService = createSigning({
		instance,
		ledger,
		files,
		keys,
		papers,
		network: reader,
		peopleNames: names,
		announce,
		campaignOpened: (opened) => {
			const needs = {
				identity,
				mandates: signing.mandates,
				network: reader,
				mail,
				log,
				address: () => address,
			};
			sendCampaignLetters(needs, opened).catch((problem) =>
				log.error('letters failed', problem, { part: 'campaigns' }),
			);
		},
		now,
	});
	const clientOf = (headers: Headers) => clientNetwork(headers, addressHeader);
	const gatherings: GatheringsService = createGatherings({
		records,
		sync: documents,
		network: reader,
		papers,
		signing,
		identity,
		names,
		mail,
		announce,
		clientOf,
		log,
		address: () => address,
		now,
	});
	const board: BoardService = createBoard({
		records,
		published: storage.published,
		sync,
		network: reader,
		identity,
		actorFor: access.actorFor,
		names,
		mail,
		live,
		serverLog: log,
		address: () => address,
		now,
	});
	const print = createPrint();
	const sweep = async () => {
		if (!(await claimSweep(records, now()))) return;
		const failed = (problem: unknown) => log.error('sweep failed', problem);
		for (const area of [gatherings, board]) await area.sweep().catch(failed);
	};
	const sweeping = setInterval(() => {
		sweep().catch((problem: unknown) => log.error('sweep failed', problem));
	}, SWEEP_EVERY_MS);
	sweeping.unref();
	const network = createNetwork({
		records,
		identity,
		mail,
		mandates: signing,
		paperTitle: async (paper) => (await papers.find(paper))?.title ?? null,
		address: () => address,
		announce,
		rightsChanged,
		log,
		now,
	});

	hearNodes({ bus: bus.events, live, sync });

	const closing = opened.move();
	return {
		config,
		storage,
		access,
		identity,
		network,
		papers,
		signing,
		gatherings,
		board,
		publicFigures: createPublicFigures(storage.published.reader),
		print,
		sync,
		live,
		log,
		metrics,
		readiness,
		requests: observeRequests({ log, metrics }),
		clientOf,
		now,
		listensAt(listening) {
			if (config.origins.length === 0) address = listening;
		},
		async close() {
			clearInterval(sweeping);
			await Promise.all([live.close(), sync.close(), print.close()]);
			await closing.disposeAsync();
		},
	};
}

function openStorage({ mongodbUrl, mongodbPublicUrl, databaseFile }: Config): Promise<Storage> {
	if (mongodbUrl === null) return openSqliteStorage(databaseFile);
	return openMongoStorage(mongodbUrl, { publicUrl: mongodbPublicUrl });
}

async function openBus({ mongodbUrl, redisUrl }: Config, instance: string, log: Log): Promise<Bus> {
	if (redisUrl !== null)
		return openRedisBus({ url: redisUrl, instance, report: (problem) => log.error('bus failed', problem) });
	return mongodbUrl === null ? createLocalBus() : createAskingBus(ASK_EVERY_MS);
}
