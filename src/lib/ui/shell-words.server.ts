import { m } from '#lib/paraglide/messages.js';

export type ShellWords = ReturnType<typeof shellWords>;

/** What the frame of every page says, in its language: said by the server, since each browser would load it in four. */
export function shellWords() {
	return {
		skip: m.shell_skip(),
		nav: m.shell_nav(),
		home: m.shell_nav_home(),
		papers: m.shell_nav_papers(),
		campaigns: m.shell_nav_campaigns(),
		gatherings: m.gatherings_title(),
		board: m.board_title(),
		network: m.shell_nav_network(),
		coordination: m.shell_coordination(),
		signIn: m.shell_sign_in(),
		offline: m.shell_offline(),
		offlineHint: m.shell_offline_hint(),
		language: m.shell_language(),
		theme: m.shell_theme(),
		system: m.shell_theme_system(),
		light: m.shell_theme_light(),
		dark: m.shell_theme_dark(),
		publicFigures: m.public_foot(),
	};
}
