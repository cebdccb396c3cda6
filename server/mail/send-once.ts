import { removeRecord } from '../network/revise.ts';
import type { Collection, Records } from '../storage/records.ts';
import type { Letter, Mail } from './create-mail.ts';

/**
 * Sends the letter unless one is noted under this id. Who writes the note first sends, so that two nodes send one letter;
 * when the mail server refuses it, the note goes and the next try sends it.
 */
export async function sendOnce<V>(
	{ records, mail }: { readonly records: Records; readonly mail: Mail },
	{ notes, id, note }: { readonly notes: Collection<V>; readonly id: string; readonly note: V },
	letter: Letter,
): Promise<boolean> {
	if (!(await records.insert(notes, id, note))) return false;
	try {
		await mail.send(letter);
		return true;
	} catch (problem) {
		await removeRecord(records, notes, id);
		// the message of a mail server quotes the address
		console.error('a letter was not sent:', (problem as { code?: string }).code ?? 'unknown reason');
		return false;
	}
}
