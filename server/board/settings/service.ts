import type { Actor } from '#lib/domain/actor.ts';
import type { BoardSettingsView } from '#lib/protocol/views/board-settings.ts';

export interface SettingsService {
	view(actor: Actor): Promise<BoardSettingsView>;
	/** Alerts raised from now on go to this group; null: to the whole network. Those raised before stay where they are. */
	setAlertGroup(actor: Actor, group: string | null): Promise<void>;
}
