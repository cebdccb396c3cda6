import type { RequestHandler } from '@sveltejs/kit';
import { join } from 'node:path';
import type { Observation } from '#lib/domain/board/observation.ts';
import type { FieldPerson, FieldSite } from '#lib/protocol/views/field.ts';
import { acceptances, entries } from '../../server/board/collections.ts';
import { compose } from '../../server/compose.ts';
import type { Services } from '../../server/services.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { vi } from 'vitest';
import { openBoardHouse, type BoardHouse } from './board-house.ts';
import { fetchOver, type Fault } from './faulty-network.ts';

// its types are those of SvelteKit, which the server's check does not know
const ROUTE = join(import.meta.dirname, '../../src/routes/api/v1/observations/[id]/+server.ts');
const { PUT } = (await import(ROUTE)) as { readonly PUT: RequestHandler };

/** A server that can be killed, and one person's way to it. */
export async function openWorld(storage: Storage, reopen: () => Promise<Storage>) {
	let now = Date.parse('2013-05-14T08:00:00Z');
	let disk = storage;
	const house: BoardHouse = await openBoardHouse({ storage, now: () => now });
	let services: Services = house.services;
	const person = (await (await house.ask('salam', '/api/v1/field')).json()) as FieldPerson;
	const sites = (await (await house.ask('salam', '/api/v1/sites')).json()) as FieldSite[];
	let session = true;
	let faults: Fault[] = [];
	let inFlight = 0;
	let killing: Promise<void> | null = null;

	/** Twice at once is once. */
	function killServer(): Promise<void> {
		killing ??= (async () => {
			const [old, config] = [services, house.services.config];
			await old.close();
			disk = await reopen();
			services = await compose(config, { storage: disk, now: () => now });
		})().finally(() => (killing = null));
		return killing;
	}

	async function reach(path: string, init: RequestInit): Promise<Response> {
		await killing;
		const url = new URL(path, 'http://localhost');
		const request = new Request(url, {
			method: init.method,
			headers: init.headers,
			body: init.body,
		} as RequestInit);
		const actor = await services.access.actorFor(session ? person.id : '');
		const params = { id: url.pathname.split('/').at(-1)! };
		return PUT({ locals: { services, actor }, params, url, request } as never);
	}
	const over = fetchOver({ reach, killServer, next: () => faults.shift() ?? 'none' });
	vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
		inFlight += 1;
		try {
			return await over(path, init);
		} finally {
			inFlight -= 1;
		}
	});

	let head = 0;
	async function linesAfter(place: number) {
		const after = `network/${String(place).padStart(10, '0')}`;
		return (await services.storage.records.list(entries, { after, limit: 1000 })).map(({ value }) => value);
	}

	return {
		person,
		sites,
		killServer,
		setFaults(next: readonly Fault[]) {
			faults = [...next];
		},
		setSession(there: boolean) {
			session = there;
		},
		/** The agreement of the person's association, without which it shares nothing. */
		async setRight(there: boolean) {
			const { records } = services.storage;
			const id = '1/salam';
			const stored = await records.get(acceptances, id);
			const withdrawnAt = there ? null : new Date(now).toISOString();
			await records.replace(acceptances, id, stored!.revision, { ...stored!.value, withdrawnAt });
		},
		get now() {
			return now;
		},
		pass(ms: number) {
			now += ms;
		},
		get busy() {
			return inFlight > 0 || killing !== null;
		},
		async stored(id: string): Promise<Observation | null> {
			await killing;
			const [found] = await services.storage.records.find(entries, 'key', `observation:${id}`, { limit: 1 });
			return found?.value.fact.kind === 'observation' ? found.value.fact.report : null;
		},
		/** The last place in the log. */
		async head(): Promise<number> {
			head = (await linesAfter(head)).at(-1)?.seq ?? head;
			return head;
		},
		/** Every report that was kept after this place in the log. */
		async since(place: number): Promise<readonly Observation[]> {
			return (await linesAfter(place)).flatMap(({ fact }) =>
				fact.kind === 'observation' ? [fact.report] : [],
			);
		},
		async close() {
			await services.close();
			if (services !== house.services) await house.services.close().catch(() => {});
			await house.close().catch(() => {});
		},
	};
}
export type World = Awaited<ReturnType<typeof openWorld>>;
