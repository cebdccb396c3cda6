import { expect, test } from 'vitest';
import { originAllowed } from './origin.ts';

test.each([
	[undefined, true],
	['http://127.0.0.1:3000', true],
	['https://127.0.0.1:3000', true],
	['http://127.0.0.1:3001', false],
	['http://127.0.0.1:3000.evil.example', false],
	['http://evil.example/127.0.0.1:3000', false],
	['http://user@127.0.0.1:3000', false],
	['null', false],
	['', false],
	['file://127.0.0.1:3000', false],
])('HT1 a socket opened by a page of %s is taken: %s', (origin, taken) => {
	expect(originAllowed([], origin, '127.0.0.1:3000')).toBe(taken);
});

test('HT1 with declared origins the Host header says nothing', () => {
	expect(originAllowed(['https://psm.example'], 'https://evil.example', 'evil.example')).toBe(false);
	expect(originAllowed(['https://psm.example'], 'https://psm.example', 'evil.example')).toBe(true);
});
