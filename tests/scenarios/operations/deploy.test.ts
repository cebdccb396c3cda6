import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const DEPLOY = join(ROOT, 'deploy');
const folder = mkdtempSync(join(tmpdir(), 'tablee-deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Runs a tool; answers its exit code and everything that it said. */
function run(command: string, args: readonly string[]): readonly [number | null, string] {
	const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: folder });
	return [status, `${stdout}${stderr}`];
}

/** One line for what can't be checked here. */
function has(command: string, args: readonly string[]): boolean {
	const there = spawnSync(command, args).error === undefined;
	if (!there) console.error(`${command}: skipped, because it is not on the PATH`);
	return there;
}

test.runIf(has('systemd-analyze', ['--version']))('OP37 systemd finds nothing wrong with the unit', () => {
	const unit = join(folder, 'tablee.service');
	const text = read('deploy/tablee.service');
	// where it is installed is not here: in its place what runs this test
	writeFileSync(unit, text.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
	expect(run('systemd-analyze', ['verify', unit])).toEqual([0, '']);
});

test('OP37 the unit gives the process longer to end than the process gives itself', () => {
	const timeout = Number(/^TimeoutStopSec=(\d+)$/m.exec(read('deploy/tablee.service'))![1]);
	const grace = Number(/stop_grace_period: (\d+)s/.exec(read('deploy/compose.yaml'))![1]);
	const own = Number(/SHUTDOWN_SECONDS \|\| '(\d+)'/.exec(read('server/config.ts'))![1]);
	expect(timeout).toBeGreaterThan(own);
	expect(grace).toBeGreaterThan(own);
});

test.runIf(has('nginx', ['-v']) && has('openssl', ['version']))('OP38 nginx takes its file', () => {
	mkdirSync(join(folder, 'tls'));
	const [pem, key] = [join(folder, 'tls/fullchain.pem'), join(folder, 'tls/privkey.pem')];
	const made = run(
		'openssl',
		`req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=tablee.example -out ${pem} -keyout ${key}`.split(
			' ',
		),
	);
	expect(made[0]).toBe(0);
	const site = read('deploy/nginx.conf')
		.replaceAll('/etc/tablee/tls', join(folder, 'tls'))
		.replace(
			/listen (\[::\]:)?(80|443)/g,
			(_, six: string | undefined, port) => `listen ${six ?? ''}1${port}`,
		);
	writeFileSync(join(folder, 'site.conf'), site);
	const main = join(folder, 'nginx.conf');
	writeFileSync(main, `pid ${folder}/nginx.pid;\nevents {}\nhttp { include ${folder}/site.conf; }\n`);
	const [status, said] = run('nginx', ['-t', '-p', folder, '-e', join(folder, 'error.log'), '-c', main]);
	expect([status, said]).toEqual([0, expect.stringContaining('test is successful')]);
	expect(said).not.toMatch(/\[(warn|emerg|alert)\]/);
});

test.runIf(has('caddy', ['version']))('OP39 Caddy takes its file', () => {
	const args = ['validate', '--adapter', 'caddyfile', '--config', join(DEPLOY, 'Caddyfile')];
	expect(run('caddy', args)).toEqual([0, expect.stringContaining('Valid configuration')]);
});

test.each(['nginx.conf', 'Caddyfile'])(
	'OP39 %s overwrites what a client says of its address, and gives nobody the operators’ pages',
	(file) => {
		const text = read(`deploy/${file}`).replace(/#.*$/gm, '');
		expect(text).toMatch(/X-Real-IP (\$remote_addr|\{remote_host\})/);
		for (const address of ['metrics', 'readyz', 'healthz']) expect(text).toContain(address);
		expect(text).not.toMatch(/ip_hash|cookie|sticky|lb_policy (ip|client|header)/);
	},
);

const COMPOSE = `
import json, sys, yaml
print(json.dumps(yaml.safe_load(open(sys.argv[1]))))
`;
interface ComposeService {
	readonly image: string;
	readonly ports?: readonly string[];
	readonly networks: readonly string[];
	readonly secrets?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
}
interface Compose {
	readonly services: Readonly<Record<string, ComposeService>>;
	readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
	readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}
const canReadYaml = spawnSync('python3', ['-c', 'import yaml']).status === 0;
if (!canReadYaml) console.error('compose.yaml: skipped, because python3 with its yaml is not here');

test.runIf(canReadYaml)('OP40 only the proxy can be reached, images are pinned, secrets are files', () => {
	const [status, json] = run('python3', ['-c', COMPOSE, join(DEPLOY, 'compose.yaml')]);
	expect(status).toBe(0);
	const { services, networks, secrets } = JSON.parse(json) as Compose;
	expect(Object.keys(services)).toEqual(['node1', 'node2', 'mongodb', 'redis', 'caddy']);
	expect(Object.entries(services).flatMap(([name, { ports }]) => (ports ? [name] : []))).toEqual(['caddy']);
	for (const name of ['mongodb', 'redis']) expect(services[name]!.networks).toEqual(['inside']);
	expect(networks.inside).toEqual({ internal: true });
	for (const { image, environment = {}, secrets: used = [] } of Object.values(services)) {
		expect(image).toMatch(/:\d+\.\d+\.\d+/);
		for (const secret of used) expect(Object.keys(secrets)).toContain(secret);
		for (const [variable, value] of Object.entries(environment))
			if (/PASSWORD|TOKEN|SECRET|_URL/.test(variable)) expect(value).toMatch(/^\/run\/secrets\//);
	}
	for (const { file } of Object.values(secrets)) expect(file).toMatch(/^\.\/secrets\//);
	expect(read('.gitignore')).toContain('/deploy/secrets/');
});

test('OP40 every variable that the server reads stands in the operator’s guide', () => {
	const variables = new Set(
		[...read('server/config.ts').matchAll(/env\.([A-Z][A-Z_]+)/g)].map(([, name]) => name!),
	);
	const guide = read('docs/operating.md');
	expect(variables.size).toBeGreaterThan(10);
	expect([...variables].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

test.runIf(has('redis-server', ['--version']))('OP40 Redis takes its file and keeps nothing', () => {
	const socket = join(folder, 'redis.sock');
	const file = join(folder, 'redis.conf');
	writeFileSync(
		file,
		`${read('deploy/redis.conf')}\nport 0\nunixsocket ${socket}\ndaemonize no\nrequirepass secret\n`,
	);
	// it tests no file by itself: asked for a size that it can't have, it reads the rest and stops
	const [status, said] = run('redis-server', [file, '--maxmemory', 'no-size']);
	expect(status).toBe(1);
	expect(said).toContain('maxmemory');
	expect(said).not.toMatch(/Bad directive|wrong number of arguments/i);
});
