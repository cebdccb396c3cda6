import type { Cookies } from '@sveltejs/kit';

type CookieOptions = Parameters<Cookies['set']>[2];

/** Hands Set-Cookie lines of the identity service to SvelteKit, which lets a form action set cookies no other way. */
export function setSessionCookies(cookies: Cookies, lines: readonly string[]): void {
	for (const line of lines) {
		const { name, value, options } = parseSetCookie(line);
		// the value is encoded already
		cookies.set(name, value, { ...options, encode: (text) => text });
	}
}

/** Set-Cookie: `name=value; Path=/; HttpOnly; …` (RFC 6265 §4.1). */
export function parseSetCookie(line: string): { name: string; value: string; options: CookieOptions } {
	const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
	const at = pair.indexOf('=');
	// what the line does not say is off: SvelteKit's own defaults would add HttpOnly and Secure
	const options: CookieOptions = { path: '/', httpOnly: false, secure: false };
	for (const attribute of attributes) {
		const [key = '', value = ''] = attribute.split('=', 2);
		switch (key.toLowerCase()) {
			case 'path':
				options.path = value;
				break;
			case 'domain':
				options.domain = value;
				break;
			case 'max-age':
				options.maxAge = Number(value);
				break;
			case 'expires':
				options.expires = new Date(value);
				break;
			case 'samesite':
				options.sameSite = value.toLowerCase() as 'lax' | 'strict' | 'none';
				break;
			case 'httponly':
				options.httpOnly = true;
				break;
			case 'secure':
				options.secure = true;
				break;
		}
	}
	return { name: pair.slice(0, at), value: pair.slice(at + 1), options };
}
