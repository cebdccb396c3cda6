import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningServer } from './running-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the environment names is for whoever asks for it: without, a process keeps its data in its own folder. */
const ALONE = { MONGODB_URL: '', REDIS_URL: '' };

/** The built server as one process, once it says that it listens. */
export async function startNode(
	entry: string,
	env: Readonly<Record<string, string>>,
	preload?: string,
): Promise<RunningServer> {
	const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), entry], {
		cwd: root,
		env: { ...process.env, ...ALONE, PORT: '0', HOST: '127.0.0.1', ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	child.stderr.on('data', (chunk) => (output += String(chunk)));
	const lines = createInterface({ input: child.stdout });
	const address = await new Promise<string>((resolve, reject) => {
		lines.on('line', (line) => {
			output += `${line}\n`;
			const found = /^Tablée listens on (http\S+)$/.exec(line);
			if (found) resolve(found[1]!);
		});
		child.once('exit', (code) => reject(new Error(`${entry} ended with ${code}:\n${output}`)));
	});
	return {
		address,
		pid: child.pid!,
		signal: (name) => void child.kill(name),
		output: () => output,
		stop: () => end(child, 'SIGTERM'),
		kill: async () => void (await end(child, 'SIGKILL')),
	};
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
	const exited = once(child, 'exit');
	child.kill(signal);
	await exited;
	return child.exitCode;
}
