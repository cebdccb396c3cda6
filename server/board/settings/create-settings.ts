import { Refusal } from '#lib/domain/refusal.ts';
import { demand, demandToSee } from '../../access.ts';
import { groups } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import { revise } from '../../network/revise.ts';
import { boardSettings, ONLY } from '../collections.ts';
import type { BoardContext } from '../context.ts';
import { rightsOfAllChanged } from '../rights-of-all-changed.ts';
import type { SettingsService } from './service.ts';

export function createSettings(context: BoardContext): SettingsService {
	const { records, network } = context;
	return {
		async view(actor) {
			demandToSee(actor, 'board.manage', null);
			const [{ alertGroup }, all] = await Promise.all([context.settings(), listAll(records, groups)]);
			const open = all.filter(({ id, value }) => value.closedAt === null || id === alertGroup);
			return {
				alertGroup,
				groups: open
					.map(({ id, value }) => ({ id, name: value.name }))
					.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
			};
		},

		async setAlertGroup(actor, group) {
			demand(actor, 'board.manage', null);
			const chosen = group === null ? null : await network.group(group);
			if (group !== null && (!chosen || chosen.closedAt !== null))
				throw new Refusal('invalid', 'alert-group');
			await context.note(actor, 'settings-changed', group ?? '', 'alert-group');
			const settings = { alertGroup: group };
			if (!(await records.insert(boardSettings, ONLY, settings)))
				await revise(records, boardSettings, ONLY, (before) => ({ ...before, ...settings }));
			await rightsOfAllChanged(context);
		},
	};
}
