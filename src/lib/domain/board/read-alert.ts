import { alertActs } from './alert-acts.ts';
import type { Alert, AlertText } from './alert.ts';
import { eventOf } from './board-event.ts';
import type { AlertLine } from './board-state.ts';
import type { Entry } from './entry.ts';
import { foldAlert } from './fold-alerts.ts';

/** What people wrote in an alert, from all lines about it; acts that changed nothing have said nothing. Null: there is none. */
export function readAlert(
	lines: readonly Entry[],
): { readonly line: AlertLine; readonly texts: Pick<Alert, 'added' | 'handledBy' | 'reason'> } | null {
	let alerts: Readonly<Record<string, AlertLine>> = {};
	let line: AlertLine | null = null;
	const added: AlertText[] = [];
	const handledBy: AlertText[] = [];
	let reason = '';
	for (const entry of lines.toSorted((one, other) => one.seq - other.seq)) {
		const { fact, association, at } = entry;
		if (fact.kind !== 'alert' && fact.kind !== 'alert-act') continue;
		const counts =
			fact.kind === 'alert' || (line !== null && alertActs(line, association).includes(fact.act));
		alerts = foldAlert(alerts, eventOf(entry));
		line = alerts[fact.kind === 'alert' ? fact.id : fact.of] ?? null;
		if (!counts) continue;
		const text: AlertText = { association, at, text: fact.text };
		if (fact.kind === 'alert' ? fact.text !== '' : fact.act === 'completed') added.push(text);
		if (fact.kind === 'alert-act' && fact.act === 'handled') handledBy.push(text);
		if (fact.kind === 'alert-act' && fact.act === 'withdrawn') reason = fact.text;
	}
	return line && { line, texts: { added, handledBy, reason } };
}
