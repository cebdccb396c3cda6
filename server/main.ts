import { compose } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { run } from './run.ts';

try {
	await run(await compose(readConfig(process.env)));
} catch (problem) {
	console.error(problem instanceof ConfigError ? `Tablée cannot start: ${problem.message}` : problem);
	process.exitCode = 1;
}
