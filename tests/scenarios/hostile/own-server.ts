import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type RunningServer } from '../../support/start-server.ts';

export const EMAIL = 'coordination@demo.example';
export const PASSWORD = 'une table de vingt places';

/** A server of its own, set up a moment ago: a process, so that a crash is one. */
export interface OwnServer extends AsyncDisposable {
	readonly server: RunningServer;
	readonly dataDir: string;
	/** A new session of the coordinator. */
	signIn(): Promise<string>;
}

export async function openOwnServer(
	dataDir = mkdtempSync(join(tmpdir(), 'tablee-hostile-')),
	env: Readonly<Record<string, string>> = {},
	preload?: string,
): Promise<OwnServer> {
	const server = await startServer('server/main.ts', { DATA_DIR: dataDir, ...env }, preload);
	const token = await setupToken(server);
	const fields = { token, network: 'PSM', name: 'C. D.', email: EMAIL, password: PASSWORD };
	const setup = await fetch(`${server.address}/setup`, {
		method: 'POST',
		headers: { origin: server.address, accept: 'text/html' },
		body: new URLSearchParams(fields),
		redirect: 'manual',
	});
	if (setup.status !== 303) throw new Error(`the set-up answered ${setup.status}: ${await setup.text()}`);
	return {
		server,
		dataDir,
		async signIn() {
			const response = await fetch(`${server.address}/api/auth/sign-in/email`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
			});
			const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]!);
			if (cookies.length === 0) throw new Error(`signing in answered ${response.status}`);
			return cookies.join('; ');
		},
		async [Symbol.asyncDispose]() {
			await server.stop();
			rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
		},
	};
}

/** From the line that the server prints for its operator. */
async function setupToken(server: RunningServer): Promise<string> {
	for (;;) {
		const found = /\/setup\?token=(\S+)/.exec(server.output());
		if (found) return found[1]!;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
