import type { Json } from '../signing/canonical-json.ts';
import type { BoardEvent, ToldObservation, ToldRevision, ToldVariant } from './board-event.ts';
import type { ReportLine } from './board-state.ts';
import type { Answer } from './form.ts';
import { isDisputed, standingChanges, type Change } from './standing-changes.ts';

/** A report as it was written. */
export function reportOf(event: BoardEvent & { readonly fact: ToldObservation }): ReportLine {
	const { stream, seq, at, association, fact } = event;
	const { id, site, form, visitedOn, visitedAt, answers, words, round, late, imported } = fact;
	return {
		id,
		stream,
		seq,
		site,
		form,
		association,
		visitedOn,
		visitedAt,
		receivedAt: at,
		answers,
		words,
		round,
		late,
		imported,
		revisions: [],
		variants: [],
		disputed: false,
	};
}

/**
 * As corrected. Corrections of different fields made at the same time both hold; of one that was changed differently, what
 * came first stands until a correction that knows them all decides.
 */
export function reviseReport(line: ReportLine, revision: ToldRevision): ReportLine {
	if (line.revisions.some(({ id }) => id === revision.id)) return line;
	const revisions = [...line.revisions, revision];
	const standing = standingChanges(revisions.map(changeOf));
	const answers: Record<string, Answer> = { ...line.answers };
	let { visitedOn, visitedAt } = line;
	for (const [field, [first]] of standing) {
		const value = first!.fields[field];
		if (field === 'visitedOn') visitedOn = value as string;
		else if (field === 'visitedAt') visitedAt = value as string | null;
		else if (!first!.told.texts?.includes(field)) setAnswer(answers, field.slice(ANSWER.length), value);
	}
	const variants = line.variants.filter((hash) => !revision.settles?.includes(hash));
	return {
		...line,
		answers,
		visitedOn,
		visitedAt,
		words: line.words || (revision.texts ?? []).length > 0,
		revisions,
		variants,
		disputed: variants.length > 0 || [...standing].some(([field, changes]) => isDisputed(field, changes)),
	};
}

/** Sent a second time with other content: somebody has to say which one stands. */
export function addVariant(line: ReportLine, { hash }: ToldVariant): ReportLine {
	if (line.variants.includes(hash)) return line;
	return { ...line, variants: [...line.variants, hash], disputed: true };
}

/** Its texts were erased: there is nothing more to read on its page. */
export function eraseWords(line: ReportLine): ReportLine {
	return { ...line, words: false };
}

export const ANSWER = 'answers.';

export interface ToldChange extends Change {
	readonly told: ToldRevision;
}

/** Two texts are never taken for the same: what they say is not told here. */
export function changeOf(told: ToldRevision): ToldChange {
	const { id, base, settles = [], answers, visitedOn, visitedAt, texts = [] } = told;
	const fields: Record<string, Json> = {};
	for (const [item, answer] of Object.entries(answers)) fields[ANSWER + item] = answer as Json;
	for (const field of texts) fields[field] = id;
	if (visitedOn !== undefined) fields.visitedOn = visitedOn;
	if (visitedAt !== undefined) fields.visitedAt = visitedAt;
	return { id, base, settles, fields, told };
}

function setAnswer(answers: Record<string, Answer>, item: string, value: Json | undefined): void {
	if (value === null) delete answers[item];
	else answers[item] = value as unknown as Answer;
}
