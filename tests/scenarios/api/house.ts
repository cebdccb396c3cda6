import type { RequestHandler } from '@sveltejs/kit';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssociationKind } from '#lib/domain/network/association.ts';
import { compose, type Overrides } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { memberships, pairId } from '../../../server/network/collections.ts';
import type { Services } from '../../../server/services.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';

const ROUTES = join(import.meta.dirname, '../../../src/routes/api/v1');
const PASSWORD = 'une table de vingt places';

/** The composed services with the endpoints of /api/v1 called as SvelteKit calls them. */
export interface House {
	readonly services: Services;
	/** GET, or POST with this JSON, or another method; `null`: nobody. */
	ask(
		who: string | null,
		path: string,
		body?: unknown,
		method?: string,
		headers?: Readonly<Record<string, string>>,
	): Promise<Response>;
	/** An account; with an association, a member of it. */
	enter(name: string, association?: string): Promise<string>;
	close(): Promise<void>;
}

/** A network of three members and a partner, with two groups; its coordinator is “coordination”. */
export async function openHouse(overrides: Overrides = {}): Promise<House> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-api-'));
	const storage = overrides.storage ?? openMemoryStorage();
	const services = await compose(readConfig({ DATA_DIR: folder }), { ...overrides, storage });
	const { network, identity, access } = services;
	const ids = new Map<string, string>();
	const routes = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+server.ts'))
		.map((file) => ({ file, parts: file.split('/').slice(0, -1) }));

	function find(path: string) {
		const asked = path.split('/').slice(3);
		for (const { file, parts } of routes) {
			const fits =
				parts.length === asked.length && parts.every((part, i) => part.startsWith('[') || part === asked[i]);
			if (!fits) continue;
			const named = parts.flatMap((part, i) => (part.startsWith('[') ? [[part.slice(1, -1), asked[i]]] : []));
			return { file, params: Object.fromEntries(named) as Record<string, string> };
		}
		throw new Error(`no endpoint at ${path}`);
	}

	const house: House = {
		services,
		async ask(who, path, body, method = body === undefined ? 'GET' : 'POST', headers = {}) {
			const url = new URL(path, 'http://localhost');
			const { file, params } = find(url.pathname);
			const endpoint = (await import(join(ROUTES, file))) as Record<string, RequestHandler>;
			const actor = await access.actorFor(who === null ? '' : ids.get(who)!);
			const init =
				body === undefined ? {} : { body: body instanceof Uint8Array ? body.slice() : JSON.stringify(body) };
			const request = new Request(url, {
				method,
				headers: { 'content-type': 'application/json', ...headers },
				...init,
			});
			return endpoint[method]!({ locals: { services, actor }, params, url, request } as never);
		},
		async enter(name, association) {
			const { id } = await identity.create({ email: `${name}@demo.example`, name, password: PASSWORD });
			ids.set(name, id);
			const since = new Date(services.now()).toISOString();
			if (association)
				await storage.records.insert(memberships, pairId(association, id), {
					person: id,
					association,
					role: 'member',
					since,
				});
			return id;
		},
		async close() {
			await services.close();
			await rm(folder, { recursive: true, force: true, maxRetries: 10 });
		},
	};

	const token = await network.openSetup();
	const email = 'coordination@demo.example';
	await network.setUp(token!, { network: 'PSM', name: 'C. D.', email, password: PASSWORD });
	ids.set('coordination', (await identity.byEmail(email))!.id);
	const coordinator = await access.actorFor(ids.get('coordination')!);
	const kinds: Record<string, AssociationKind> = {
		Salam: 'member',
		Auberge: 'member',
		Emmaüs: 'member',
		Ligue: 'partner',
	};
	for (const [name, kind] of Object.entries(kinds)) await network.addAssociation(coordinator, { name, kind });
	for (const name of ['Politique', 'Santé']) await network.addGroup(coordinator, { name });
	return house;
}
