import { writeCsv } from '#lib/http/write-csv.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RegistrantList } from '#lib/protocol/views/registration.ts';

export function listCsv(lists: readonly RegistrantList[]): string {
	const head = [
		m.registration_csv_name(),
		m.registration_association(),
		m.registration_csv_organisation(),
		m.registration_csv_role(),
		m.registration_csv_state(),
		m.registration_csv_rank(),
		m.registration_csv_email(),
	];
	const rows = lists.flatMap(({ name: association, registrants }) =>
		registrants.map(({ name, organisation, role, state, rank, email }) => [
			name,
			association,
			organisation,
			role,
			state === 'in' ? m.registration_csv_in() : m.registration_csv_waiting(),
			rank ?? '',
			email ?? '',
		]),
	);
	return writeCsv([head, ...rows]);
}
