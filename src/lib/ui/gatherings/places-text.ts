import { m } from '#lib/paraglide/messages.js';
import type { PlaceTotals } from '#lib/protocol/views/registration.ts';

/** « 34 personnes, 9 associations, 6 en attente » */
export function placesText({ in: inside, associations, waiting }: PlaceTotals): string {
	const people = m.network_people_count({ count: inside });
	const whence = m.network_association_count({ count: associations });
	return waiting > 0
		? m.registration_sum_waiting({
				people,
				associations: whence,
				waiting: m.registration_total_waiting({ count: waiting }),
			})
		: m.registration_sum({ people, associations: whence });
}
