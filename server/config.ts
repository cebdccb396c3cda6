import { join, resolve } from 'node:path';

/** What the environment says, read once, checked, typed. Times in ms, sizes in bytes. */
export interface Config {
	readonly port: number;
	readonly host: string;
	readonly dataDir: string;
	/** Addresses under which browsers reach this server; empty: whatever Host they name (a test or a LAN). */
	readonly origins: readonly string[];
	/** SMTP server for mails; null: they are written to `outbox`. */
	readonly smtpUrl: string | null;
	readonly mailFrom: string;
	readonly outbox: string;
	readonly databaseFile: string;
	readonly keysDir: string;
	/** Name of the proxy header that holds the client's address, if a proxy is declared. */
	readonly addressHeader: string | null;
}

export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readConfig(env: Environment): Config {
	const dataDir = resolve(env.DATA_DIR || './data');
	const port = Number(env.PORT || '3000');
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new ConfigError(`PORT must be a port number, not «${env.PORT}»`);
	if (env.MONGODB_URL || env.REDIS_URL)
		throw new ConfigError(
			'MONGODB_URL and REDIS_URL are for several machines, which this version does not serve yet',
		);
	return {
		port,
		host: env.HOST || '127.0.0.1',
		dataDir,
		origins: readOrigins(env.ORIGIN),
		smtpUrl: readUrl('SMTP_URL', env.SMTP_URL, ['smtp:', 'smtps:']),
		mailFrom: env.MAIL_FROM || 'Tablée <tablee@localhost>',
		outbox: join(dataDir, 'outbox'),
		databaseFile: join(dataDir, 'tablee.db'),
		keysDir: join(dataDir, 'keys'),
		addressHeader: env.ADDRESS_HEADER?.toLowerCase() || null,
	};
}

function readOrigins(value: string | undefined): readonly string[] {
	if (!value) return [];
	return value.split(',').map((part) => {
		const url = readUrl('ORIGIN', part.trim(), ['http:', 'https:']);
		return new URL(url!).origin;
	});
}

function readUrl(name: string, value: string | undefined, protocols: readonly string[]): string | null {
	if (!value) return null;
	if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
		throw new ConfigError(`${name} must be an address beginning with ${protocols.join(' or ')}`);
	return value;
}
