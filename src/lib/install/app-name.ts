/**
 * Under which name and icon the site stands on a phone's home screen. `notebook` says nothing of the network to who looks at
 * the phone. A cookie, so that the manifest has it whichever page asks.
 */
export const APP_NAMES = ['own', 'notebook'] as const;
export type AppName = (typeof APP_NAMES)[number];

export const APP_NAME_COOKIE = 'app-name';

export function readAppName(cookie: string | undefined): AppName {
	return cookie === 'notebook' ? 'notebook' : 'own';
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** For what is installed from now on; the browser reads the manifest again. */
export function chooseAppName(name: AppName): void {
	const secure = location.protocol === 'https:' ? '; secure' : '';
	const age = name === 'own' ? 0 : YEAR_SECONDS;
	document.cookie = `${APP_NAME_COOKIE}=${name}; path=/; max-age=${age}; samesite=lax${secure}`;
	const link = document.querySelector('link[rel="manifest"]');
	link?.replaceWith(link.cloneNode());
}

/** The choice that stands in this browser. */
export function appNameHere(): AppName {
	const pairs = document.cookie.split('; ').map((pair) => pair.split('='));
	return readAppName(pairs.find(([name]) => name === APP_NAME_COOKIE)?.[1]);
}
