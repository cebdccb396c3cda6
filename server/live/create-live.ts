import { Server as Engine } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import type { Actor } from '#lib/domain/actor.ts';
import type { ClientEvents, ServerEvents, Topic } from '#lib/protocol/live.ts';
import { createBucket, type Bucket } from '../rate.ts';
import type { LiveService } from './service.ts';

/** Topics one socket may watch at a time; a page needs three. */
const MOST_TOPICS = 50;
const RECHECK_EVERY_MS = 60_000;
/** Open pages of one person. */
const SOCKETS_PER_PERSON = 20;
/** Packets of one socket: a page sends one or two when it opens and when it is left. */
const PACKETS = { perSecond: 5, burst: 30 };
/** For a socket that says nothing about who it is, in ms. */
const INTRODUCTION_WITHIN = 10_000;

export interface LiveNeeds {
	/** Who is behind these headers, now. */
	actorOf(headers: Headers): Promise<Actor>;
	/** May this actor watch this topic? Asks the object behind it; false for what does not exist. */
	mayWatch(actor: Actor, topic: Topic): Promise<boolean>;
	originAllowed(origin: string | undefined, host: string | undefined): boolean;
	now(): number;
}

interface SocketData {
	person: string;
	headers: Headers;
	packets: Bucket;
	/** Grows when rights changed: what was granted before is asked again. */
	checks: number;
	/** Streams of the board that are not told on until somebody has looked whether they still may be. */
	held: Set<Topic>;
}
type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

/** The socket.io gateway: rooms are topics; an event says that a topic changed, the page asks again by HTTP. */
export function createLive(needs: LiveNeeds): LiveService {
	const io = new Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>({
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
				socket.data = { person: actor.id, headers, packets, checks: 0, held: new Set() };
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

	/** Asks every watched topic again and leaves what is no longer granted; a lost session closes the socket. */
	async function recheckSocket(socket: LiveSocket): Promise<void> {
		const check = ++socket.data.checks;
		const actor = await needs.actorOf(socket.data.headers).catch(() => null);
		if (actor?.kind !== 'person') return void socket.disconnect(true);
		const { held } = socket.data;
		for (const room of [...socket.rooms, ...held]) {
			if (!isTopic(room) || room === `person:${actor.id}`) continue;
			const granted = await needs.mayWatch(actor, room).catch(() => false);
			// rights changed once more: the check that began then looks at all of them
			if (socket.data.checks !== check || !socket.connected) return;
			const wasHeld = held.delete(room);
			if (granted && wasHeld) {
				await socket.join(room);
				// what was told meanwhile has to be asked for
				socket.emit('changed', { topic: room, at: new Date(needs.now()).toISOString() });
			} else if (!granted) {
				await socket.leave(room);
				socket.emit('withdrawn', { topic: room });
			}
		}
	}

	/** Events of the board carry what happened: from the very moment rights change, none is sent on rights of before. */
	function holdStreams(socket: LiveSocket): void {
		for (const room of socket.rooms) {
			if (!isTopic(room) || !room.startsWith('board:')) continue;
			socket.data.held.add(room);
			void socket.leave(room);
		}
	}

	function recheckThose(concerned: (socket: LiveSocket) => boolean): void {
		for (const socket of io.sockets.sockets.values()) {
			if (!concerned(socket)) continue;
			holdStreams(socket);
			void recheckSocket(socket);
		}
	}

	const timer = setInterval(() => {
		for (const socket of io.sockets.sockets.values()) void recheckSocket(socket);
	}, RECHECK_EVERY_MS).unref();

	return {
		announce(topics) {
			const at = new Date(needs.now()).toISOString();
			for (const topic of topics) io.to(topic).emit('changed', { topic, at });
		},
		tell(topic, event) {
			io.to(topic).emit('entry', event);
		},
		handleUpgrade(request, socket, head) {
			engine.handleUpgrade(request, socket, head);
		},
		recheck: (person) => recheckThose((socket) => socket.data.person === person),
		recheckAll: () => recheckThose(() => true),
		close() {
			clearInterval(timer);
			io.disconnectSockets(true);
			engine.close();
			return Promise.resolve();
		},
	};
}

const TOPIC =
	/^(network|papers|campaigns|gatherings|board|(paper|campaign|gathering|person):[\w-]{1,64}|board:(network|(association|group):[\w-]{1,64}))$/;

/** Whatever a client sent: its topics, each once. */
function topicsIn(value: unknown): ReadonlySet<Topic> {
	return new Set(Array.isArray(value) && value.length <= MOST_TOPICS ? value.filter(isTopic) : []);
}

function isTopic(value: unknown): value is Topic {
	return typeof value === 'string' && TOPIC.test(value);
}
