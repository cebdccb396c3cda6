import { LIMITS, type CloseReason } from '#lib/protocol/sync.ts';
import type { DocumentMessage } from '../bus/bus.ts';
import type { Admission } from './admission.ts';
import type { Connection } from './connection.ts';
import { readMessage, type ClientMessage } from './messages.ts';
import { createPresenceElsewhere } from './presence-elsewhere.ts';
import { createPresence } from './presence.ts';
import { createBucket } from '../rate.ts';
import { createRoom, type RoomOptions } from './room.ts';
import type { LoadedDocument } from './stored-documents.ts';

/** Presence messages of one connection that are passed on, a second. */
const PRESENCE_RATE = { perSecond: 20, burst: 40 };

export type OpenRoomOptions = Omit<RoomOptions, 'connections' | 'reservedFor'> & {
	/** To the other nodes: who is here, as this node stamped it. */
	readonly tellPresence: (frame: Uint8Array) => void;
	readonly socketsPerPerson: number;
	/** Somebody came or left. */
	readonly onPeople: (people: readonly Admission[]) => void;
};

/** A loaded document with the people around it. */
export function openRoom(loaded: LoadedDocument, options: OpenRoomOptions) {
	const connections = new Set<Connection>();
	/** Client ids announced by people present, until the room is unloaded: nobody else may take them before their first edit. */
	const reserved = new Map<number, string>();
	const carets = new Map<Connection, ReturnType<typeof createBucket>>();
	const room = createRoom(loaded, { ...options, connections, reservedFor: (client) => reserved.get(client) });
	const elsewhere = createPresenceElsewhere(options.now);
	const presence = createPresence<Connection>({
		readAt: options.structure.readAt,
		broadcast(frame) {
			sendToAll(frame);
			options.tellPresence(frame);
		},
		mayUse({ admission: { person } }, client) {
			const owner = room.ownerOf(client);
			if (owner !== undefined && owner !== person) return false;
			elsewhere.cameHere(client);
			reserved.set(client, person);
			return true;
		},
	});

	function sendToAll(frame: Uint8Array): void {
		for (const connection of connections) if (!connection.isClogged) connection.send(frame);
	}

	function people(): readonly Admission[] {
		return [...new Map([...connections].map(({ admission }) => [admission.person, admission])).values()];
	}

	/** What another node tells of this document. */
	function hear(message: DocumentMessage): void {
		switch (message.kind) {
			case 'updates':
				return room.hear(message.after, message.updates);
			case 'presence':
				// their client ids are theirs here too, before their first edit
				for (const { client, person } of elsewhere.hear(message.frame))
					if (room.ownerOf(client) === undefined) reserved.set(client, person);
				return sendToAll(message.frame);
			case 'who':
				if (connections.size > 0) options.tellPresence(presence.everybody());
		}
	}

	function handle(connection: Connection, message: ClientMessage): CloseReason | null {
		switch (message.kind) {
			case 'step1':
				if (!connection.rates.greetings.take(1)) return 'tooMany';
				// one that gets every edit, or will catch up, needs no second copy behind a full pipe
				if (connection.life.phase !== 'greeting' && connection.isClogged) return null;
				return room.sendMissing(connection, message.stateVector);
			case 'step2':
			case 'update':
				room.receiveUpdate(connection, message.update, message.kind === 'step2');
				return null;
			case 'awareness':
				return carets.get(connection)?.take(1) ? presence.receive(connection, message.payload) : null;
			case 'query-awareness':
				if (!connection.rates.greetings.take(1)) return 'tooMany';
				sendEverybody(connection);
				return null;
		}
	}

	function sendEverybody(connection: Connection): void {
		connection.send(presence.everybody());
		for (const frame of elsewhere.everybody()) connection.send(frame);
	}

	function isFlood(connection: Connection, message: ClientMessage, bytes: number): boolean {
		const { frames, bytes: volume, presence: echoes } = connection.rates;
		return !volume.take(bytes) || !(message.kind === 'awareness' ? echoes : frames).take(1);
	}

	return {
		join(connection: Connection): void {
			const ofPerson = [...connections].filter(
				({ admission }) => admission.person === connection.admission.person,
			);
			connections.add(connection);
			if (ofPerson.length >= options.socketsPerPerson) return connection.close('tooMany');
			carets.set(connection, createBucket({ ...PRESENCE_RATE, now: options.now }));
			room.greet(connection);
			sendEverybody(connection);
			options.onPeople(people());
		},
		leave(connection: Connection): void {
			connections.delete(connection);
			carets.delete(connection);
			presence.remove(connection);
			options.onPeople(people());
		},
		receive(connection: Connection, frame: Uint8Array): void {
			if (connection.life.phase === 'gone') return;
			if (frame.length > LIMITS.frame) return connection.close('tooLarge');
			const message = readMessage(frame);
			if (!message) return connection.close('malformed');
			if (isFlood(connection, message, frame.length)) return connection.close('tooMany');
			const refused = handle(connection, message);
			if (refused) connection.close(refused);
		},
		/** Other name, colour or rights for an open socket. */
		readmit(connection: Connection, admission: Admission): void {
			connection.admission = admission;
			presence.restamp(connection);
			options.onPeople(people());
		},
		hear,
		look: room.look,
		catchUp: room.catchUp,
		write: room.write,
		busy: room.busy,
		people,
		connections: connections as ReadonlySet<Connection>,
		get isSaved() {
			return room.isSaved;
		},
		close(): void {
			presence.stop();
			room.close();
		},
	};
}

export type OpenRoom = ReturnType<typeof openRoom>;
