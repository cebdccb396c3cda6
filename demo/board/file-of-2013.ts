import { inventVisits } from './invent.ts';
import { sites } from './places.ts';

/** Its name stands beside each report that was read from it. */
export const FILE_OF_2013 = 'exemple-chiffres-inventes-2013.csv';

/** What the form of January 2013 might have held at the end of that year, as it was exported. Every figure is invented. */
export function fileOf2013(): Uint8Array {
	const lines = sites
		.flatMap((site) => inventVisits(site, '2013-01-07', '2013-12-31'))
		.toSorted((one, other) =>
			`${one.day}${one.visits.hour}`.localeCompare(`${other.day}${other.visits.hour}`),
		)
		.map(({ site, visits, day, least, most, meals, pass }) =>
			[
				`${day.split('-').toReversed().join('/')} ${visits.hour}`,
				site.name,
				visits.association,
				meals ?? '',
				`${least} à ${most}`,
				pass ?? '',
			].join(';'),
		);
	const header =
		'Horodateur;Camp;Association;Nombre de repas distribués;Estimation du nombre de migrants;Accompagnements à la PASS';
	return new TextEncoder().encode([header, ...lines].join('\r\n'));
}
