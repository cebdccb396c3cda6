import { readChoices, type FormStep } from '#lib/domain/board/form-edit.ts';
import {
	ITEM_KINDS,
	type Choice,
	type FormItem,
	type ItemKind,
	type Labels,
} from '#lib/domain/board/form.ts';
import { LANGUAGES } from '#lib/domain/board/form-rules.ts';
import { isIndicator } from '#lib/domain/board/indicators.ts';
import { NEED_ITEMS } from '#lib/domain/board/need.ts';

/** A form in the making, as its page holds it: what it says is checked when it is kept. */
export interface FormDraft {
	readonly items: readonly FormItem[];
	/** Number of the version it was made from. */
	readonly base: number;
}

/** The fields of the page, item by item in their order, as a draft. */
export function readDraft(form: FormData): FormDraft {
	const all = (name: string) => form.getAll(name).map(String);
	const ids = all('id');
	const [kinds, whens, choiceIds] = [all('kind'), all('when'), all('choice-ids')];
	const labels = new Map(LANGUAGES.map((language) => [language, all(`label-${language}`)]));
	const lines = new Map(LANGUAGES.map((language) => [language, all(`choices-${language}`)]));
	const [needs, several] = [all('need'), all('several')];

	const items = ids.map((id, i): FormItem => {
		const kind = kinds[i] as ItemKind;
		const item = {
			id,
			kind,
			label: isIndicator(id) ? {} : labelsAt(labels, i),
			when: whenOf(whens[i] ?? ''),
		};
		if (kind !== 'choice') return item;
		if (id === 'needs') {
			const choices = NEED_ITEMS.filter((need) => needs.includes(need)).map((need) => ({
				id: need,
				label: {},
			}));
			return { ...item, choices, several: true };
		}
		const written = Object.fromEntries(
			LANGUAGES.map((language) => [language, linesOf(lines.get(language)?.[i] ?? '')]),
		);
		const choices = readChoices(written, readBefore(choiceIds[i] ?? ''));
		return { ...item, choices, several: several.includes(id) };
	});
	return { items, base: Number(form.get('base')) };
}

function labelsAt(labels: ReadonlyMap<keyof Labels, readonly string[]>, at: number): Labels {
	return Object.fromEntries(
		[...labels].flatMap(([language, texts]) => (texts[at] ? [[language, texts[at]]] : [])),
	);
}

/** `water:some`; empty: always. */
function whenOf(written: string): FormItem['when'] {
	const [item, is] = written.split(':');
	return item && is ? { item, is } : null;
}

function linesOf(text: string): readonly string[] {
	const lines = text.split(/\r?\n/).map((line) => line.trim());
	return lines.filter((line, i) => line !== '' || lines.slice(i + 1).some((later) => later !== ''));
}

/** Choices as the page was given them: what tells a reworded one from a new one. */
export function writeBefore(choices: readonly Choice[]): string {
	return choices.map(({ id, label }) => `${id}=${label.fr ?? ''}`).join('\n');
}

function readBefore(written: string): readonly Choice[] {
	return linesOf(written).flatMap((line) => {
		const at = line.indexOf('=');
		return at < 0 ? [] : [{ id: line.slice(0, at), label: { fr: line.slice(at + 1) } }];
	});
}

/** The button that was pressed: `up:water`, `add-known`, `add-own`; null: none of ours. */
export function readStep(form: FormData): FormStep | null {
	const [step, item = ''] = String(form.get('step') ?? '').split(':');
	switch (step) {
		case 'up':
		case 'down':
		case 'remove':
			return { step, item };
		case 'add-known': {
			const indicator = String(form.get('new-known') ?? '');
			return isIndicator(indicator) ? { step, indicator } : null;
		}
		case 'add-own': {
			const kind = ITEM_KINDS.find((known) => known === form.get('new-kind'));
			const fr = String(form.get('new-label') ?? '').trim();
			return kind && fr !== '' ? { step, kind, fr } : null;
		}
		default:
			return null;
	}
}
