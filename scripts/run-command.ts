import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command of node_modules/.bin in the repository with its output shown; answers its exit code. */
export async function run(
	command: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = {},
): Promise<number> {
	const child = spawn(command, args, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}`, ...env },
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}
