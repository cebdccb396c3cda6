/** Accounts and sessions (better-auth behind it). What a person may do is none of its business: see access.ts. */
export interface IdentityService {
	/** The handler of `/api/auth/*`: only the routes that Tablée uses, everything else is 404. */
	handle(request: Request): Promise<Response>;
	/** The signed-in account of these headers, or null. */
	session(headers: Headers): Promise<{ sessionId: string; person: Account } | null>;
	/** Signs in from a form action (works without JavaScript); answers the Set-Cookie headers. */
	signIn(
		input: { email: string; password: string },
		headers: Headers,
	): Promise<{ cookies: readonly string[]; person: Account }>;
	signOut(headers: Headers): Promise<{ cookies: readonly string[] }>;
	/** Sends a magic link when the address has an account; the answer is the same when it has none. */
	requestMagicLink(email: string, headers: Headers): Promise<void>;
	/** Consumes a magic link (by POST: mail scanners only GET). */
	redeemMagicLink(token: string, headers: Headers): Promise<{ cookies: readonly string[] }>;
	/** Ends every other session of the person. */
	changePassword(headers: Headers, input: { current: string; next: string }): Promise<void>;

	/** For use cases inside the server. An account made here has a verified address. */
	create(input: { email: string; name: string; password: string }): Promise<Account>;
	/** Is this the password of that account? Wrong guesses are counted like those of a sign-in. */
	provePassword(id: string, password: string): Promise<boolean>;
	/** Sets another password without asking for the old one, and ends every session: for the operator's own tools. */
	setPassword(id: string, password: string): Promise<void>;
	account(id: string): Promise<Account | null>;
	accounts(ids: readonly string[]): Promise<ReadonlyMap<string, Account>>;
	byEmail(email: string): Promise<Account | null>;
	/** Ends every session of this person. */
	endSessions(id: string): Promise<void>;
	/** Number of accounts, to know a fresh instance. */
	count(): Promise<number>;
}

export interface Account {
	readonly id: string;
	readonly email: string;
	readonly name: string;
}
