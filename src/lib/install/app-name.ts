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
