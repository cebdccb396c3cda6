import { expect, test } from 'vitest';
import { readLinkTarget } from './link-target.ts';

test('TX43 a bare address gets its scheme, a complete one stays as it is', () => {
	expect(readLinkTarget(' exemple.org/page?x=1 ')).toBe('https://exemple.org/page?x=1');
	expect(readLinkTarget('exemple.org:8080/a')).toBe('https://exemple.org:8080/a');
	expect(readLinkTarget('contact@exemple.org')).toBe('mailto:contact@exemple.org');
	expect(readLinkTarget('tel:+33328000000')).toBe('tel:+33328000000');
	expect(readLinkTarget('http://exemple.org')).toBe('http://exemple.org');
});

test('TX43 what is no address, or would run code, is none', () => {
	for (const typed of [
		'',
		'un mot',
		'mot',
		'javascript:alert(1)',
		'java\tscript:x',
		'data:text/html,x',
		'/ici',
	])
		expect(readLinkTarget(typed), typed).toBeNull();
	expect(readLinkTarget('https://exemple.org@ailleurs.org')).toBeNull();
});
