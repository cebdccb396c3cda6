import { PUBLIC_INDICATORS } from '#lib/domain/board/disclosure/public-indicators.ts';
import type { PublishedMonth, Told } from '#lib/domain/board/disclosure/published-month.ts';
import { countWord, publicWord, toldWord } from '#lib/board/told-words.ts';
import { writeCsv } from '#lib/http/write-csv.ts';
import { m } from '#lib/paraglide/messages.js';

/** One row a month, place and figure, of figures that some month tells; what is not said is said so in both columns of numbers. */
export function publicFiguresCsv(months: readonly PublishedMonth[]): string {
	const head = [
		m.public_csv_month(),
		m.public_csv_version(),
		m.public_of(),
		m.public_csv_figure(),
		m.public_csv_least(),
		m.public_csv_most(),
	];
	const told = PUBLIC_INDICATORS.filter((indicator) =>
		months.some(({ figures }) => figures[indicator]?.coast.kind === 'told'),
	);
	const rows = months.flatMap(({ month, version, figures }) =>
		told.flatMap((indicator) => {
			const figure = figures[indicator];
			if (!figure) return [];
			const places: readonly (readonly [string, Told])[] = [
				[m.public_coast(), figure.coast],
				...Object.entries(figure.sectors).map(
					([number, told]) => [m.public_sector({ number }), told] as const,
				),
			];
			return places.map(([place, told]) => [month, version, place, publicWord(indicator), ...endsOf(told)]);
		}),
	);
	return writeCsv([head, ...rows]);
}

function endsOf(told: Told): readonly (string | number)[] {
	if (told.kind !== 'told') return [toldWord(told), toldWord(told)];
	return [told.least, told.most].map((count) => (count === 'few' ? countWord(count) : count));
}
