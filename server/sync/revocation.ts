import type { Admission, NotAdmitted, SyncAccess } from './admission.ts';
import type { Connection } from './connection.ts';
import type { OpenRoom } from './open-room.ts';
import type { Rooms } from './rooms.ts';

/** Whose sockets to look at: of a person, of a document, of a person in a document, or everybody's. */
export interface Selector {
	readonly person?: string;
	readonly document?: string;
}

/** Looks in vain, one after the other and a minute apart, after which a right that can't be confirmed is a right lost. */
const FAILURES = 2;

/** Asks again whether the people connected may still be there, and acts on the answer at once. */
export function createRevocation(rooms: Rooms, access: SyncAccess, report: (error: unknown) => void) {
	const failures = new WeakMap<Connection, number>();
	let version = 0;

	async function look(room: OpenRoom, connection: Connection): Promise<void> {
		let answer: Admission | NotAdmitted;
		try {
			answer = await access.authorize({ headers: connection.headers }, connection.document);
		} catch (error) {
			report(error);
			answer = { kind: 'refused', status: 503 };
		}
		if (answer.kind === 'refused') return revoke(connection, answer.status);
		failures.delete(connection);
		const before = connection.admission;
		if (answer.person !== before.person) connection.close('signedOut');
		else if (before.mayWrite && !answer.mayWrite) connection.close('forbidden');
		else if (isOther(before, answer)) room.readmit(connection, answer);
	}

	function revoke(connection: Connection, status: NotAdmitted['status']): void {
		if (status === 401) return connection.close('signedOut');
		if (status === 403) return connection.close('forbidden');
		if (status === 404) return connection.close('notFound');
		const failed = (failures.get(connection) ?? 0) + 1;
		failures.set(connection, failed);
		if (failed >= FAILURES) connection.close('storeAway');
	}

	return {
		version: () => version,
		async recheck({ person, document }: Selector): Promise<void> {
			version += 1;
			const looks: Promise<void>[] = [];
			for (const room of rooms.open()) {
				for (const connection of room.connections) {
					if (person !== undefined && connection.admission.person !== person) continue;
					if (document !== undefined && connection.document !== document) continue;
					looks.push(look(room, connection));
				}
			}
			await Promise.all(looks);
		},
	};
}

function isOther(before: Admission, after: Admission): boolean {
	return (
		before.name !== after.name ||
		before.color !== after.color ||
		before.initials !== after.initials ||
		before.mayWrite !== after.mayWrite
	);
}
