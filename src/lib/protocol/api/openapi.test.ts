import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeApi } from './openapi.ts';
import { OPERATIONS } from './operations.ts';

const ROUTES = new URL('../../../routes/api/v1/', import.meta.url);

/** “get /papers/{id}” for every method that a +server.ts below src/routes/api/v1 exports. */
function servedOperations(): string[] {
	return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+server.ts'))
		.flatMap((file) => {
			const path = `/${file
				.replace(/\/\+server\.ts$/, '')
				.replaceAll('[', '{')
				.replaceAll(']', '}')}`;
			const source = readFileSync(new URL(file, ROUTES), 'utf8');
			return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
				([, method]) => `${method!.toLowerCase()} ${path}`,
			);
		});
}

test('HT36 every endpoint is described, and nothing that does not exist', () => {
	const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
	expect(described.toSorted()).toEqual(servedOperations().toSorted());
	expect(described.length).toBeGreaterThan(15);
});

test('HT37 every body has an example, and it is accepted', () => {
	for (const { body, path } of OPERATIONS) {
		if (!body) continue;
		const { examples = [] } = z.toJSONSchema(body, { io: 'input' }) as { examples?: unknown[] };
		expect(examples.length, path).toBeGreaterThan(0);
		for (const example of examples) expect(body.safeParse(example).error).toBeUndefined();
	}
});

test('HT38 the description is OpenAPI 3.1, and its references lead somewhere', () => {
	const api = describeApi() as { openapi: string; paths: Record<string, object>; components: object };
	expect(api.openapi).toMatch(/^3\.1\./);
	expect(Object.keys(api.paths)).toContain('/api/v1/campaigns/{id}/receipts/{association}');
	const text = JSON.stringify(api);
	const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!.split('/'));
	expect(references.length).toBeGreaterThan(0);
	for (const path of references)
		expect(path.reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], api)).toBeDefined();
});

test('BD233 the headers that a report may be sent with are described, and no summary has to', () => {
	const { paths } = describeApi() as {
		paths: Record<string, Record<string, { summary: string; parameters?: Record<string, unknown>[] }>>;
	};
	const headersOf = (path: string, method: string) =>
		paths[path]![method]!.parameters!.filter(({ in: where }) => where === 'header');
	const ofReport = headersOf('/api/v1/observations/{id}', 'put');
	expect(ofReport.map(({ name, required }) => [name, required])).toEqual([
		['x-person', false],
		['x-device-time', false],
	]);
	expect(ofReport[0]).toMatchObject({ schema: { description: expect.stringContaining('401') as string } });
	const ofRevision = headersOf('/api/v1/observations/{id}/revisions/{revision}', 'put');
	expect(ofRevision.map(({ name }) => name)).toEqual(['x-person']);
	expect(headersOf('/api/v1/observations/{id}', 'get')).toEqual([]);
	for (const operation of OPERATIONS) expect(operation.summary).not.toMatch(/`x-/);
});
