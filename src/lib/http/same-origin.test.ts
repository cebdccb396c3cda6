import { expect, test } from 'vitest';
import { isForeignChange } from './same-origin.ts';

const OURS = ['https://tablee.example', 'http://localhost:3000'];
const foreign = (method: string, origin?: string) =>
	isForeignChange({ method, headers: new Headers(origin === undefined ? {} : { origin }) }, OURS);

test('HT35 a change asked by the page of another origin is foreign', () => {
	for (const origin of [
		'https://evil.example',
		'http://tablee.example',
		'https://tablee.example:8443',
		'null',
		'',
	])
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(foreign(method, origin)).toBe(true);
});

test('HT35 reading, our own pages and programs without an Origin are not', () => {
	expect(foreign('GET', 'https://evil.example')).toBe(false);
	expect(foreign('POST', 'https://tablee.example')).toBe(false);
	expect(foreign('PATCH')).toBe(false);
});
