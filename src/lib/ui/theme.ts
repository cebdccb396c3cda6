/** A person's choice of light or dark, kept in a cookie so that the server's first answer has it: no flash. */
export const THEME_COOKIE = 'theme';
export type Theme = 'light' | 'dark';

/** Null: as the system wishes. */
export function readTheme(cookie: string | undefined): Theme | null {
	return cookie === 'light' || cookie === 'dark' ? cookie : null;
}
