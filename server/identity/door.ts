import { z } from 'zod';
import { Refusal } from '#lib/domain/refusal.ts';
import { originAllowed } from '../http/origin.ts';
import type { Log } from '../observe/log.ts';
import type { IdentityService } from './service.ts';

const signInBody = z.object({ email: z.string().max(320), password: z.string().max(1024) });
const LONGEST_BODY = 16_384;

type DoorIdentity = Pick<IdentityService, 'signIn' | 'signOut' | 'session'>;

/**
 * `/api/auth/*`: three exact routes, everything else is not there (better-auth has some forty more). Scripts may leave out
 * Origin; a page of another site, whose browser always sends one, is refused.
 */
export function createDoor(identity: DoorIdentity, origins: readonly string[], log: Log) {
	const routes: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
		'POST /api/auth/sign-in/email': async (request) => {
			const { cookies, person } = await identity.signIn(await readSignIn(request), request.headers);
			return answer(200, { user: person }, cookies);
		},
		'POST /api/auth/sign-out': async (request) => {
			const { cookies } = await identity.signOut(request.headers);
			return answer(200, { ok: true }, cookies);
		},
		'GET /api/auth/get-session': async (request) => {
			const session = await identity.session(request.headers);
			return answer(200, session && { user: session.person });
		},
	};

	return async function handle(request: Request): Promise<Response> {
		const url = new URL(request.url);
		const name = `${request.method} ${url.pathname}`;
		try {
			if (!Object.hasOwn(routes, name)) throw new Refusal('not-found', 'not-found');
			if (request.method !== 'GET') requireOwnOrigin(request.headers, url.host, origins);
			return await routes[name]!(request);
		} catch (thrown) {
			if (thrown instanceof Refusal)
				return answer(thrown.status, { error: { code: thrown.code, message: thrown.reason } });
			const id = crypto.randomUUID();
			log.error('request failed', thrown, { id, route: url.pathname });
			return answer(500, { error: { code: 'internal', message: id } });
		}
	};
}

function requireOwnOrigin(headers: Headers, urlHost: string, origins: readonly string[]): void {
	const own = originAllowed(origins, headers.get('origin') ?? undefined, headers.get('host') ?? urlHost);
	const site = headers.get('sec-fetch-site');
	if (!own || site === 'cross-site' || site === 'same-site') throw new Refusal('forbidden', 'foreign-origin');
}

async function readSignIn(request: Request): Promise<z.infer<typeof signInBody>> {
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json') throw new Refusal('invalid', 'not-json');
	const text = await request.text();
	if (text.length > LONGEST_BODY) throw new Refusal('too-large', 'too-large');
	const body = signInBody.safeParse(parseJson(text));
	if (!body.success) throw new Refusal('invalid', 'email-and-password');
	return body.data;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function answer(status: number, body: unknown, cookies: readonly string[] = []): Response {
	const headers = new Headers({ 'cache-control': 'no-store' });
	for (const cookie of cookies) headers.append('set-cookie', cookie);
	return Response.json(body, { status, headers });
}
