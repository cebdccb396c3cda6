import { expect, test } from 'vitest';
import { parseSetCookie } from './session-cookies.ts';

test('HT21 a session cookie set by a form action keeps its value and its guards', () => {
	const line = 'tablee.session=a%2Bb%3D.sig%3D; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax; Secure';
	expect(parseSetCookie(line)).toEqual({
		name: 'tablee.session',
		value: 'a%2Bb%3D.sig%3D',
		options: { path: '/', maxAge: 604_800, httpOnly: true, sameSite: 'lax', secure: true },
	});
});

test('HT21 what a cookie does not say is not added: a Secure cookie would be lost on plain http', () => {
	expect(parseSetCookie('a=b').options).toEqual({ path: '/', httpOnly: false, secure: false });
});

test('HT21 a cookie that ends ends', () => {
	const { value, options } = parseSetCookie('a=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
	expect(value).toBe('');
	expect(options.maxAge).toBe(0);
	expect(options.expires?.getTime()).toBe(0);
});
