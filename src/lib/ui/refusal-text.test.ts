import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STATUS } from '#lib/domain/refusal.ts';
import { BY_REASON, refusalText } from './refusal-text.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Reasons that say no more than their code does, or that only a program can be given. */
const PLAIN = new Set([...Object.keys(STATUS), 'store-away', 'content-type-json']);

/** Reasons written as literals: `new Refusal('code', 'reason')`. Comments are left out. */
function writtenReasons(): Set<string> {
	const reasons = new Set<string>();
	for (const folder of ['server', 'src']) {
		for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
			if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
			const text = readFileSync(join(ROOT, folder, file), 'utf8');
			for (const [, reason] of text.matchAll(/new Refusal\(\s*'[a-z-]+',\s*'([a-z-]+)'/g))
				reasons.add(reason!);
		}
	}
	return reasons;
}

test('UI6 every reason that the server gives has its sentence', () => {
	const reasons = [...writtenReasons()];
	expect(reasons.length).toBeGreaterThan(30);
	expect(reasons.filter((reason) => !PLAIN.has(reason) && !(reason in BY_REASON))).toEqual([]);
});

test('UI6 a reason without a sentence says the one of its code', () => {
	expect(refusalText('forbidden', 'paper.write')).toBe(refusalText('forbidden', 'whatever'));
	expect(refusalText('forbidden', 'wrong-password')).not.toBe(refusalText('forbidden', 'whatever'));
});
