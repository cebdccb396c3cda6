// Where the browser tests find a Chromium, and how they start it. Dependency-free: the bootstrap uses it on any Node.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium: CHROMIUM, the PATH, Playwright's own. Null when there is none. */
export function findChromium() {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	for (const folder of (process.env.PATH ?? '').split(delimiter))
		for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
	try {
		const path = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
		return existsSync(path) ? path : null;
	} catch {
		return null; // the packages are not installed yet
	}
}

/** Quiet and offline: without these, Chromium asks its maker's hosts at every start. */
export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
