import { expect, test } from 'vitest';
import { wayOf, type Way } from './way-of.ts';

const ORIGIN = 'https://tablee.example';
const of = (path: string, mode: RequestMode = 'cors', method = 'GET') =>
	wayOf({ url: new URL(path, ORIGIN).href, mode, method }, ORIGIN);

test.each<[string, string, RequestMode, string, Way]>([
	['the page in the field', '/field', 'navigate', 'GET', 'field'],
	['the same with a round to close', '/field?round=v1', 'navigate', 'GET', 'field'],
	['its files', '/_app/immutable/nodes/1.js', 'cors', 'GET', 'file'],
	['another page', '/board', 'navigate', 'GET', 'page'],
	['a page that only looks like it', '/fields', 'navigate', 'GET', 'page'],
	['the data of a page', '/board/__data.json', 'cors', 'GET', 'none'],
	['the API', '/api/v1/sites', 'cors', 'GET', 'none'],
	['the live documents', '/sync/x', 'cors', 'GET', 'none'],
	['the events', '/live/?EIO=4', 'cors', 'GET', 'none'],
	['a report', '/api/v1/observations/x', 'cors', 'PUT', 'none'],
	['a form of the page in the field', '/field', 'navigate', 'POST', 'none'],
	['the list of its files', '/_app/field-files.json', 'cors', 'GET', 'none'],
	['another site', 'https://elsewhere.example/field', 'navigate', 'GET', 'none'],
])('BD55 the worker knows what to do with %s', (_, path, mode, method, way) => {
	expect(of(path, mode, method)).toBe(way);
});
