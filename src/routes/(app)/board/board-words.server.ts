import { ALERT_TYPES, type AlertType } from '#lib/domain/board/alert.ts';
import { ALERT_WORDS } from '#lib/board/alert-words.ts';
import { m } from '#lib/paraglide/messages.js';

export type BoardWords = ReturnType<typeof boardWords>;

/** Sentences of the board that hold no figure: said here in the one language of the page, a browser would load them in four. */
export function boardWords() {
	return {
		title: m.board_title(),
		deck: m.board_deck(),
		report: m.board_report_do(),
		round: m.board_round_do(),
		alert: m.alerts_raise(),
		alertTypes: Object.fromEntries(ALERT_TYPES.map((type) => [type, ALERT_WORDS[type]()])) as Readonly<
			Record<AlertType, string>
		>,
		coordination: m.alerts_coordination(),
		week: m.board_week(),
		wholeWeek: m.board_week_all(),
		last: m.board_last_reports(),
		noReports: m.board_no_reports(),
		minimum: m.board_minimum(),
		underway: m.board_underway(),
		lastVisit: m.board_last_visit(),
		never: m.board_never(),
		neverHint: m.board_never_hint(),
		needs: m.board_needs(),
		next: m.board_next(),
		nextNone: m.board_next_none(),
		notNoted: m.board_not_noted(),
		noVisit: m.board_no_visit(),
		todayNoVisit: m.board_today_no_visit(),
		apart: m.board_apart(),
		disputed: m.board_disputed(),
		texts: m.board_words(),
		late: m.board_late(),
		imported: m.board_imported(),
		own: m.board_private(),
		gone: m.board_gone(),
		goneHint: m.board_gone_hint(),
		goneDo: m.board_gone_do(),
		noSite: m.board_no_site(),
		noSiteHint: m.board_no_site_hint(),
		noSiteDo: m.board_no_site_do(),
	};
}
