import { readAwareness, readMessage, writeAwareness, type PresenceEntry } from './messages.ts';

/** Clients renew their presence every 15 s; after this long without, in ms, their node or they are gone. */
const OUTDATED = 30_000;

interface Heard {
	readonly entry: PresenceEntry;
	readonly at: number;
}

/** Who is at the document at other nodes, as those have stamped it: for people who come to it here. */
export function createPresenceElsewhere(now: () => number) {
	const heard = new Map<number, Heard>();

	return {
		/** Answers who is behind which client id. */
		hear(frame: Uint8Array): { readonly client: number; readonly person: string }[] {
			const message = readMessage(frame);
			const entries = (message?.kind === 'awareness' && readAwareness(message.payload)) || [];
			for (const entry of entries) {
				if (entry.state === 'null') heard.delete(entry.client);
				else heard.set(entry.client, { entry, at: now() });
			}
			return entries.flatMap(({ client, state }) => {
				const person = personIn(state);
				return person === null ? [] : [{ client, person }];
			});
		},
		/** This client id speaks here now. */
		cameHere(client: number): void {
			heard.delete(client);
		},
		/** One frame, or none. */
		everybody(): Uint8Array[] {
			for (const [client, { at }] of heard) if (now() - at > OUTDATED) heard.delete(client);
			return heard.size === 0 ? [] : [writeAwareness([...heard.values()].map(({ entry }) => entry))];
		},
	};
}

function personIn(state: string): string | null {
	try {
		const { user } = (JSON.parse(state) ?? {}) as { readonly user?: { readonly person?: unknown } };
		return typeof user?.person === 'string' ? user.person : null;
	} catch {
		return null;
	}
}
