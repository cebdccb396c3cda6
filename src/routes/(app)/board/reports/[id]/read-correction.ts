import { readCount } from '#lib/domain/board/digits.ts';
import { ESTIMATE_METHODS, type Answer, type FormItem } from '#lib/domain/board/form.ts';
import type { Revision } from '#lib/domain/board/observation.ts';
import type { FieldValue } from '#lib/domain/board/report-history.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { canonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { formText } from '#lib/http/form-text.ts';
import { SentRevision } from '#lib/protocol/api/reports.ts';
import { CHOSEN, plainLines, WAS } from './correction-fields.ts';

/** A correction typed into the form of a report. */
export function readCorrection(form: FormData, of: string, items: readonly FormItem[]): Revision {
	const was = parse(formText(form, WAS)) as Readonly<Record<string, FieldValue>>;
	const typed: Record<string, FieldValue> = {
		visitedOn: formText(form, 'visitedOn'),
		visitedAt: formText(form, 'visitedAt') || null,
		remark: plainLines(formText(form, 'remark')),
	};
	for (const item of items) typed[`answers.${item.id}`] = readAnswer(form, item);
	const changed = Object.entries(typed).filter(
		([field, value]) => canonicalJson(value) !== canonicalJson(was[field] ?? null),
	);
	return revisionOf(form, of, changed);
}

/** Which of several values stands: each is chosen as the page offered it. */
export function readDecision(form: FormData, of: string): Revision {
	const chosen = [...form.keys()]
		.filter((name) => name.startsWith(CHOSEN))
		.map((name): [string, FieldValue] => [
			name.slice(CHOSEN.length),
			parse(formText(form, name)) as FieldValue,
		]);
	return revisionOf(form, of, chosen);
}

function revisionOf(form: FormData, of: string, fields: readonly [string, FieldValue][]): Revision {
	const { answers, ...others } = Object.groupBy(fields, ([field]) =>
		field.startsWith('answers.') ? 'answers' : 'others',
	);
	const settles = form.getAll('settles').filter((each) => typeof each === 'string');
	const said = SentRevision.safeParse({
		base: formText(form, 'base'),
		...(settles.length > 0 && { settles }),
		reason: formText(form, 'reason').trim(),
		answers: Object.fromEntries(
			(answers ?? []).map(([field, value]) => [field.slice('answers.'.length), value]),
		),
		...Object.fromEntries(others.others ?? []),
	});
	if (!said.success) throw new Refusal('invalid', 'invalid');
	return { ...said.data, id: formText(form, 'id'), of };
}

/** Null: not answered. */
function readAnswer(form: FormData, { id, kind, choices = [], several }: FormItem): Answer | null {
	const typed = (part = '') => formText(form, `answers.${id}${part}`).trim();
	switch (kind) {
		case 'count':
			return typed() === '' ? null : { kind, n: readCount(typed()) ?? NOT_A_COUNT };
		case 'estimate': {
			if (typed('.least') === '' && typed('.most') === '') return null;
			const least = readCount(typed('.least') || typed('.most')) ?? NOT_A_COUNT;
			const most = readCount(typed('.most') || typed('.least')) ?? NOT_A_COUNT;
			const method = ESTIMATE_METHODS.find((known) => known === typed('.method')) ?? 'estimated';
			return { kind, least, most, method };
		}
		case 'yes-no':
			return typed() === '' ? null : { kind, yes: typed() === 'yes' };
		case 'choice': {
			const chosen = several
				? choices.map((choice) => choice.id).filter((each) => form.has(`answers.${id}.${each}`))
				: [typed()].filter(Boolean);
			return chosen.length === 0 ? null : { kind, chosen };
		}
		case 'text': {
			const text = plainLines(typed());
			return text === '' ? null : { kind, text };
		}
	}
}

/** What is no number is refused with its field, not read as another one. */
const NOT_A_COUNT = -1;

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal('invalid', 'invalid');
	}
}
