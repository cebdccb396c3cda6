import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { CHOICES, type Choice } from '#lib/domain/gatherings/poll.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisDeadline } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';

/** Names of the fields of a choice: `choice-` and the id of the date. */
export const CHOICE = 'choice-';
/** Dates that the form offers at first. */
export const FIRST_DATES = 3;

/** The choices of a form; a date whose choice is left open is left out. */
export function readChoices(form: FormData): Record<string, Choice> {
	const choices = [...form.entries()].flatMap(([name, value]) => {
		const choice = CHOICES.find((each) => each === value);
		return name.startsWith(CHOICE) && choice ? [[name.slice(CHOICE.length), choice] as const] : [];
	});
	return Object.fromEntries(choices);
}

/** One date by the number that its fields carry. */
export function readDate(form: FormData, number: number): GatheringDate {
	return {
		day: formText(form, `day-${number}`),
		days: Number(formText(form, `days-${number}`)),
		from: formText(form, `from-${number}`),
		to: formText(form, `to-${number}`),
	};
}

/** Every date whose day is filled in. */
export function readDates(form: FormData): readonly GatheringDate[] {
	// each number once: a form may hold the same field thousands of times, and each look-up reads it whole
	const numbers = new Set([...form.keys()].flatMap((name) => /^day-(\d{1,2})$/.exec(name)?.[1] ?? []));
	return [...numbers].map((number) => readDate(form, Number(number))).filter(({ day }) => day !== '');
}

export function readTerms(form: FormData): { deadline: string; quorum: number | null } {
	const deadline = parisDeadline(formText(form, 'deadline-day'), formText(form, 'deadline-time'));
	if (!deadline) throw new Refusal('invalid', 'deadline-unreadable');
	const quorum = formText(form, 'quorum').trim();
	return { deadline, quorum: quorum === '' ? null : Number(quorum) };
}
