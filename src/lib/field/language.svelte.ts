import {
	baseLocale,
	cookieName,
	extractLocaleFromCookie,
	extractLocaleFromNavigator,
	getTextDirection,
	overwriteGetLocale,
	type Locale,
} from '#lib/paraglide/runtime.js';
import { readTheme, THEME_COOKIE, type Theme } from '#lib/ui/theme.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Language and light of a page that the server made for nobody: it chooses them here, and every text follows at once. */
class Dress {
	locale = $state<Locale>(chosenLocale());
	theme = $state<Theme | null>(readTheme(cookie(THEME_COOKIE)));

	/** For an effect. */
	wear(): void {
		const { documentElement } = document;
		documentElement.lang = this.locale;
		documentElement.dir = getTextDirection(this.locale);
		if (this.theme) documentElement.dataset.theme = this.theme;
		else delete documentElement.dataset.theme;
	}

	speak(locale: Locale): void {
		this.locale = locale;
		setCookie(cookieName, locale);
	}

	shine(theme: Theme | null): void {
		this.theme = theme;
		setCookie(THEME_COOKIE, theme);
	}
}

export const dress = new Dress();
overwriteGetLocale(() => dress.locale);

function chosenLocale(): Locale {
	return (extractLocaleFromCookie() ?? extractLocaleFromNavigator() ?? baseLocale) as Locale;
}

function cookie(name: string): string | undefined {
	const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
	return found?.slice(name.length + 1);
}

/** As the form of the other pages does it. Null takes it away. */
function setCookie(name: string, value: string | null): void {
	const age = value === null ? 0 : YEAR_SECONDS;
	const secure = location.protocol === 'https:' ? '; secure' : '';
	document.cookie = `${name}=${value ?? ''}; path=/; max-age=${age}; samesite=lax${secure}`;
}
