import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type RunningServer } from './start-server.ts';

export const PASSWORD = 'une phrase de passe pour la démonstration';
const EXAMPLE = 'demo/main.ts';
const SEED = join(import.meta.dirname, '../../.test-results/seed');

/** The example network of 2013, running on a copy of one seeded folder: every worker starts from the same state. */
export interface DemoNetwork {
	readonly server: RunningServer;
	readonly dataDir: string;
	/** A new browser profile signed in as `<who>@demo.example`; null: nobody. */
	enter(who: string | null, options?: EnterOptions): Promise<Page>;
	/** The same with a session of its own, which may be ended without ending the others'. */
	enterAnew(who: string, options?: EnterOptions): Promise<Page>;
	/** The session cookie of `<who>@demo.example`, for requests and sockets without a browser. */
	cookieOf(who: string): Promise<string>;
	/** GET or POST (when there is a body) as `<who>`. */
	ask(who: string, path: string, body?: unknown): Promise<Response>;
	/** Stops or kills the server, does `meanwhile` without it, and starts it again on the same data and port. */
	restart(how: 'stop' | 'kill', meanwhile?: () => Promise<void>): Promise<void>;
	/** Closes every browser profile that was opened: pages left open go on talking to the server. */
	leave(): Promise<void>;
}

export interface EnterOptions {
	readonly locale?: 'fr' | 'en' | 'ar' | 'vi';
	readonly width?: number;
	readonly theme?: 'light' | 'dark';
	readonly javaScript?: boolean;
}

/** `preload`: a module that measures the server from inside. `entry`: another network than the example, from an empty folder. */
export async function startDemoNetwork(
	browser: Browser | null,
	preload?: string,
	entry = EXAMPLE,
): Promise<DemoNetwork & { close(): Promise<void> }> {
	const dataDir = mkdtempSync(join(tmpdir(), 'tablee-demo-'));
	if (entry === EXAMPLE && existsSync(SEED)) cpSync(SEED, dataDir, { recursive: true });
	const start = (port: string) =>
		startServer(entry, { DATA_DIR: dataDir, DEMO_PASSWORD: PASSWORD, PORT: port }, preload);
	let server = await start('0');
	const cookies = new Map<string, string>();
	const contexts: BrowserContext[] = [];

	async function cookieOf(who: string): Promise<string> {
		const known = cookies.get(who);
		if (known) return known;
		const cookie = await signIn(who);
		cookies.set(who, cookie);
		return cookie;
	}

	async function signIn(who: string): Promise<string> {
		const response = await fetch(`${server.address}/api/auth/sign-in/email`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ email: `${who}@demo.example`, password: PASSWORD }),
		});
		if (!response.ok)
			throw new Error(`${who} could not sign in: ${response.status} ${await response.text()}`);
		return response.headers
			.getSetCookie()
			.map((line) => line.split(';')[0])
			.join('; ');
	}

	async function openProfile(cookie: string | null, options: EnterOptions = {}): Promise<Page> {
		const { locale = 'fr', width = 1440, theme = 'light', javaScript = true } = options;
		const context = await browser!.newContext({
			baseURL: server.address,
			colorScheme: theme,
			javaScriptEnabled: javaScript,
			viewport: { width, height: width < 600 ? 780 : 900 },
			locale: locale === 'fr' ? 'fr-FR' : locale,
			timezoneId: 'Europe/Paris',
		});
		contexts.push(context);
		const url = server.address;
		const session = cookie === null ? [] : cookie.split('; ').map((pair) => splitPair(pair));
		const all = [...session, ['locale', locale] as const].map(([name, value]) => ({ name, value, url }));
		await context.addCookies(all);
		return context.newPage();
	}

	async function leave(): Promise<void> {
		await Promise.all(contexts.splice(0).map((context) => context.close().catch(() => {})));
	}

	return {
		get server() {
			return server;
		},
		dataDir,
		cookieOf,
		enter: async (who, options) => openProfile(who === null ? null : await cookieOf(who), options),
		enterAnew: async (who, options) => openProfile(await signIn(who), options),
		async ask(who, path, body) {
			const headers: Record<string, string> = { cookie: await cookieOf(who) };
			if (body !== undefined) headers['content-type'] = 'application/json';
			return fetch(server.address + path, {
				method: body === undefined ? 'GET' : 'POST',
				headers,
				body: body === undefined ? null : JSON.stringify(body),
				redirect: 'manual',
			});
		},
		async restart(how, meanwhile) {
			const { port } = new URL(server.address);
			await server[how]();
			await meanwhile?.();
			server = await start(port);
		},
		leave,
		async close() {
			await leave();
			await server.stop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

function splitPair(pair: string): readonly [string, string] {
	const at = pair.indexOf('=');
	return [pair.slice(0, at), pair.slice(at + 1)];
}

/** Playwright's test with the running example network, one for all spec files of a worker; each test leaves it as a visitor does. */
export const test = base.extend<{ leaving: void }, { network: DemoNetwork }>({
	leaving: [
		async ({ network }, use) => {
			await use();
			await network.leave();
		},
		{ auto: true },
	],
	network: [
		async ({ browser }, use) => {
			const network = await startDemoNetwork(browser);
			await use(network);
			await network.close();
		},
		{ scope: 'worker', timeout: 180_000 },
	],
});
export { expect } from '@playwright/test';
