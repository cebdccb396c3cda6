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

test('HT35 a form without an Origin is: every browser sends one', () => {
	const form = (type: string) =>
		isForeignChange({ method: 'POST', headers: new Headers({ 'content-type': type }) }, OURS);
	expect(form('application/x-www-form-urlencoded')).toBe(true);
	expect(form('Multipart/Form-Data; boundary=x')).toBe(true);
	expect(form('text/plain;charset=utf-8')).toBe(true);
	expect(form('application/json')).toBe(false);
});
