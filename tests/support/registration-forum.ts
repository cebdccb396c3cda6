import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedLetter } from 'mailparser';
import { expect, type DemoNetwork } from './demo-network.ts';

export const SALAM = 'salam-nord-pas-de-calais';
const DAY = 86_400_000;

const dayAfter = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** A forum of its own in two months, open for registration; answers its path. */
export async function openForum(
	network: DemoNetwork,
	title: string,
	input: { audience?: 'network' | 'public'; registration?: Record<string, number> } = {},
): Promise<string> {
	const date = { day: dayAfter(60), days: 1, from: '09:00', to: '18:30' };
	const made = await network.ask('coordination', '/api/v1/gatherings', {
		kind: 'forum',
		group: null,
		title,
		place: 'Oye-Plage',
		date,
		...input,
	});
	expect(made.status).toBe(201);
	const { id } = (await made.json()) as { id: string };
	const opened = await fetch(`${network.server.address}/api/v1/gatherings/${id}`, {
		method: 'PATCH',
		headers: { cookie: await network.cookieOf('coordination'), 'content-type': 'application/json' },
		body: JSON.stringify({ state: 'open' }),
	});
	expect(opened.status).toBe(200);
	return `/gatherings/${id}`;
}

interface Listed {
	totals: { in: number; waiting: number; associations: number };
	registrations: { id: string; name: string; state: 'in' | 'waiting'; rank: number | null }[];
}

export async function listed(network: DemoNetwork, forum: string): Promise<Listed> {
	return (await network.ask('coordination', `/api/v1${forum}/registrations`)).json() as Promise<Listed>;
}

export const register = (network: DemoNetwork, forum: string, name: string, association = SALAM) =>
	network.ask('coordination', `/api/v1${forum}/registrations`, { association, name });

/** The letters to this address, oldest first, once there are `count`. */
export async function lettersTo(
	network: DemoNetwork,
	email: string,
	count = 1,
): Promise<readonly ParsedLetter[]> {
	const outbox = join(network.dataDir, 'outbox');
	let found: ParsedLetter[] = [];
	await expect
		.poll(async () => {
			const names = (await readdir(outbox).catch(() => [])).toSorted();
			const all = await Promise.all(
				names.map(async (name) => simpleParser(await readFile(join(outbox, name)))),
			);
			found = all.filter((letter) => letter.to?.text === email);
			return found.length;
		})
		.toBeGreaterThanOrEqual(count);
	return found;
}

export function linkIn(network: DemoNetwork, letter: ParsedLetter | undefined): string {
	const url = new URL(/https?:\/\/\S+/.exec(letter!.text!)![0]);
	return network.server.address + url.pathname + url.search;
}
