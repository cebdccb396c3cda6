import { checkWords, type WordDoubt } from '#lib/domain/board/check-words.ts';
import type { Answer, Answers, FormItem } from '#lib/domain/board/form.ts';
import type { DeviceTime, Observation, ObservationLevel } from '#lib/domain/board/observation.ts';
import { answersAsked, askedItems } from '#lib/domain/board/skip-logic.ts';
import type { FieldPerson, FieldSite } from '#lib/protocol/views/field.ts';

/** A report that is being written. It has its id from the moment at which the form opens. */
export interface Draft {
	readonly id: string;
	/** Grows with each writing: a tab that missed one writes no more. 0: nothing was typed yet, nothing is kept. */
	readonly turn: number;
	/** As it was asked when the form opened: it can be finished when the site has another one by then. */
	readonly site: Pick<FieldSite, 'id' | 'name' | 'form'>;
	/** Empty while somebody of several associations has not chosen. */
	readonly association: string;
	readonly level: ObservationLevel;
	readonly visitedOn: string;
	readonly visitedAt: string | null;
	readonly answers: Answers;
	readonly remark: string;
	readonly round: string | null;
	/** Words that looked like a person, a number, a place, and of which somebody said that they are none. */
	readonly harmless: readonly string[];
	readonly device: DeviceTime;
}

/** What the address of the page asks for: a planned round opens it so. */
export interface Prefill {
	readonly site: string | null;
	readonly round: string | null;
	readonly day: string | null;
}

interface Opening {
	readonly id: string;
	readonly person: FieldPerson;
	readonly prefill: Prefill;
	readonly now: { readonly date: string; readonly time: string };
	readonly device: DeviceTime;
}

export function newDraft(site: FieldSite, { id, person, prefill, now, device }: Opening): Draft {
	const only = person.associations.length === 1 ? person.associations[0]! : null;
	const visitedOn = prefill.day ?? now.date;
	return {
		id,
		turn: 0,
		site: formOf(site),
		association: only?.id ?? '',
		level: only && !only.shares ? 'association' : 'network',
		visitedOn,
		visitedAt: visitedOn === now.date ? now.time : null,
		answers: {},
		remark: '',
		round: prefill.round,
		harmless: [],
		device,
	};
}

/** At another site: what was answered stays where the same is asked. */
export function atSite(draft: Draft, site: FieldSite): Draft {
	const kinds = new Map(site.form.items.map(({ id, kind }) => [id, kind]));
	const fitting = Object.entries(draft.answers).filter(([id, { kind }]) => kinds.get(id) === kind);
	return { ...draft, site: formOf(site), answers: Object.fromEntries(fitting), round: null };
}

export function withAnswer(draft: Draft, item: string, answer: Answer | null): Draft {
	const { [item]: _, ...others } = draft.answers;
	return { ...draft, answers: answer ? { ...others, [item]: answer } : others };
}

export function inAssociation(
	draft: Draft,
	{ id, shares }: { readonly id: string; readonly shares: boolean },
): Draft {
	return { ...draft, association: id, level: shares ? draft.level : 'association' };
}

/** Nothing of a draft but its id: a new report with the same content. */
export function copyOf(draft: Draft, id: string): Draft {
	return { ...draft, id, turn: 0, round: null };
}

/** What is sent. Only what was asked and answered; texts without the blanks around them. */
export function reportOf(draft: Draft): Observation {
	const { id, site, association, level, visitedOn, visitedAt, answers, remark, round, device } = draft;
	const asked = Object.entries(answersAsked(site.form.items, answers)).map(([item, answer]) => [
		item,
		answer.kind === 'text' ? { ...answer, text: cleaned(answer.text) } : answer,
	]);
	return {
		id,
		site: site.id,
		form: site.form.number,
		association,
		level,
		visitedOn,
		visitedAt,
		answers: Object.fromEntries(asked),
		remark: cleaned(remark),
		round,
		device,
	};
}

/** What a text field holds that nobody has answered for yet. `field`: an item of the form, or `remark`. */
export function openDoubts({ harmless }: Draft, text: string): readonly WordDoubt[] {
	return checkWords(text).filter(({ found }) => !harmless.includes(found));
}

export type DraftProblem = 'association' | 'empty' | 'words' | 'day';

/** Why it can't be kept as a report yet; null when it can. */
export function problemOf(draft: Draft): DraftProblem | null {
	const { answers, remark, association, visitedOn } = reportOf(draft);
	if (association === '') return 'association';
	if (!/^\d{4}-\d{2}-\d{2}$/.test(visitedOn)) return 'day';
	if (Object.keys(answers).length === 0 && remark === '') return 'empty';
	const texts = Object.values(answers).flatMap((answer) => (answer.kind === 'text' ? [answer.text] : []));
	return [remark, ...texts].some((text) => openDoubts(draft, text).length > 0) ? 'words' : null;
}

export function itemsOf({ site, answers }: Draft): readonly FormItem[] {
	return askedItems(site.form.items, answers);
}

/** A sign cut in two by the limit of a field has no single text, and could not be sent. */
function cleaned(text: string): string {
	return text.toWellFormed().trim();
}

function formOf({ id, name, form }: FieldSite): Draft['site'] {
	return { id, name, form };
}
