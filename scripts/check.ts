// npm run check: types of the pages (svelte-check) and of everything Node runs (tsc). Exit 1 when either complains.
import { run } from './run-command.ts';

const steps: readonly (readonly [string, readonly string[]])[] = [
	[
		'paraglide-js',
		[
			'compile',
			'--project',
			'./project.inlang',
			'--outdir',
			'./src/lib/paraglide',
			'--emit-ts-declarations',
			'--silent',
		],
	],
	['svelte-kit', ['sync']],
	['svelte-check', ['--threshold', 'error', '--output', 'human']],
	['tsc', ['-p', 'tsconfig.server.json']],
];

for (const [command, args] of steps) if ((await run(command, args)) !== 0) process.exitCode = 1;
