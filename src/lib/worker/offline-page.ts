import { m } from '#lib/paraglide/messages.js';
import { getTextDirection, isLocale, baseLocale, type Locale } from '#lib/paraglide/runtime.js';
import { FIELD } from './kept-files.ts';

/** Instead of a page that can't be fetched. It knows nobody: the same for whoever holds this phone. */
export async function offlinePage(styles: readonly string[]): Promise<Response> {
	return new Response(htmlOf(await localeHere(), styles), {
		status: 503,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'",
		},
	});
}

/** As chosen on this phone; a worker can't read cookies everywhere. */
async function localeHere(): Promise<Locale> {
	const { cookieStore, navigator } = globalThis;
	const chosen = await cookieStore?.get('locale').catch(() => null);
	const wished = [chosen?.value, ...navigator.languages.map((tag) => tag.split('-')[0])];
	return wished.find((tag): tag is Locale => isLocale(tag)) ?? baseLocale;
}

function htmlOf(locale: Locale, styles: readonly string[]): string {
	const title = m.field_app_offline({}, { locale });
	return `<!doctype html>
<html lang="${locale}" dir="${getTextDirection(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${styles.map((path) => `<link rel="stylesheet" href="${path}">`).join('\n')}
</head>
<body>
<main class="wrap page">
<h1>${title}</h1>
<p>${m.field_app_offline_hint({}, { locale })}</p>
<p><a class="btn" href="${FIELD}">${m.field_app_offline_field({}, { locale })}</a> <a class="btn line" href="">${m.field_app_offline_again({}, { locale })}</a></p>
</main>
</body>
</html>`;
}
