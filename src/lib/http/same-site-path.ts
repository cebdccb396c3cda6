/**
 * The path if it leads to a page of this site, null otherwise. Browsers read `\` as `/` and drop tabs and line ends,
 * so `/\host`, `//host` or `/⇥/host` lead away: nothing but a plain path is let through.
 */
export function sameSitePath(text: string | null | undefined): string | null {
	if (!text || text.length > 500) return null;
	if (!/^\/(?![/\\])/.test(text) || /[\\\p{Cc}\p{Cf}\s]/u.test(text)) return null;
	const base = 'http://same.invalid';
	if (!URL.canParse(text, base)) return null;
	const url = new URL(text, base);
	// `/.//host` would come out of the parser as `//host`
	if (url.origin !== base || url.pathname.startsWith('//')) return null;
	return url.pathname + url.search + url.hash;
}
