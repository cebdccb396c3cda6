import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { minutesState, type Minutes } from '#lib/domain/gatherings/minutes.ts';
import { minutesReadAgainLetter } from '../../mail/letters/minutes-read-again.ts';
import { seats } from '../../network/collections.ts';
import { findAll, listAll } from '../../network/read-all.ts';
import { readTable } from '../../network/table.ts';
import { gatherings } from '../collections.ts';
import { todayOf } from '../context.ts';
import { lettersSent, sendOnce } from '../send-once.ts';
import { minutesOf } from './collection.ts';
import type { MinutesContext } from './context.ts';

const OCCASION = 'minutes-read-again';

/** Tells the people of the gathering who may read its minutes, each once. What could not go out goes with the next sweep. */
export async function tellReaders(
	context: MinutesContext,
	gathering: Gathering,
	{ paper, readUntil }: Minutes,
): Promise<void> {
	if (readUntil === null) return;
	const { people } = await readTable(context);
	let told = false;
	for (const id of await peopleOfGathering(context, gathering)) {
		const person = people.get(id);
		if (!person?.ofNetwork) continue;
		const { title } = gathering;
		const link = `${context.address()}/papers/${paper}`;
		const letter = minutesReadAgainLetter({ name: person.name, title, until: readUntil, link });
		const sent = { gathering, occasion: OCCASION, recipient: id };
		told = (await sendOnce(context, sent, { to: person.email, ...letter })) || told;
	}
	if (told) context.announce([`gathering:${gathering.id}`]);
}

export async function howManyTold(context: MinutesContext, gathering: Gathering): Promise<number> {
	return (await lettersSent(context, gathering)).filter(({ occasion }) => occasion === OCCASION).length;
}

export async function sweepMinutes(context: MinutesContext): Promise<void> {
	for (const { value: minutes } of await listAll(context.records, minutesOf)) {
		if (minutesState(minutes) !== 'reading' || minutes.readUntil! < todayOf(context)) continue;
		const gathering = (await context.records.get(gatherings, minutes.gathering))?.value;
		if (gathering) await tellReaders(context, gathering, minutes);
	}
}

/** Who prepared it, who had a place, and the people of its group. */
export async function peopleOfGathering(
	{ records, ports }: MinutesContext,
	gathering: Gathering,
): Promise<ReadonlySet<string>> {
	const placed = (await ports.registrants(gathering)).filter(({ state }) => state === 'in');
	const seated = gathering.group === null ? [] : await findAll(records, seats, 'group', gathering.group);
	return new Set([
		...gathering.organisers,
		...placed.flatMap(({ person }) => person ?? []),
		...seated.map(({ value }) => value.person),
	]);
}
