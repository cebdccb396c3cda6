import { alertActs } from './alert-acts.ts';
import type { BoardEvent, ToldAlertAct } from './board-event.ts';
import type { AlertLine } from './board-state.ts';

type Alerts = Readonly<Record<string, AlertLine>>;

/** The alerts after this event; the same object when nothing changes. What people wrote is not in it. */
export function foldAlert(alerts: Alerts, event: BoardEvent): Alerts {
	const { fact } = event;
	switch (fact.kind) {
		case 'alert': {
			const { id, site, sector, type } = fact;
			if (alerts[id]) return alerts;
			const { stream, association, at } = event;
			const raised: AlertLine = {
				id,
				stream,
				site,
				sector,
				type,
				association,
				raisedAt: at,
				completed: 0,
				// who raised it has seen it
				seenBy: association === null ? [] : [association],
				handledBy: [],
				endedAt: null,
				withdrawnAt: null,
			};
			return { ...alerts, [id]: raised };
		}
		case 'alert-act': {
			const alert = alerts[fact.of];
			if (!alert || alert.stream !== event.stream) return alerts;
			if (!alertActs(alert, event.association).includes(fact.act)) return alerts;
			return { ...alerts, [fact.of]: actOn(alert, fact, event) };
		}
		default:
			return alerts;
	}
}

function actOn(alert: AlertLine, { act }: ToldAlertAct, { association, at }: BoardEvent): AlertLine {
	switch (act) {
		case 'completed':
			return { ...alert, completed: alert.completed + 1 };
		case 'seen':
			return { ...alert, seenBy: [...alert.seenBy, association!] };
		case 'handled':
			// each says what they do, perhaps more than once
			return alert.handledBy.includes(association)
				? alert
				: { ...alert, handledBy: [...alert.handledBy, association] };
		case 'ended':
			return { ...alert, endedAt: at };
		case 'withdrawn':
			return { ...alert, withdrawnAt: at };
	}
}
