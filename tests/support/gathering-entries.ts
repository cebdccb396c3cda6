import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROUTES = join(import.meta.dirname, '../../src/routes');
const PAGES = '(app)/gatherings/[id]';
const API = 'api/v1/gatherings/[id]';
/** Of whatever is in a gathering. */
export const INNER = 'fedcba9876543210';

export interface Ask {
	readonly method?: string;
	readonly json?: unknown;
	readonly form?: Readonly<Record<string, string>>;
	readonly origin?: string;
	/** As the script of a page sends a form: the answer is the action's own. */
	readonly scripted?: boolean;
}

/** Names of the actions of a page, read from its source: one that is added is in these tables too. */
export function actionsOf(file: string): string[] {
	const source = readFileSync(join(ROUTES, file), 'utf8');
	const at = source.indexOf('export const actions');
	return at < 0
		? []
		: [...source.slice(at).matchAll(/^\t(\w+): (?:async|editing|acting)/gm)].map(([, name]) => name!);
}

const files = (folder: string) =>
	readdirSync(join(ROUTES, folder), { recursive: true, encoding: 'utf8' }).toSorted();
const filled = (path: string) =>
	path.replace('[material]', INNER).replace('[registration]', INNER).replace('[attendee]', INNER);

export const FORM = {
	title: 'x',
	name: 'x',
	state: 'open',
	token: 'x'.repeat(43),
	useful: '4',
	again: 'yes',
	person: 'x',
};

export interface Entry {
	readonly path: string;
	readonly ask: Ask;
}

const BODIES: Readonly<Record<string, unknown>> = {
	'PATCH /api/v1/gatherings/ID': { title: 'x', state: 'open' },
	'POST /api/v1/gatherings/ID/registrations': { association: null },
	'PUT /api/v1/gatherings/ID/attendance': { received: 1 },
	[`PUT /api/v1/gatherings/ID/attendance/${INNER}`]: {
		mark: null,
		halves: [],
		act: INNER,
		base: [],
	},
	'PUT /api/v1/gatherings/ID/poll/answer': { choices: { x: 'yes' } },
};

/** Every way in, with `ID` in the place of the gathering. */
export const ENTRIES: readonly Entry[] = [
	...files(PAGES).flatMap((file): Entry[] => {
		const page = filled(`/gatherings/ID/${file.replace(/\/?\+[^/]*$/, '')}`).replace(/\/$/, '');
		if (file.endsWith('+server.ts')) return [{ path: page, ask: {} }];
		if (!file.endsWith('+page.server.ts')) return [];
		const reading = ['', '/__data.json', '/__data.json?token=x&x-sveltekit-invalidated=0001'];
		return [
			...reading.map((way) => ({ path: page + way, ask: {} })),
			...actionsOf(`${PAGES}/${file}`).flatMap((name) => {
				const path = `${page}?/${name}`.replace('?/default', '');
				return [false, true].map((scripted) => ({ path, ask: { form: FORM, scripted } }));
			}),
		];
	}),
	{ path: '/gatherings/ID.ics', ask: {} },
	...files(API).flatMap((file): Entry[] => {
		if (!file.endsWith('+server.ts')) return [];
		const path = filled(`/api/v1/gatherings/ID/${file.replace(/\/?\+[^/]*$/, '')}`).replace(/\/$/, '');
		const source = readFileSync(join(ROUTES, API, file), 'utf8');
		return [...source.matchAll(/^export const ([A-Z]+)/gm)].map(([, method]) => ({
			path,
			ask: {
				method: method!,
				...(BODIES[`${method} ${path}`] !== undefined && { json: BODIES[`${method} ${path}`] }),
			},
		}));
	}),
];
