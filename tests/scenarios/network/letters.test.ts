import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser, type ParsedLetter } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherLog } from '../../support/gather-log.ts';
import { createMail, post, type Letter } from '../../../server/mail/create-mail.ts';
import { campaignOpenedLetter } from '../../../server/mail/letters/campaign-opened.ts';
import { invitationLetter } from '../../../server/mail/letters/invitation.ts';
import { magicLinkLetter } from '../../../server/mail/letters/magic-link.ts';
import { mandateGrantedLetter } from '../../../server/mail/letters/mandate-granted.ts';

const FROM = 'Tablée <tablee@demo.example>';
const AT = Date.parse('2013-03-04T12:00:00Z');
const letter: Letter = {
	to: 'ada@demo.example',
	...invitationLetter({
		name: 'Đỗ <b>A.</b>',
		invitedBy: 'C. D.',
		network: 'la Plateforme',
		association: 'Terre d’Errance & amis',
		role: 'referent',
		link: 'https://tablee.example/invitation?token=abc_-123',
		days: 7,
	}),
};

let folder: string;
let { log, lines } = gatherLog();
/** What was logged, without what every line has. */
const logged = () =>
	lines.map((line) => {
		const { level, event, error } = JSON.parse(line) as Record<string, { code?: string } | string>;
		return typeof error === 'object' ? [level, event, error.code] : [level, event];
	});
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tablee-letters-'));
	({ log, lines } = gatherLog());
});
afterEach(() => rm(folder, { recursive: true }));

function isTheLetter(parsed: ParsedLetter): void {
	expect(parsed.from?.text).toBe('"Tablée" <tablee@demo.example>');
	expect(parsed.to?.text).toBe('ada@demo.example');
	expect(parsed.subject).toBe('Invitation à la table de la Plateforme');
	expect(parsed.date?.getTime()).toBe(AT);
	expect(parsed.text).toContain('Bonjour Đỗ <b>A.</b>,');
	expect(parsed.text).toContain(
		'Prendre place à la table\u00a0:\nhttps://tablee.example/invitation?token=abc_-123\n',
	);
	expect(parsed.html).toContain('<a href="https://tablee.example/invitation?token=abc_-123">');
	expect(parsed.html).not.toContain('<b>');
}

test('NW14 a letter goes through the mail server as it was written', async () => {
	const received: Buffer[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		async onData(stream, _session, done) {
			received.push(Buffer.concat(await stream.toArray()));
			done();
		},
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	const mail = createMail({
		smtpUrl: `smtp://127.0.0.1:${port}`,
		from: FROM,
		outbox: folder,
		now: () => AT,
		log,
	});
	await mail.send(letter);
	expect(received).toHaveLength(1);
	isTheLetter(await simpleParser(received[0]!));
	expect(await readdir(folder)).toEqual([]);
	expect(logged()).toEqual([['info', 'letter sent']]);
	await new Promise<void>((resolve) => server.close(resolve));
});

test('NW14 without a mail server, letters become files that only the owner reads', async () => {
	const outbox = join(folder, 'outbox');
	const mail = createMail({ smtpUrl: null, from: FROM, outbox, now: () => AT, log });
	await Promise.all([mail.send(letter), mail.send(letter)]);
	const names = await readdir(outbox);
	expect(names).toHaveLength(2);
	for (const name of names) {
		expect(name).toMatch(
			/^2013-03-04T12-00-00-000Z-invitation-a-la-table-de-la-plateforme-[0-9a-f]{8}\.eml$/,
		);
		expect((await stat(join(outbox, name))).mode & 0o777).toBe(0o600);
		isTheLetter(await simpleParser(await readFile(join(outbox, name))));
	}
	expect((await stat(outbox)).mode & 0o777).toBe(0o700);
	expect(logged()).toEqual(Array(2).fill(['info', 'letter in the outbox']));
});

test.each([
	'ada@demo.example, eve@demo.example',
	'Ada <ada@demo.example>',
	'ada@demo.example\nBcc: eve@demo.example',
	'ADA@demo.example',
])('NW14 a letter goes to one plain address, not to %j', async (to) => {
	const mail = createMail({ smtpUrl: null, from: FROM, outbox: folder, now: () => AT, log });
	await expect(mail.send({ ...letter, to })).rejects.toThrow('one plain address');
	expect(await readdir(folder)).toEqual([]);
});

test('NW14 a mail server that is away fails the sending, and its log line names nobody', async () => {
	const mail = createMail({ smtpUrl: 'smtp://127.0.0.1:1', from: FROM, outbox: folder, now: () => AT, log });
	await expect(mail.send(letter)).rejects.toThrow();
	post({ mail, log }, letter);
	await vi.waitFor(() => expect(logged()).toEqual([['error', 'letter not sent', 'ESOCKET']]));
	expect(lines.join()).not.toContain('@');
});

test('NW15 letters speak French and hold one link', () => {
	const link = 'https://tablee.example/x';
	const letters = [
		magicLinkLetter({ name: 'A. V.', link, minutes: 10 }),
		mandateGrantedLetter({
			name: 'A. V.',
			grantedBy: 'C. D.',
			association: 'Emmaüs',
			basis: 'vote',
			limitedTo: 'Santé',
			link,
		}),
		campaignOpenedLetter({
			name: 'A. V.',
			association: 'Emmaüs',
			title: 'Maison du migrant',
			version: 2,
			deadline: '2013-03-01T13:30:00.000Z',
			message: '',
			link,
		}),
	];
	for (const { text, html } of letters) {
		expect(text.split(link)).toHaveLength(2);
		expect(html!.split(link)).toHaveLength(2);
		expect(text.replaceAll(link, '')).not.toMatch(/[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]|'/);
	}
	expect(letters[1]!.text).toContain('seulement «\u00a0Santé\u00a0»');
	expect(letters[2]!.text).toContain('vendredi 1er mars 2013 à 14\u00a0h\u00a030 (heure de Paris)');
	const morning = {
		deadline: '2013-03-04T08:00:00.000Z',
		message: '',
		link,
		name: '',
		association: '',
		version: 1,
	};
	expect(campaignOpenedLetter({ ...morning, title: 'x' }).text).toContain(
		'lundi 4 mars 2013 à 9\u00a0h (heure',
	);
	expect(letters[2]!.subject).toBe('À signer\u00a0: Maison du migrant');
});
