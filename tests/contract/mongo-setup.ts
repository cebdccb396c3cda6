import type { TestProject } from 'vitest/node';
import { startMongoServer } from '../support/mongo-server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the server that all contract tests share, or why there is none. */
		mongo: { readonly url: string } | { readonly reason: string };
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await startMongoServer();
	if ('reason' in server) {
		console.log(`the tests of the MongoDB adapter are skipped: ${server.reason}`);
		project.provide('mongo', { reason: server.reason });
		return async () => {};
	}
	project.provide('mongo', { url: server.url });
	return () => server.stop();
}
