import { asksForPerson } from './asks-for-person.ts';
import {
	ITEM_KINDS,
	MOST_CHOICES,
	MOST_ITEMS,
	type Choice,
	type Condition,
	type FormItem,
	type ItemKind,
	type Labels,
} from './form.ts';
import { INDICATORS, isIndicator } from './indicators.ts';
import { NEED_ITEMS } from './need.ts';

/** What is wrong with a form, and with which of its items; null: with the form as a whole. */
export interface FormFault {
	readonly reason: FormReason;
	readonly at: number | null;
}

export type FormReason =
	| 'form-empty'
	| 'form-too-long'
	| 'form-item'
	| 'form-twice'
	| 'form-label'
	| 'form-label-long'
	| 'form-label-person'
	| 'form-choices'
	| 'form-condition'
	| 'form-other-kind';

export const LONGEST_LABEL = 80;
export const LANGUAGES = ['fr', 'en', 'ar', 'vi'] as const;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 24;

/**
 * The items of a form, whatever was sent, or what is wrong with them. Nothing else than what is declared here is kept: what
 * is not of these kinds can't be asked.
 */
export function readItems(sent: unknown): readonly FormItem[] | FormFault {
	if (!Array.isArray(sent) || sent.length === 0) return { reason: 'form-empty', at: null };
	if (sent.length > MOST_ITEMS) return { reason: 'form-too-long', at: null };
	const items: FormItem[] = [];
	for (const [at, each] of sent.entries()) {
		const item = readItem(each, items);
		if (typeof item === 'string') return { reason: item, at };
		items.push(item);
	}
	return items;
}

function readItem(sent: unknown, above: readonly FormItem[]): FormItem | FormReason {
	if (!isRecord(sent) || !isId(sent.id) || !isKind(sent.kind)) return 'form-item';
	const { id, kind } = sent;
	if (above.some((item) => item.id === id)) return 'form-twice';
	const known = isIndicator(id);
	if (known && INDICATORS[id].kind !== kind) return 'form-item';
	const label = known ? {} : readLabels(sent.label);
	if (typeof label === 'string') return label;
	const when = readCondition(sent.when ?? null, above);
	if (when === 'form-condition') return when;
	if (kind !== 'choice') return { id, kind, label, when };
	const choices = readChoices(sent.choices, id === 'needs');
	if (typeof choices === 'string') return choices;
	return { id, kind, label, when, choices, several: id === 'needs' || sent.several === true };
}

function readChoices(sent: unknown, needs: boolean): readonly Choice[] | FormReason {
	if (!Array.isArray(sent) || sent.length < (needs ? 1 : 2) || sent.length > MOST_CHOICES)
		return 'form-choices';
	const choices: Choice[] = [];
	for (const each of sent as unknown[]) {
		if (!isRecord(each) || !isId(each.id) || choices.some(({ id }) => id === each.id)) return 'form-choices';
		// « some » is how a condition says that anything was chosen
		if (each.id === 'some' || (needs && !(NEED_ITEMS as readonly string[]).includes(each.id)))
			return 'form-choices';
		const label = needs ? {} : readLabels(each.label);
		if (typeof label === 'string') return label;
		choices.push({ id: each.id, label });
	}
	return choices;
}

/** French is needed; a language that was left empty is shown in French. */
function readLabels(sent: unknown): Labels | FormReason {
	if (!isRecord(sent)) return 'form-label';
	const labels: Partial<Record<(typeof LANGUAGES)[number], string>> = {};
	for (const language of LANGUAGES) {
		const typed = sent[language] ?? '';
		if (typeof typed !== 'string') return 'form-label';
		const text = typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
		if ([...text].length > LONGEST_LABEL) return 'form-label-long';
		if (/[\p{Cc}\p{Co}\p{Cs}]/u.test(text)) return 'form-label';
		if (asksForPerson(text)) return 'form-label-person';
		if (text !== '') labels[language] = text;
	}
	return labels.fr === undefined ? 'form-label' : labels;
}

/** Only an item above can be looked at: there is no circle. */
function readCondition(sent: unknown, above: readonly FormItem[]): Condition | null | 'form-condition' {
	if (sent === null) return null;
	if (!isRecord(sent) || typeof sent.item !== 'string' || typeof sent.is !== 'string')
		return 'form-condition';
	const { item: id, is } = sent;
	const item = above.find((each) => each.id === id);
	if (!item || !(is === 'some' || item.choices?.some((choice) => choice.id === is))) return 'form-condition';
	return { item: id, is };
}

/**
 * An item that had another kind in a form of before would make one series of two different things. Answers its place, or null.
 */
export function changesMeaning(items: readonly FormItem[], before: readonly FormItem[]): number | null {
	const kinds = new Map(before.map(({ id, kind }) => [id, kind]));
	const at = items.findIndex(({ id, kind }) => (kinds.get(id) ?? kind) !== kind);
	return at < 0 ? null : at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
	return typeof value === 'string' && value.length <= LONGEST_ID && ID.test(value);
}

function isKind(value: unknown): value is ItemKind {
	return (ITEM_KINDS as readonly unknown[]).includes(value);
}
