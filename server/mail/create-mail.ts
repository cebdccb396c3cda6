import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { normaliseEmail } from '#lib/domain/network/email-address.ts';
import { slugOf } from '#lib/domain/network/association.ts';
import type { Log } from '../observe/log.ts';

/** Letters to people. */
export interface Mail {
	/** Hands the letter to the mail server (or writes it into the outbox); rejects when that failed. */
	send(letter: Letter): Promise<void>;
}

export interface Letter extends LetterText {
	/** A plain address, as `normaliseEmail` gives it. */
	readonly to: string;
	readonly attachments?: readonly Attachment[];
}

export interface Attachment {
	readonly filename: string;
	/** Media type. */
	readonly contentType: string;
	readonly content: string;
}

export interface LetterText {
	readonly subject: string;
	readonly text: string;
	readonly html?: string;
}

export interface MailInput {
	/** `smtp://…` or `smtps://…`; null: letters become files in `outbox`. */
	readonly smtpUrl: string | null;
	/** `Tablée <tablee@example.org>` */
	readonly from: string;
	readonly outbox: string;
	readonly now: () => number;
	readonly log: Log;
}

const WITHIN = 15_000;

export function createMail({ smtpUrl, from, outbox, now, log }: MailInput): Mail {
	const deliver = smtpUrl ? bySmtp(smtpUrl, log) : intoOutbox(outbox, now, log);
	return {
		async send({ to, subject, text, html, attachments = [] }) {
			if (normaliseEmail(to) !== to) throw new TypeError('a letter goes to one plain address');
			await deliver({
				from,
				to: { name: '', address: to },
				subject,
				text,
				...(html ? { html } : {}),
				...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
				date: new Date(now()),
				headers: { 'Auto-Submitted': 'auto-generated' },
				disableFileAccess: true,
				disableUrlAccess: true,
			});
		},
	};
}

/** Sends without waiting, for letters on which nothing depends. */
export function post({ mail, log }: { readonly mail: Mail; readonly log: Log }, letter: Letter): void {
	mail.send(letter).catch((problem: unknown) => log.error('letter not sent', problem));
}

type Deliver = (message: Record<string, unknown>) => Promise<void>;

function bySmtp(url: string, log: Log): Deliver {
	const transport = createTransport({
		url,
		connectionTimeout: WITHIN,
		greetingTimeout: WITHIN,
		socketTimeout: WITHIN,
	});
	return async (message) => {
		await transport.sendMail(message);
		log.info('letter sent');
	};
}

/** One RFC 822 file a letter, for the owner of the server only. */
function intoOutbox(folder: string, now: () => number, log: Log): Deliver {
	const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
	return async (message) => {
		const { message: bytes } = await transport.sendMail(message);
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const at = new Date(now()).toISOString().replace(/[:.]/g, '-');
		const name = `${at}-${slugOf(String(message.subject)).slice(0, 40)}-${randomBytes(4).toString('hex')}.eml`;
		await writeFile(join(folder, name), bytes as Buffer, { mode: 0o600, flag: 'wx' });
		// its name holds words of the subject
		log.info('letter in the outbox');
	};
}
