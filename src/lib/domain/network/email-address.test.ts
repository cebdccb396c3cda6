import { expect, test } from 'vitest';
import { normaliseEmail } from './email-address.ts';

test.each([
	['ada@example.org', 'ada@example.org'],
	['  Ada.Lovelace@Example.ORG ', 'ada.lovelace@example.org'],
	['o+paris@lists.example.co', 'o+paris@lists.example.co'],
	["d'arc@example.org", "d'arc@example.org"],
	['a@xn--caf-dma.example', 'a@xn--caf-dma.example'],
])('AC10 an address has one written form: %j', (typed, written) => {
	expect(normaliseEmail(typed)).toBe(written);
});

test.each([
	'',
	'ada',
	'@example.org',
	'ada@localhost',
	'ada@example',
	'ada@@example.org',
	'ada@example.org,eve@example.org',
	'ada@example.org\r\nBcc: eve@example.org',
	'"ada@evil.example x"@example.org',
	'Ada <ada@example.org>',
	'ada(comment)@example.org',
	'.ada@example.org',
	'ada.@example.org',
	"ada'@example.org",
	'a..da@example.org',
	'ada@-example.org',
	'ada@example-.org',
	'ada@[127.0.0.1]',
	'ada@127.0.0.1',
	'ädä@example.org',
	'аda@example.org',
	'ada@exаmple.org',
	'a da@example.org',
	'ada@example.org\u0000',
	`${'a'.repeat(65)}@example.org`,
	`a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.org`,
])('AC10 what a mail server could misread is no address: %j', (typed) => {
	expect(normaliseEmail(typed)).toBeNull();
});
