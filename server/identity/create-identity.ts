import { isAPIError } from 'better-auth/api';
import { normaliseEmail } from '#lib/domain/network/email-address.ts';
import { cleanName } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { post, type Mail } from '../mail/create-mail.ts';
import { magicLinkLetter } from '../mail/letters/magic-link.ts';
import type { Log } from '../observe/log.ts';
import type { Records } from '../storage/records.ts';
import type { Storage } from '../storage/storage.ts';
import { createAttempts, type Limit } from './attempts.ts';
import { MAGIC_LINK_SECONDS, startAuth } from './auth.ts';
import { clientNetwork } from './client-address.ts';
import { forRequest } from './cookies.ts';
import { createDoor } from './door.ts';
import { LONGEST_PASSWORD, requireGoodPassword } from './password-rule.ts';
import type { Account, IdentityService } from './service.ts';

export interface IdentityInput {
	readonly database: Storage['identity'];
	readonly records: Records;
	/** See secret.ts. */
	readonly secret: string;
	readonly mail: Mail;
	readonly now: () => number;
	/** Declared origins; empty: a page's own Host. */
	readonly origins: readonly string[];
	/** Where links in letters lead: `https://tablee.example`. Never taken from a request. */
	readonly address: () => string;
	/** The header that holds the client's address: a declared proxy's, or ADDRESS_HEADER. */
	readonly addressHeader: string;
	/** Sessions of this person are over: what was opened with them is to be looked at again. */
	readonly sessionsEnded: (person: string) => void;
	readonly log: Log;
	readonly limits?: IdentityLimits;
}

export interface IdentityLimits {
	/** Wrong passwords for one account, whether it exists or not. */
	readonly account: Limit;
	/** Wrong passwords from one client network (a whole association may share one). */
	readonly network: Limit;
	/** Magic links asked for one address. */
	readonly linkAccount: Limit;
	/** Magic links asked, or guessed, from one client network. */
	readonly linkNetwork: Limit;
}

const QUARTER = 900_000;
export const IDENTITY_LIMITS: IdentityLimits = {
	account: { max: 10, windowMs: QUARTER },
	network: { max: 100, windowMs: QUARTER },
	linkAccount: { max: 5, windowMs: QUARTER },
	linkNetwork: { max: 50, windowMs: QUARTER },
};

export async function createIdentity(input: IdentityInput): Promise<IdentityService> {
	const {
		records,
		secret,
		now,
		origins,
		address,
		addressHeader,
		sessionsEnded,
		limits = IDENTITY_LIMITS,
	} = input;
	const attempts = createAttempts(records, now);
	const auth = await startAuth({ database: input.database, secret, sendMagicLink });
	const { internalAdapter: store, adapter, password: passwords } = await auth.$context;

	async function sendMagicLink({ email, token }: { email: string; token: string }): Promise<void> {
		const account = await byEmail(email);
		if (!account) return;
		const link = `${address()}/magic-link?token=${token}`;
		const letter = magicLinkLetter({ name: account.name, link, minutes: MAGIC_LINK_SECONDS / 60 });
		// not awaited: how long a mail server takes would tell that the account exists
		post(input, { to: email, ...letter });
	}

	async function byEmail(email: string): Promise<Account | null> {
		const found = await store.findUserByEmail(email);
		return found && accountOf(found.user);
	}

	/** Counts a guess at this account's password; gives it back when it was right. */
	async function guess<T>(
		email: string,
		client: string | null,
		work: () => Promise<T | null>,
	): Promise<T | null> {
		await attempts.spend('password-account', email, limits.account);
		if (client) await attempts.spend('password-network', client, limits.network);
		const result = await work();
		if (result === null) return null;
		await attempts.giveBack('password-account', email);
		if (client) await attempts.giveBack('password-network', client);
		return result;
	}

	async function isPasswordOf(id: string, password: string): Promise<true | null> {
		const hash = (await store.findCredentialAccount(id))?.password;
		if (hash) return (await passwords.verify({ hash, password })) || null;
		await passwords.hash(password);
		return null;
	}

	const identity: Omit<IdentityService, 'handle'> = {
		async session(headers) {
			const cookie = headers.get('cookie');
			if (!cookie) return null;
			const found = await asRefusal(() => auth.api.getSession({ headers: new Headers({ cookie }) }));
			return found && { sessionId: found.session.id, person: accountOf(found.user) };
		},

		async signIn({ email: typed, password }, headers) {
			const email = normaliseEmail(typed);
			if (email === null) throw new Refusal('invalid', 'email');
			const client = clientNetwork(headers, addressHeader);
			const signedIn = await guess(email, client, () =>
				// nobody has a longer one; better-auth would say so instead of «wrong»
				[...password].length > LONGEST_PASSWORD
					? Promise.resolve(null)
					: refusedAsNull(() => auth.api.signInEmail({ body: { email, password }, returnHeaders: true })),
			);
			if (!signedIn) throw new Refusal('signed-out', 'wrong-credentials');
			const person = accountOf(signedIn.response.user);
			return { cookies: forRequest(signedIn.headers.getSetCookie(), headers, origins), person };
		},

		async signOut(headers) {
			const own = new Headers({ cookie: headers.get('cookie') ?? '' });
			const session = await identity.session(headers);
			const { headers: answered } = await auth.api.signOut({ headers: own, returnHeaders: true });
			if (session) sessionsEnded(session.person.id);
			return { cookies: forRequest(answered.getSetCookie(), headers, origins) };
		},

		async requestMagicLink(typed, headers) {
			const email = normaliseEmail(typed);
			if (email === null) throw new Refusal('invalid', 'email');
			await attempts.spend('link-network', clientNetwork(headers, addressHeader), limits.linkNetwork);
			await attempts.spend('link-account', email, limits.linkAccount);
			await auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
		},

		async redeemMagicLink(token, headers) {
			const client = clientNetwork(headers, addressHeader);
			await attempts.spend('link-network', client, limits.linkNetwork);
			const redeemed = await refusedAsNull(() =>
				auth.api.magicLinkVerify({ query: { token }, headers: new Headers(), returnHeaders: true }),
			);
			if (!redeemed) throw new Refusal('gone', 'magic-link-gone');
			await attempts.giveBack('link-network', client);
			return { cookies: forRequest(redeemed.headers.getSetCookie(), headers, origins) };
		},

		async changePassword(headers, { current, next }) {
			const session = await identity.session(headers);
			if (!session) throw new Refusal('signed-out', 'signed-out');
			const { sessionId, person } = session;
			if (!(await identity.provePassword(person.id, current)))
				throw new Refusal('forbidden', 'wrong-password');
			requireGoodPassword(next, person.email);
			await store.updatePassword(person.id, await passwords.hash(next));
			await adapter.deleteMany({
				model: 'session',
				where: [
					{ field: 'userId', value: person.id },
					{ field: 'id', operator: 'ne', value: sessionId },
				],
			});
			sessionsEnded(person.id);
		},

		async create({ email: typed, name: typedName, password }) {
			const email = normaliseEmail(typed);
			if (email === null) throw new Refusal('invalid', 'email');
			const name = cleanName(typedName);
			if (name === null) throw new Refusal('invalid', 'name');
			requireGoodPassword(password, email);
			const hash = await passwords.hash(password);
			if (await byEmail(email)) throw new Refusal('conflict', 'email-taken');
			const user = await store.createUser({ email, name, emailVerified: true }, { method: 'invitation' });
			const { id } = user;
			try {
				await store.linkAccount({ userId: id, accountId: id, providerId: 'credential', password: hash });
			} catch (problem) {
				await store.deleteUser(id); // an account without a password could only be half used
				throw problem;
			}
			return accountOf(user);
		},

		async provePassword(id, password) {
			const account = await identity.account(id);
			if (!account) return false;
			return (await guess(account.email, null, () => isPasswordOf(id, password))) === true;
		},

		async setPassword(id, password) {
			const account = await identity.account(id);
			if (!account) throw new Refusal('not-found', 'not-found');
			await store.updatePassword(id, await passwords.hash(password));
			await identity.endSessions(id);
		},

		async account(id) {
			const user = await store.findUserById(id);
			return user && accountOf(user);
		},

		async accounts(ids) {
			const found = new Map<string, Account>();
			const wanted = [...new Set(ids)];
			for (let start = 0; start < wanted.length; start += 100) {
				const where = [{ field: 'id', operator: 'in' as const, value: wanted.slice(start, start + 100) }];
				for (const user of await store.listUsers(100, 0, undefined, where))
					found.set(user.id, accountOf(user));
			}
			return found;
		},

		async byEmail(typed) {
			const email = normaliseEmail(typed);
			return email === null ? null : byEmail(email);
		},
		async endSessions(id) {
			await store.deleteUserSessions(id);
			sessionsEnded(id);
		},
		count: () => store.countTotalUsers(),
	};
	return { ...identity, handle: createDoor(identity, origins, input.log) };
}

function accountOf({ id, email, name }: Account): Account {
	return { id, email, name };
}

/** better-auth wraps what the store says of itself. */
async function asRefusal<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (thrown) {
		throw isAPIError(thrown) && thrown.cause instanceof Refusal ? thrown.cause : thrown;
	}
}

/** better-auth says no by throwing (for magic links: a redirect); what is no refusal of its own stays an error. */
async function refusedAsNull<T>(work: () => Promise<T>): Promise<T | null> {
	try {
		return await work();
	} catch (thrown) {
		if (isAPIError(thrown) && thrown.statusCode < 500) return null;
		throw thrown;
	}
}
