import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import type { ShownLine } from './shown-lines.ts';

export type ListOrder = 'name' | 'association';

export interface LineGroup {
	/** Empty in the order of names, and for people of no association. */
	readonly name: string;
	readonly lines: readonly ShownLine[];
}

/** Those whose name, association or organisation holds every word, without accents and capitals. */
export function findLines(lines: readonly ShownLine[], words: string): readonly ShownLine[] {
	const wanted = foldName(words).split(' ');
	return lines.filter(({ name, organisation }) => {
		const text = foldName(`${name} ${organisation}`);
		return wanted.every((word) => text.includes(word));
	});
}

/** One group in the order of names; one an association otherwise, those of none at the end. */
export function groupLines(lines: readonly ShownLine[], order: ListOrder): readonly LineGroup[] {
	if (order === 'name') return lines.length > 0 ? [{ name: '', lines }] : [];
	const groups = Map.groupBy(lines, ({ association, organisation }) => association ?? foldName(organisation));
	return [...groups.values()]
		.map((own) => ({ name: own[0]!.organisation.trim(), lines: own }))
		.toSorted((one, other) =>
			one.name === '' ? 1 : other.name === '' ? -1 : one.name.localeCompare(other.name, 'fr'),
		);
}
