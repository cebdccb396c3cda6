import { checkWords, type DoubtKind } from '#lib/domain/board/check-words.ts';
import { cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';

/** What leads straight to a person or a place. Of a name the page asks: here it would refuse too much. */
const NEVER: readonly DoubtKind[] = ['phone', 'email', 'place', 'plate'];

/** A text as it is kept: many read it, so that nothing in it may lead to somebody. `reason` when it is too long. */
export function checkedText(text: string, longest: number, reason: string): string {
	const cleaned = cleanNote(text, longest);
	if (cleaned === null) throw new Refusal('invalid', reason);
	if (checkWords(cleaned).some(({ kind }) => NEVER.includes(kind)))
		throw new Refusal('invalid', 'words-lead-somewhere');
	return cleaned;
}
