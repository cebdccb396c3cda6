import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../server/compose.ts';
import { readConfig, type Config } from '../server/config.ts';
import type { Letter } from '../server/mail/create-mail.ts';
import { run } from '../server/run.ts';
import type { Services } from '../server/services.ts';
import { COORDINATION, OUTSIDER, referents, volunteers } from './people.ts';
import { replay } from './replay.ts';
import { createStoryClock } from './story-clock.ts';
import { paperOfToday, papersOf2013 } from './story.ts';

/** Written last: a folder without it holds no finished example network. */
const MARK = 'demo.json';

const config = readConfig({ ...process.env, DATA_DIR: process.env.DATA_DIR || './data/demo' });
const markFile = join(config.dataDir, MARK);
try {
	const password = existsSync(markFile) ? await reuse() : await make();
	await run(await compose(config));
	printAccounts(password);
} catch (problem) {
	console.error(problem instanceof Error ? `The demonstration cannot start: ${problem.message}` : problem);
	process.exitCode = 1;
}

async function make(): Promise<string> {
	if (existsSync(config.dataDir) && readdirSync(config.dataDir).length > 0)
		throw new Error(
			`${config.dataDir} holds something else: choose an empty DATA_DIR, or remove that folder if it is an unfinished demonstration`,
		);
	mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
	const password = process.env.DEMO_PASSWORD || randomBytes(9).toString('base64url');
	console.log('Replaying the year 2013 of the network …');
	await replayInto(config, password);
	writeFileSync(markFile, JSON.stringify({ password }), { mode: 0o600 });
	return password;
}

/** The example network of an earlier run, with everything that was done in it since; only its password may change. */
async function reuse(): Promise<string> {
	const { password } = JSON.parse(readFileSync(markFile, 'utf8')) as { password: string };
	const wanted = process.env.DEMO_PASSWORD;
	if (!wanted || wanted === password) return password;
	const services = await compose(config);
	await givePassword(services, wanted);
	await services.close();
	writeFileSync(markFile, JSON.stringify({ password: wanted }), { mode: 0o600 });
	return wanted;
}

/** The same for everybody, and whatever the operator says: the rule for good passwords is for people's own. */
async function givePassword({ identity }: Services, password: string): Promise<void> {
	for (const { email } of [COORDINATION, OUTSIDER, ...referents, ...volunteers]) {
		const account = await identity.byEmail(email);
		if (account) await identity.setPassword(account.id, password);
	}
}

async function replayInto(target: Config, password: string): Promise<void> {
	const clock = createStoryClock('2012-09-01T00:00:00Z');
	const mails: Letter[] = [];
	const services = await compose(target, {
		now: clock.now,
		mail: { send: (letter) => Promise.resolve(void mails.push(letter)) },
	});
	try {
		const now = Date.now();
		const papers = [...papersOf2013, paperOfToday(now)];
		const first = randomBytes(18).toString('base64url');
		await replay({ services, clock, password: first, collectMails: () => mails.splice(0) }, papers, now);
		await givePassword(services, password);
	} finally {
		await services.close();
	}
}

function printAccounts(password: string): void {
	const people = [
		[COORDINATION.email, 'coordination du réseau'],
		['benevole@demo.example', 'bénévole, sans mandat'],
		['lecture@demo.example', 'bénévole, dans aucun groupe : lit sans écrire'],
		[OUTSIDER.email, 'sans association'],
	];
	console.log(`\nComptes de la démonstration (mot de passe : ${password})`);
	for (const [email, role] of people) console.log(`  ${email!.padEnd(58)} ${role}`);
	console.log('  Référents mandatés, un par association :');
	for (const { email } of referents) console.log(`  ${email}`);
}
