import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { sameSitePath } from '#lib/http/same-site-path.ts';
import { cookieName, isLocale } from '#lib/paraglide/runtime.js';
import { readTheme, THEME_COOKIE } from '#lib/ui/theme.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the language, or light or dark, in a cookie and goes back to the page. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const options = {
		path: '/',
		maxAge: YEAR_SECONDS,
		sameSite: 'lax',
		// read by the page's script as well, and on the plain http of a local network
		httpOnly: false,
		secure: url.protocol === 'https:',
	} as const;
	const locale = formText(form, 'locale');
	if (isLocale(locale)) cookies.set(cookieName, locale, options);
	if (form.has('theme')) {
		const theme = readTheme(formText(form, 'theme'));
		if (theme) cookies.set(THEME_COOKIE, theme, options);
		else cookies.delete(THEME_COOKIE, options);
	}
	redirect(303, sameSitePath(formText(form, 'back')) ?? '/');
};
