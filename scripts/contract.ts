// npm run test:contract: the contract of the stores alone, over each of them, and a line per store: «sqlite: 138 passed».
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run-command.ts';

interface Report {
	readonly success: boolean;
	readonly testResults: readonly {
		readonly assertionResults: readonly {
			readonly ancestorTitles: readonly string[];
			readonly title: string;
			readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo';
		}[];
	}[];
}

const file = fileURLToPath(new URL('../.test-results/contract-stores.json', import.meta.url));
mkdirSync(dirname(file), { recursive: true });
rmSync(file, { force: true });
const code = await run('vitest', [
	'run',
	'--project',
	'contract',
	'tests/contract/storage.test.ts',
	'--reporter=dot',
	'--reporter=json',
	`--outputFile.json=${file}`,
]);

const { testResults, success } = JSON.parse(readFileSync(file, 'utf8')) as Report;
const stores = new Map<string, { passed: number; failed: number; reason: string | null }>();
for (const { ancestorTitles, title, status } of testResults.flatMap((result) => result.assertionResults)) {
	// «update log of sqlite»
	const name = / of (\w+)$/.exec(ancestorTitles[0] ?? '')?.[1] ?? 'other';
	const store = stores.get(name) ?? { passed: 0, failed: 0, reason: null };
	stores.set(name, store);
	if (status === 'passed') store.passed++;
	else if (status === 'failed') store.failed++;
	else store.reason = title;
}
for (const [name, { passed, failed, reason }] of stores)
	console.log(
		reason ? `${name}: ${reason}` : `${name}: ${passed} passed${failed ? `, ${failed} failed` : ''}`,
	);
process.exitCode = code === 0 && success && stores.size > 0 ? 0 : 1;
