import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['src', 'server', 'tests', 'demo', 'scripts'];

/** Rule numbers in the order of SPEC.md. */
function writtenRules(): string[] {
	const spec = readFileSync(join(ROOT, 'SPEC.md'), 'utf8');
	return [...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(([, rule]) => rule!);
}

/** Rule numbers with which a string of a test file begins: names of tests, also those made from a table. */
function testedRules(): Set<string> {
	const rules = new Set<string>();
	for (const folder of FOLDERS)
		for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
			if (!/\.(test|spec)\.ts$/.test(file) && !(folder === 'tests' && /^contract\/.*\.ts$/.test(file)))
				continue;
			const text = readFileSync(join(ROOT, folder, file), 'utf8');
			for (const [, rule] of text.matchAll(/['"`]([A-Z]{2}\d+) /g)) rules.add(rule!);
		}
	return rules;
}

test('AR4 every rule of SPEC.md stands there once', () => {
	const rules = writtenRules();
	expect(rules.length).toBeGreaterThan(200);
	expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});

test('AR5 every rule has a test, and every numbered test its rule', () => {
	const [rules, tested] = [new Set(writtenRules()), testedRules()];
	expect([...rules].filter((rule) => !tested.has(rule))).toEqual([]);
	expect([...tested].filter((rule) => !rules.has(rule))).toEqual([]);
});

test('AR6 each of the twenty-two protections of the camp board has a rule that names it', () => {
	const spec = readFileSync(join(ROOT, 'SPEC.md'), 'utf8');
	const named = [...spec.matchAll(/\(protections? ([\d, ]+)\)/g)].flatMap(([, numbers]) =>
		numbers!.split(', '),
	);
	expect([...new Set(named)].map(Number).toSorted((one, other) => one - other)).toEqual(
		Array.from({ length: 22 }, (_, index) => index + 1),
	);
});
