import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A rule whose pattern is wrong is silently green: here each one meets a violation, in a tree of the same shape.
const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Rule → files of a planted violation. */
const PLANTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'no-cycles': { 'src/lib/ui/a.ts': `import './b.ts';`, 'src/lib/ui/b.ts': `import './a.ts';` },
	'domain-is-pure': { 'src/lib/domain/impure.ts': `import 'node:fs';` },
	'protocol-knows-domain-only': { 'src/lib/protocol/knows.ts': `import '../ui/leaf.ts';` },
	'plan-knows-domain-only': { 'src/lib/plan/knows.ts': `import '../ui/leaf.ts';` },
	'browser-never-reaches-server': { 'src/routes/reaches.ts': `import type {} from '#server/services.ts';` },
	'app-sees-server-through-one-door': { 'src/routes/+page.server.ts': `import '#server/papers/leaf.ts';` },
	'server-takes-only-domain-and-protocol': { 'server/papers/takes.ts': `import '#lib/ui/leaf.ts';` },
	'only-compose-picks-adapters': { 'server/papers/picks.ts': `import '../storage/sqlite/leaf.ts';` },
	'adapters-are-strangers': { 'server/storage/memory/leans.ts': `import '../sqlite/leaf.ts';` },
	'storage-knows-no-transport': { 'server/storage/knows.ts': `import '../papers/leaf.ts';` },
	'sync-and-live-are-strangers': { 'server/sync/meets.ts': `import '../live/leaf.ts';` },
	'drivers-stay-in-their-adapter': { 'server/papers/drives.ts': `import 'node:sqlite';` },
	'redis-stays-in-the-bus': { 'server/papers/tells.ts': `import 'redis';` },
	'only-compose-picks-the-bus': { 'server/papers/bus.ts': `import '../bus/redis.ts';` },
	'logs-and-metrics-stay-in-observe': { 'server/papers/logs.ts': `import 'pino';` },
	'nobody-imports-the-root': { 'server/papers/root.ts': `import '../compose.ts';` },
	'no-test-code-in-product': { 'server/papers/tests.ts': `import '../../tests/support/leaf.ts';` },
	'demo-stays-outside': { 'server/papers/demo.ts': `import '../../demo/leaf.ts';` },
	'everything-resolves': { 'server/papers/lost.ts': `import './nowhere.ts';` },
};
const LEAVES = [
	'src/lib/ui/leaf.ts',
	'src/lib/domain/leaf.ts',
	'server/services.ts',
	'server/compose.ts',
	'server/papers/leaf.ts',
	'server/live/leaf.ts',
	'server/bus/redis.ts',
	'server/storage/sqlite/leaf.ts',
	'tests/support/leaf.ts',
	'demo/leaf.ts',
];

let tree: string;
beforeAll(() => {
	tree = mkdtempSync(join(tmpdir(), 'import-rules-'));
	for (const file of ['.dependency-cruiser.cjs', 'package.json'])
		copyFileSync(join(repository, file), join(tree, file));
	write(
		'tsconfig.json',
		'{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
	);
	for (const leaf of LEAVES) write(leaf, 'export {};');
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function write(file: string, content: string): void {
	mkdirSync(dirname(join(tree, file)), { recursive: true });
	writeFileSync(join(tree, file), content);
}

/** Names of the rules that are broken in the tree. */
function brokenRules(): string[] {
	const cli = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	const { stdout, stderr } = spawnSync(
		process.execPath,
		[cli, '--output-type', 'json', 'src', 'server', 'demo', 'tests'],
		{
			cwd: tree,
			encoding: 'utf8',
			maxBuffer: 64 << 20,
		},
	);
	if (!stdout) throw new Error(stderr);
	const report = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
	return [...new Set(report.summary.violations.map(({ rule }) => rule.name))].sort();
}

test('AR1 every import rule has a planted violation here', () => {
	const rules = createRequire(import.meta.url)(join(repository, '.dependency-cruiser.cjs')) as {
		forbidden: { name: string }[];
	};
	expect(rules.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(PLANTED).sort());
});

test('AR2 a tree without violations breaks no rule', () => {
	expect(brokenRules()).toEqual([]);
});

test.each(Object.entries(PLANTED))('AR3 %s bites', (rule, files) => {
	for (const [file, content] of Object.entries(files)) write(file, content);
	try {
		expect(brokenRules()).toContain(rule);
	} finally {
		for (const file of Object.keys(files)) rmSync(join(tree, file));
	}
});
