import * as Y from 'yjs';
import type { RoundNames } from '#lib/domain/board/read-rounds.ts';
import { readRounds } from '#lib/domain/board/read-rounds.ts';
import { mondayOf } from '#lib/domain/board/round-week.ts';
import { roundsDocument, type Round } from '#lib/domain/board/round.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { roundFieldsOf } from '#lib/plan/rounds.ts';
import { associations } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import type { BoardContext } from '../context.ts';
import type { RoundPort } from '../ports.ts';

type Needs = Pick<BoardContext, 'records' | 'sites' | 'sync'>;

/** Every member association, also one that has left: what it had planned stays readable. */
export async function memberAssociations({ records }: Pick<Needs, 'records'>) {
	return (await listAll(records, associations))
		.map(({ value }) => value)
		.filter(({ kind }) => kind === 'member')
		.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

export async function roundNames(needs: Needs): Promise<RoundNames> {
	const [sites, members] = await Promise.all([needs.sites.sites(), memberAssociations(needs)]);
	return {
		sites: new Set(sites.map(({ id }) => id)),
		associations: new Set(members.map(({ id }) => id)),
	};
}

/** The rounds of the week from this Monday, as its live document holds them now. */
export async function readWeek(
	{ sync }: Pick<Needs, 'sync'>,
	monday: string,
	names: RoundNames,
): Promise<Round[]> {
	const { update } = await sync.read(roundsDocument(monday));
	const doc = new Y.Doc();
	Y.applyUpdate(doc, update);
	const rounds = readRounds(roundFieldsOf(doc).entries(), monday, names);
	doc.destroy();
	return rounds;
}

export function readRoundsBetween(needs: Needs): RoundPort {
	return {
		async roundsBetween(first, last) {
			const names = await roundNames(needs);
			const mondays: string[] = [];
			for (let monday = mondayOf(first); monday <= last; monday = daysLater(monday, 7)) mondays.push(monday);
			const weeks = await Promise.all(mondays.map((monday) => readWeek(needs, monday, names)));
			return weeks.flat().filter(({ day }) => first <= day && day <= last);
		},
	};
}
