import { readdir } from 'node:fs/promises';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ProblemEvent } from './log-events.ts';
import type { CommitObserver } from './observe-updates.ts';
import type { Part, Readiness } from './readiness.ts';
import type { SyncObserver } from './sync-observer.ts';

/** What Prometheus is told of. Labels are patterns of routes and words of ours: never an id, never a person. */
export interface Metrics {
	readonly sync: SyncObserver;
	readonly commits: CommitObserver;
	request(asked: {
		readonly method: string;
		readonly route: string;
		readonly status: number | 'aborted';
		readonly seconds: number;
	}): void;
	/** One more socket is open, until the answered function is called. */
	socketOpened(endpoint: Endpoint): () => void;
	letter(outcome: 'sent' | 'failed'): void;
	problem(event: ProblemEvent): void;
	/** Something that other nodes told may be missing. */
	busLost(): void;
	probed(part: Part, there: boolean): void;
	/** Asked at each reading, so that the gauges of the parts are those of now. */
	watch(readiness: Readiness): void;
	/** In the text format of Prometheus. */
	read(): Promise<string>;
	readonly contentType: string;
}

export type Endpoint = 'sync' | 'live' | 'other';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics({
	outbox,
	ofProcess,
}: {
	/** Folder where letters wait when there is no mail server; null: there is one. */
	readonly outbox: string | null;
	/** Memory, CPU, event loop, garbage collection: needs timers of its own. */
	readonly ofProcess: boolean;
}): Metrics {
	const registers = [new Registry()];
	const [registry] = registers as [Registry];
	if (ofProcess) collectDefaultMetrics({ register: registry });
	const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
		new Counter<L>({ name, help, labelNames, registers });
	const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
		new Gauge<L>({ name, help, labelNames, registers });

	const requests = counter('tablee_http_requests_total', 'Answered requests', ['method', 'route', 'status']);
	const requestSeconds = new Histogram({
		name: 'tablee_http_request_seconds',
		help: 'From the first line of a request to the end of its answer',
		buckets: REQUEST_SECONDS,
		registers,
	});
	const sockets = gauge('tablee_sockets_open', 'Open WebSockets', ['endpoint']);
	const rooms = gauge('tablee_rooms_open', 'Loaded live documents');
	const refused = counter('tablee_sync_refused_total', 'Sync sockets closed by the server', ['reason']);
	const commitSeconds = new Histogram({
		name: 'tablee_commit_seconds',
		help: 'Until a group of updates of live documents is kept',
		buckets: COMMIT_SECONDS,
		registers,
	});
	const updates = counter('tablee_updates_total', 'Updates of live documents given to the store', [
		'outcome',
	]);
	const letters = counter('tablee_letters_total', 'Letters given to the mail server or the outbox', [
		'outcome',
	]);
	const problems = counter('tablee_errors_total', 'Errors in the log', ['event']);
	const busLost = counter('tablee_bus_lost_total', 'Times that messages of other nodes may have been missed');
	const parts = gauge('tablee_part_up', '1 while the store can be written to, the bus reached', ['part']);
	const probes = counter('tablee_probes_total', 'Looks at the parts', ['part', 'outcome']);
	if (outbox !== null)
		new Gauge({
			name: 'tablee_outbox_letters',
			help: 'Letters that lie in the outbox, because there is no mail server',
			registers,
			async collect() {
				this.set((await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.eml')).length);
			},
		});
	let readiness: Readiness | null = null;

	return {
		sync: {
			rooms: (loaded) => rooms.set(loaded),
			refused: (reason) => refused.inc({ reason }),
		},
		commits: {
			committed(seconds, { kept, moved }) {
				commitSeconds.observe(seconds);
				updates.inc({ outcome: 'kept' }, kept);
				updates.inc({ outcome: 'moved' }, moved);
			},
			notCommitted: (count) => updates.inc({ outcome: 'failed' }, count),
		},
		request({ method, route, status, seconds }) {
			requests.inc({ method: METHODS.has(method) ? method : 'other', route, status });
			requestSeconds.observe(seconds);
		},
		socketOpened(endpoint) {
			sockets.inc({ endpoint });
			return () => sockets.dec({ endpoint });
		},
		letter: (outcome) => letters.inc({ outcome }),
		problem: (event) => problems.inc({ event }),
		busLost: () => busLost.inc(),
		probed(part, there) {
			parts.set({ part }, there ? 1 : 0);
			probes.inc({ part, outcome: there ? 'there' : 'away' });
		},
		watch: (those) => void (readiness = those),
		async read() {
			await readiness?.missing();
			return registry.metrics();
		},
		contentType: registry.contentType,
	};
}
