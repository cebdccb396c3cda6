import { join, resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from './observe/log.ts';

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
	/** The database that several nodes share; null: one node, which keeps everything in files of its own. */
	readonly mongodbUrl: string | null;
	/** The same server for somebody who may read what is public, and nothing else; null: `mongodbUrl`. */
	readonly mongodbPublicUrl: string | null;
	/** By which nodes tell each other what changed; null: they ask the database now and then. */
	readonly redisUrl: string | null;
	/** Name of the proxy header that holds the client's address, if a proxy is declared. */
	readonly addressHeader: string | null;
	readonly logLevel: LogLevel;
	/** Who gives it may read the metrics; null: nobody may. */
	readonly metricsToken: string | null;
	/** How long the end of the process may take. */
	readonly shutdownWithin: number;
	/** How long requests are still answered before, while proxies learn that this node ends. */
	readonly drainFor: number;
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
	if (env.REDIS_URL && !env.MONGODB_URL)
		throw new ConfigError(
			'REDIS_URL without MONGODB_URL: several nodes need a database that they share; one alone needs neither',
		);
	if (env.MONGODB_PUBLIC_URL && !env.MONGODB_URL)
		throw new ConfigError('MONGODB_PUBLIC_URL goes with MONGODB_URL, which is missing');
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
		mongodbUrl: readMongodbUrl('MONGODB_URL', env.MONGODB_URL),
		mongodbPublicUrl: readMongodbUrl('MONGODB_PUBLIC_URL', env.MONGODB_PUBLIC_URL),
		redisUrl: readUrl('REDIS_URL', env.REDIS_URL, ['redis:', 'rediss:']),
		addressHeader: env.ADDRESS_HEADER?.toLowerCase() || null,
		logLevel: readLogLevel(env.LOG_LEVEL || 'info'),
		metricsToken: readMetricsToken(env.METRICS_TOKEN),
		shutdownWithin: readSeconds('SHUTDOWN_SECONDS', env.SHUTDOWN_SECONDS || '25', 1) * 1000,
		drainFor: readSeconds('SHUTDOWN_DRAIN_SECONDS', env.SHUTDOWN_DRAIN_SECONDS || '0', 0) * 1000,
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

/** Names several servers, or none: no address that every URL parser takes. */
function readMongodbUrl(name: string, value: string | undefined): string | null {
	if (!value) return null;
	if (!/^mongodb(\+srv)?:\/\/[^\s/]+(\/\S*)?$/.test(value))
		throw new ConfigError(`${name} must be an address beginning with mongodb:// or mongodb+srv://`);
	return value;
}

function readLogLevel(value: string): LogLevel {
	const level = LOG_LEVELS.find((each) => each === value);
	if (!level) throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
	return level;
}

function readMetricsToken(value: string | undefined): string | null {
	if (!value) return null;
	if (!/^[\x21-\x7e]{24,}$/.test(value))
		throw new ConfigError('METRICS_TOKEN must have at least 24 characters and no space');
	return value;
}

function readSeconds(name: string, value: string, least: number): number {
	const seconds = Number(value);
	if (!(seconds >= least && seconds <= 3600))
		throw new ConfigError(`${name} must be between ${least} and 3600`);
	return seconds;
}
