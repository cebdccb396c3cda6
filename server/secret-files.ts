import { readFileSync } from 'node:fs';
import { ConfigError } from './config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that hold a secret, or an address with a password in it. */
const SECRETS = ['MONGODB_URL', 'MONGODB_PUBLIC_URL', 'REDIS_URL', 'SMTP_URL', 'METRICS_TOKEN'];

/** Where `SMTP_URL_FILE` names a file, its first line is `SMTP_URL`: the environment of a process is easier to read than a file. */
export function withSecretFiles(env: Environment): Environment {
	const read = SECRETS.flatMap((name) => {
		const file = env[`${name}_FILE`];
		if (!file) return [];
		if (env[name]) throw new ConfigError(`${name} and ${name}_FILE say the same thing: keep one`);
		return [[name, firstLine(`${name}_FILE`, file)]];
	});
	return { ...env, ...(Object.fromEntries(read) as Environment) };
}

function firstLine(name: string, file: string): string {
	try {
		return readFileSync(file, 'utf8').split('\n')[0]!.trim();
	} catch (problem) {
		throw new ConfigError(
			`${name} names a file that cannot be read (${(problem as NodeJS.ErrnoException).code})`,
		);
	}
}
