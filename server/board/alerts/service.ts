import type { Actor } from '#lib/domain/actor.ts';
import type { AlertAct, AlertType } from '#lib/domain/board/alert.ts';
import type { StreamLevel } from '#lib/domain/board/stream.ts';
import type { AlertFormView, AlertsView, AlertView } from '#lib/protocol/views/alerts.ts';
import type { ActReceipt } from '#lib/protocol/views/needs.ts';
import type { WaitingAlerts } from '#lib/protocol/views/waiting.ts';

/**
 * What others must know now, in a circle that is as small as it can be. Ids are made by their sender: the same may be sent
 * again, the same id with other content is refused.
 */
export interface AlertsService {
	list(actor: Actor): Promise<AlertsView>;
	/** Noted before it is answered: who looked at it. */
	read(actor: Actor, id: string): Promise<AlertView>;
	form(actor: Actor): Promise<AlertFormView>;
	raise(actor: Actor, id: string, input: NewAlert): Promise<ActReceipt>;
	act(actor: Actor, alert: string, id: string, input: NewAlertAct): Promise<ActReceipt>;
	/** Keeps its texts as evidence until this day (YYYY-MM-DD): the coordinator, or one of the group that reads it. */
	hold(
		actor: Actor,
		alert: string,
		input: { readonly reason: string; readonly until: string },
	): Promise<void>;
	endHold(actor: Actor, alert: string): Promise<void>;
	/** Write to me at each alert that I may read, or not any more. */
	wishLetters(actor: Actor, wished: boolean): Promise<void>;
	/** Null: none that this person's associations have not seen. */
	waitingFor(actor: Actor): Promise<WaitingAlerts | null>;
	/** Letters that a server which stopped left unsent. */
	sweep(): Promise<void>;
}

export interface NewAlert {
	/** Null: somewhere in the sector. */
	readonly site: string | null;
	readonly sector: string;
	readonly type: AlertType;
	/** Null: the coordinator. */
	readonly association: string | null;
	/** Left out: the group that reads alerts, or the network while there is none. */
	readonly level?: StreamLevel | undefined;
	readonly text?: string | undefined;
}

export interface NewAlertAct {
	readonly act: AlertAct;
	/** What is added or done, why it is withdrawn; nothing else has one. */
	readonly text: string;
	/** Null: the coordinator. */
	readonly association: string | null;
}
