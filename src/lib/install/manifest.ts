import { m } from '#lib/paraglide/messages.js';
import { getTextDirection, type Locale } from '#lib/paraglide/runtime.js';
import type { AppName } from './app-name.ts';

/** The web app manifest: how the site stands on the home screen, and that it opens on the page that needs no network. */
export function manifestOf(appName: AppName, locale: Locale) {
	const name =
		appName === 'notebook' ? m.field_app_notebook({}, { locale }) : m.field_app_name_own({}, { locale });
	return {
		id: '/field',
		name,
		short_name: name,
		lang: locale,
		dir: getTextDirection(locale),
		start_url: '/field',
		scope: '/',
		display: 'standalone',
		background_color: '#fdfcf9',
		theme_color: '#fdfcf9',
		icons: iconsOf(appName === 'notebook' ? 'notebook' : 'tablee'),
		// a long press on the icon shows them: the neutral one has none
		shortcuts: appName === 'notebook' ? [] : [{ name: m.field_app_report({}, { locale }), url: '/field' }],
	};
}

function iconsOf(drawing: string) {
	const icon = (file: string, size: number, purpose: string) => ({
		src: `/icons/${drawing}-${file}.png`,
		sizes: `${size}x${size}`,
		type: 'image/png',
		purpose,
	});
	return [icon('192', 192, 'any'), icon('512', 512, 'any'), icon('maskable', 512, 'maskable')];
}
