import type { AccessService } from './access.ts';
import type { BoardService } from './board/service.ts';
import type { PublicFigures } from './board/publication/public-figures.ts';
import type { Config } from './config.ts';
import type { GatheringsService } from './gatherings/service.ts';
import type { RequestObserver } from './http/observe-requests.ts';
import type { IdentityService } from './identity/service.ts';
import type { LiveService } from './live/service.ts';
import type { NetworkService } from './network/service.ts';
import type { Log } from './observe/log.ts';
import type { Metrics } from './observe/metrics.ts';
import type { Readiness } from './observe/readiness.ts';
import type { PapersService } from './papers/service.ts';
import type { PrintService } from './print/service.ts';
import type { SigningService } from './signing/service.ts';
import type { Storage } from './storage/storage.ts';
import type { SyncEngine } from './sync/engine.ts';

/** Everything the process runs, built once by compose. */
export interface Services {
	readonly config: Config;
	readonly storage: Storage;
	readonly access: AccessService;
	readonly identity: IdentityService;
	readonly network: NetworkService;
	readonly papers: PapersService;
	readonly signing: SigningService;
	readonly gatherings: GatheringsService;
	readonly board: BoardService;
	/** Stands apart from the board: it can't reach it. */
	readonly publicFigures: PublicFigures;
	readonly print: PrintService;
	readonly sync: SyncEngine;
	readonly live: LiveService;
	readonly log: Log;
	readonly metrics: Metrics;
	readonly readiness: Readiness;
	readonly requests: RequestObserver;
	/** Tells where it listens: links in letters lead there unless an origin is declared. */
	listensAt(address: string): void;
	/** The network that a request without an account came from, to count what it asks for. */
	readonly clientOf: (headers: Headers) => string;
	/** Server time, in ms. */
	readonly now: () => number;
	/** Saves, closes sockets, lets go of the files. */
	close(): Promise<void>;
}

// One slot for both copies of this module: Node's own and the one bundled into build/handler.js.
const SLOT = Symbol.for('tablee.services');
type Holder = { [SLOT]?: Services | undefined };

export function provideServices(services: Services | undefined): void {
	(globalThis as Holder)[SLOT] = services;
}

export function useServices(): Services {
	const services = (globalThis as Holder)[SLOT];
	if (!services) throw new Error('the services are not started: run server/main.ts or vite dev');
	return services;
}
