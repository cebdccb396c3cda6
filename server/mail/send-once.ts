import { removeRecord } from '../network/revise.ts';
import type { Log } from '../observe/log.ts';
import type { Collection, Records } from '../storage/records.ts';
import type { Letter, Mail } from './create-mail.ts';

/**
 * Sends the letter unless one is noted under this id. Who writes the note first sends, so that two nodes send one letter;
 * when the mail server refuses it, the note goes and the next try sends it.
 */
export async function sendOnce<V>(
	{ records, mail, log }: { readonly records: Records; readonly mail: Mail; readonly log: Log },
	{ notes, id, note }: { readonly notes: Collection<V>; readonly id: string; readonly note: V },
	letter: Letter,
): Promise<boolean> {
	if (!(await records.insert(notes, id, note))) return false;
	try {
		await mail.send(letter);
		return true;
	} catch (problem) {
		await removeRecord(records, notes, id);
		log.error('letter not sent', problem);
		return false;
	}
}
