import type { z } from 'zod';
import type { Registrations } from '#lib/protocol/api/registration.ts';
import type { RegistrationsView } from '#lib/protocol/views/registration.ts';

/** Field by field: what the page shows besides is not for programs. */
export function showRegistrations({
	totals,
	associations,
	lists,
	mine,
}: RegistrationsView): z.input<typeof Registrations> {
	return {
		totals,
		associations: [...associations],
		registrations: lists.flatMap(({ association, registrants }) =>
			registrants.map(({ id, name, organisation, role, state, rank }) => ({
				id,
				name,
				association,
				organisation,
				role,
				state,
				rank,
			})),
		),
		mine: mine && { id: mine.id, state: mine.state },
	};
}
