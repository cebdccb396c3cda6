import { randomBytes } from 'node:crypto';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Storage } from '../storage/storage.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-rule.ts';

export const SESSION_SECONDS = 7 * 24 * 3600;
export const MAGIC_LINK_SECONDS = 600;

export interface AuthInput {
	readonly database: Storage['identity'];
	readonly secret: string;
	/** Called for every asked link, whether the address has an account or not. */
	readonly sendMagicLink: (link: { email: string; token: string }) => Promise<void>;
}

/**
 * better-auth as Tablée uses it: accounts, password hashes, sessions, magic links. Its own HTTP handler is never reached (see
 * door.ts), nor its notions of organisation and role (docs/decisions/030).
 */
export async function startAuth(input: AuthInput) {
	const options = optionsOf(input);
	// other stores are adapters with a schema of their own
	if (typeof input.database !== 'function') await (await getMigrations(options)).runMigrations();
	return betterAuth(options);
}

export type Auth = Awaited<ReturnType<typeof startAuth>>;

function optionsOf({ database, secret, sendMagicLink }: AuthInput) {
	return {
		appName: 'Tablée',
		// links and origins are ours to decide, never better-auth's: an address that leads nowhere
		baseURL: 'http://tablee.invalid',
		database,
		secret,
		telemetry: { enabled: false },
		// it would print addresses
		logger: { disabled: true },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			requireEmailVerification: true,
			minPasswordLength: SHORTEST_PASSWORD,
			maxPasswordLength: LONGEST_PASSWORD,
		},
		session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
		// tries are counted by attempts.ts, which form actions pass as well
		rateLimit: { enabled: false },
		advanced: {
			// text in every store, so that an account keeps its id and its place when it is moved from one to another
			database: { generateId: () => randomBytes(16).toString('hex') },
			cookiePrefix: 'tablee',
			useSecureCookies: false,
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
			ipAddress: { disableIpTracking: true },
		},
		plugins: [
			magicLink({
				storeToken: 'hashed',
				expiresIn: MAGIC_LINK_SECONDS,
				disableSignUp: true,
				sendMagicLink: ({ email, token }) => sendMagicLink({ email, token }),
			}),
		],
	} satisfies BetterAuthOptions;
}
