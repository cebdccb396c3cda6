import { daysLater } from '../time/paris-time.ts';
import { spellDay } from '../time/spell-day.ts';
import type { Language } from '../papers/paper.ts';
import type { Attendee } from './attendee.ts';
import type { Gathering } from './gathering.ts';
import { isNight } from './gathering-date.ts';
import { MINUTES_LABELS, type CountedMark, type HeaderRow, type MinutesLabels } from './minutes-labels.ts';

/** Lines of each row; a row without lines waits for somebody to fill it. */
export type MinutesHeader = Readonly<Partial<Record<HeaderRow, readonly string[]>>>;

export type HeaderFacts = Pick<Gathering, 'date' | 'place' | 'kind' | 'received'>;

/**
 * The head of the minutes, computed from what is known of the gathering and from its attendance. `nameOf`: the name of an
 * association by its id; empty when it is unknown. People received are counted, never listed.
 */
export function minutesHeader(
	{ date, place, kind, received }: HeaderFacts,
	attendees: readonly Attendee[],
	nameOf: (association: string) => string,
	language: Language,
): MinutesHeader {
	const labels = MINUTES_LABELS[language];
	const of = (mark: CountedMark) => attendees.filter((attendee) => attendee.mark === mark);
	const present = of('present');
	const associations = new Set(present.flatMap(({ association }) => association ?? []));
	const lines = (mark: CountedMark) => linesOf(of(mark), nameOf, labels, language);
	return {
		date: date === null ? [] : [spellDate(date, labels, language)],
		place: place === '' ? [] : [place],
		kind: [labels.kinds[kind]],
		present:
			present.length === 0 ? [] : [labels.count(present.length, associations.size), ...lines('present')],
		excused: lines('excused'),
		represented: lines('represented'),
		...(received > 0 && { received: [String(received)] }),
	};
}

/** One line an association, by name; those who came for none last, with their organisation if they gave one. */
function linesOf(
	attendees: readonly Attendee[],
	nameOf: (association: string) => string,
	{ alone, colon, comma, standsIn }: MinutesLabels,
	language: Language,
): string[] {
	const { compare } = new Intl.Collator(language, { sensitivity: 'base', ignorePunctuation: true });
	const people = new Map<string, string[]>();
	const seats = attendees.map((attendee) => ({
		name:
			attendee.mark === 'represented' && attendee.representedBy !== ''
				? standsIn(attendee.name, attendee.representedBy)
				: attendee.name,
		of: (attendee.association === null ? '' : nameOf(attendee.association)) || attendee.organisation || '',
	}));
	for (const { name, of } of seats.toSorted((one, other) => compare(one.name, other.name)))
		people.set(of, [...(people.get(of) ?? []), name]);
	return [...people]
		.toSorted(([one], [other]) => Number(one === '') - Number(other === '') || compare(one, other))
		.map(([of, names]) => `${of || alone}${colon}${names.join(comma)}`);
}

function spellDate(
	date: NonNullable<Gathering['date']>,
	{ hours, nightHours, days: until, clock }: MinutesLabels,
	language: Language,
): string {
	const { day, days, from, to } = date;
	const first = spellDay(day, language);
	const spelled = days === 1 ? first : until(first, spellDay(daysLater(day, days - 1), language));
	return (isNight(date) ? nightHours : hours)(spelled, time(from), time(to));

	function time(plain: string): string {
		return clock(Number(plain.slice(0, 2)), plain.slice(3));
	}
}
