import { Server as Engine } from 'engine.io';
import { Server } from 'socket.io';
import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import { isTopic, type Topic } from '#lib/protocol/live.ts';
import type { EventBus } from '../bus/bus.ts';
import { createBucket } from '../rate.ts';
import { confirmRights, holdStreams, type RightsNeeds } from './confirm-rights.ts';
import type { LiveServer, LiveSocket } from './live-socket.ts';
import type { LiveService } from './service.ts';

/** Topics one socket may watch at a time; a page needs three. */
const MOST_TOPICS = 50;
/** Open pages of one person. */
const SOCKETS_PER_PERSON = 20;
/** Packets of one socket: a page sends one or two when it opens and when it is left. */
const PACKETS = { perSecond: 5, burst: 30 };
/** For a socket that says nothing about who it is, in ms. */
const INTRODUCTION_WITHIN = 10_000;

export interface LiveNeeds extends RightsNeeds {
	originAllowed(origin: string | undefined, host: string | undefined): boolean;
	/** Where other nodes are told what this one tells its pages. */
	readonly bus: Pick<EventBus, 'tell'>;
	readonly settings?: Partial<LiveSettings>;
}

/** In ms. */
export interface LiveSettings {
	/** Between two looks whether rights still stand. */
	readonly lookEvery: number;
	/** A look that takes longer confirms nothing: two of them in vain, one after the other, take less than two minutes. */
	readonly answerWithin: number;
	/** When events of other nodes may be missing, pages ask again within this time, each at an instant of its own. */
	readonly catchUpWithin: number;
}

const DEFAULTS: LiveSettings = { lookEvery: 50_000, answerWithin: 8_000, catchUpWithin: 3_000 };

/** The socket.io gateway: rooms are topics; an event says that a topic changed, the page asks again by HTTP. */
export function createLive(needs: LiveNeeds): LiveService {
	const { bus } = needs;
	const settings = { ...DEFAULTS, ...needs.settings };
	const io: LiveServer = new Server({
		serveClient: false,
		connectTimeout: INTRODUCTION_WITHIN,
	});
	// an engine of its own, reached only through handleUpgrade: attached to the http server, socket.io would end
	// other people's slow upgrades after a second
	const engine = new Engine({
		transports: ['websocket'],
		maxHttpBufferSize: 16_384,
		allowRequest: (request, decide) =>
			decide(null, needs.originAllowed(request.headers.origin, request.headers.host)),
	});
	io.bind(engine);

	io.use((socket, next) => {
		const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' });
		needs.actorOf(headers).then(
			(actor) => {
				if (actor.kind === 'anonymous') return next(new Error('signed-out'));
				const packets = createBucket({ ...PACKETS, now: needs.now });
				socket.data = {
					...{ person: actor.id, headers, packets, checks: 0, failures: 0 },
					...{ held: new Set(), hasMissed: false, catchingUp: null },
				};
				next();
			},
			() => next(new Error('unavailable')),
		);
	});

	io.on('connection', (socket) => {
		const own = `person:${socket.data.person}`;
		void socket.join(own);
		if ((io.sockets.adapter.rooms.get(own)?.size ?? 0) > SOCKETS_PER_PERSON)
			return void socket.disconnect(true);
		socket.use((_, next) => {
			if (socket.data.packets.take(1)) next();
			else socket.disconnect(true);
		});
		socket.on('watch', (topics: unknown, answer: unknown) => {
			void watch(socket, topics).then((granted) => {
				if (typeof answer === 'function') answer(granted);
			});
		});
		socket.on('unwatch', (topics: unknown) => {
			for (const topic of topicsIn(topics)) {
				socket.data.held.delete(topic);
				if (topic !== own) void socket.leave(topic);
			}
		});
	});

	async function watch(socket: LiveSocket, topics: unknown): Promise<Topic[]> {
		try {
			const checks = socket.data.checks;
			const actor = await needs.actorOf(socket.data.headers);
			const granted: Topic[] = [];
			for (const topic of topicsIn(topics)) {
				if (socket.rooms.size > MOST_TOPICS || !(await needs.mayWatch(actor, topic))) continue;
				// rights changed while this was asked: by those of now
				if (socket.data.checks !== checks) return await watch(socket, topics);
				// a room joined by a socket that is gone would stay for ever
				if (!socket.connected) return [];
				await socket.join(topic);
				granted.push(topic);
			}
			return granted;
		} catch {
			return []; // the store is away: nothing is granted, the page asks again when it reconnects
		}
	}

	const look = (socket: LiveSocket) => confirmRights(socket, needs, settings.answerWithin);

	function recheckThose(concerned: (socket: LiveSocket) => boolean): void {
		for (const socket of io.sockets.sockets.values()) {
			if (!concerned(socket)) continue;
			holdStreams(socket);
			void look(socket);
		}
	}

	/** Not all at once: every page asks the store. */
	function catchUp(socket: LiveSocket): void {
		const { data } = socket;
		data.hasMissed = true;
		data.checks += 1; // a look that is under way would tell the page before
		holdStreams(socket);
		data.catchingUp ??= setTimeout(() => {
			data.catchingUp = null;
			if (socket.connected) void look(socket);
		}, Math.random() * settings.catchUpWithin).unref();
	}

	const looking = setInterval(() => {
		for (const socket of io.sockets.sockets.values()) void look(socket);
	}, settings.lookEvery).unref();

	/** What reaches the pages of this node. */
	const here = {
		announce(topics: readonly Topic[]) {
			const at = new Date(needs.now()).toISOString();
			for (const topic of topics) io.to(topic).emit('changed', { topic, at });
		},
		tell(topic: Topic, event: BoardEvent) {
			io.to(topic).emit('entry', event);
		},
		recheck: (person: string) => recheckThose((socket) => socket.data.person === person),
		recheckAll: () => recheckThose(() => true),
	};

	return {
		announce(topics) {
			here.announce(topics);
			if (topics.length > 0) bus.tell({ kind: 'changed', topics });
		},
		tell(topic, event) {
			here.tell(topic, event);
			bus.tell({ kind: 'entry', topic, event });
		},
		recheck(person) {
			here.recheck(person);
			bus.tell({ kind: 'rights', of: { person } });
		},
		recheckAll() {
			here.recheckAll();
			bus.tell({ kind: 'rights', of: null });
		},
		hear(event) {
			if (event.kind === 'changed') here.announce(event.topics);
			else if (event.kind === 'entry') here.tell(event.topic, event.event);
			else if (event.kind === 'rights' && event.of === null) here.recheckAll();
			else if (event.kind === 'rights' && event.of && 'person' in event.of) here.recheck(event.of.person);
			// what hangs on a document is asked of the live document
		},
		lost() {
			for (const socket of io.sockets.sockets.values()) catchUp(socket);
		},
		handleUpgrade(request, socket, head) {
			engine.handleUpgrade(request, socket, head);
		},
		close() {
			clearInterval(looking);
			io.disconnectSockets(true);
			engine.close();
			return Promise.resolve();
		},
	};
}

/** Whatever a client sent: its topics, each once. */
function topicsIn(value: unknown): ReadonlySet<Topic> {
	return new Set(Array.isArray(value) && value.length <= MOST_TOPICS ? value.filter(isTopic) : []);
}
