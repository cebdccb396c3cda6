// npm test: every check and every test, then one line «N passed, N failed» and exit 0 only when nothing failed.
// `npm test -- --only=unit,e2e` runs some of the parts.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './run-command.ts';

interface Count {
	passed: number;
	failed: number;
	skipped: number;
}
interface Part {
	readonly name: string;
	work(): Promise<Count>;
}

const results = fileURLToPath(new URL('../.test-results/', import.meta.url));

const parts: readonly Part[] = [
	{ name: 'types', work: () => oneCheck('node', ['scripts/check.ts']) },
	{ name: 'lint', work: () => oneCheck('eslint', ['.']) },
	{ name: 'imports', work: () => oneCheck('depcruise', ['src', 'server', 'demo', 'tests']) },
	{ name: 'unit', work: () => vitest('unit') },
	{ name: 'contract', work: () => vitest('contract') },
	{ name: 'scenarios', work: () => vitest('scenarios') },
	{ name: 'e2e', work: playwright },
];

async function oneCheck(command: string, args: readonly string[]): Promise<Count> {
	const ok = (await run(command, args)) === 0;
	return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function vitest(project: string): Promise<Count> {
	const file = `${results}${project}.json`;
	const code = await run('vitest', [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	]);
	const report = readReport<{
		numPassedTests: number;
		numFailedTests: number;
		numPendingTests: number;
		success: boolean;
	}>(file);
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	const failed = report.numFailedTests || (code === 0 && report.success ? 0 : 1); // a file that can't be loaded counts
	return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

async function playwright(): Promise<Count> {
	const file = `${results}e2e.json`;
	const code = await run('playwright', ['test', '--reporter=list,json'], {
		PLAYWRIGHT_JSON_OUTPUT_FILE: file,
	});
	const report = readReport<{
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	}>(file);
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	const { expected, unexpected, flaky, skipped } = report.stats;
	if (flaky > 0) console.log(`${flaky} passed only at the second try`);
	return { passed: expected + flaky, failed: unexpected || (code === 0 ? 0 : 1), skipped };
}

function readReport<T>(file: string): T | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as T;
	} catch {
		return null;
	}
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const only = process.argv
	.find((arg) => arg.startsWith('--only='))
	?.slice('--only='.length)
	.split(',');
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const part of parts.filter(({ name }) => !only || only.includes(name))) {
	console.log(`\n── ${part.name} ──`);
	const started = Date.now();
	const { passed, failed, skipped } = await part.work();
	total.passed += passed;
	total.failed += failed;
	total.skipped += skipped;
	const seconds = Math.round((Date.now() - started) / 1000);
	lines.push(
		`${part.name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`,
	);
}
console.log(`\n${lines.join('\n')}\n`);
console.log(
	`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
