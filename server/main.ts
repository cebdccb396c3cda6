import { compose } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { describeError } from './observe/describe-error.ts';
import { run } from './run.ts';
import { withSecretFiles } from './secret-files.ts';

try {
	await run(await compose(readConfig(withSecretFiles(process.env))));
} catch (problem) {
	// a driver's own message may quote an address with its password
	console.error(
		'Tablée cannot start:',
		problem instanceof ConfigError ? problem.message : describeError(problem),
	);
	process.exitCode = 1;
}
