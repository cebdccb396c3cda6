import { expect, test } from 'vitest';
import { sameSitePath } from './same-site-path.ts';

test.each([
	['/', '/'],
	['/papers/abc', '/papers/abc'],
	['/papers?group=forum&x=1#top', '/papers?group=forum&x=1#top'],
	['/a/../b', '/b'],
	['/people?next=//elsewhere.example', '/people?next=//elsewhere.example'],
])('HT20 a path of this site is followed after sign-in: %j', (text, path) => {
	expect(sameSitePath(text)).toBe(path);
});

test.each([
	null,
	undefined,
	'',
	'papers',
	'https://elsewhere.example/',
	'//elsewhere.example',
	'/\\elsewhere.example',
	'\\\\elsewhere.example',
	'/\t/elsewhere.example',
	'/\n/elsewhere.example',
	' //elsewhere.example',
	'/.//elsewhere.example',
	'/x/..//elsewhere.example',
	'/a b',
	'/\u202eabc',
	'javascript:alert(1)',
	`/${'a'.repeat(500)}`,
])('HT20 nothing else is followed: %j', (text) => {
	expect(sameSitePath(text)).toBeNull();
});
