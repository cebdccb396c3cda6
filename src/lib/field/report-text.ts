import { shortCode } from '#lib/domain/board/observation.ts';
import { answersAsked } from '#lib/domain/board/skip-logic.ts';
import { itemWord } from '#lib/board/item-words.ts';
import { m } from '#lib/paraglide/messages.js';
import { answerWord } from './answer-word.ts';
import type { Draft } from './draft.ts';

/** A report as a text to be read out or sent by other ways, when nothing else goes. Numbers and short texts, no person. */
export function reportText(draft: Draft): string {
	const { site, visitedOn, visitedAt, remark, id } = draft;
	const answers = answersAsked(site.form.items, draft.answers);
	const lines = site.form.items
		.filter((item) => Object.hasOwn(answers, item.id))
		.map((item) => m.field_text_line({ name: itemWord(item), answer: answerWord(item, answers[item.id]!) }));
	const head = `${m.field_report_at({ site: site.name })}, ${[visitedOn, visitedAt].filter(Boolean).join(' ')}`;
	const said = remark.trim();
	return [head, ...lines, ...(said ? [said] : []), m.field_text_code({ code: shortCode(id) })].join('\n');
}
