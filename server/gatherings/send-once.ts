import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Letter } from '../mail/create-mail.ts';
import { removeRecord } from '../network/revise.ts';
import { findAll } from '../network/read-all.ts';
import { collection } from '../storage/records.ts';
import { instantOf, type GatheringsContext } from './context.ts';

/** That a letter went to somebody. Its text and address are kept nowhere. */
export interface SentLetter {
	readonly gathering: string;
	/** Why it was sent: at most one letter a person and occasion. */
	readonly occasion: string;
	readonly at: string;
}

export interface LetterKey {
	readonly gathering: Gathering;
	readonly occasion: string;
	/** Id of an account, or of whoever else the part knows. */
	readonly recipient: string;
}

const sentLetters = collection<SentLetter>('gathering-letters', {
	indexes: { gathering: ({ gathering }) => [gathering] },
});

/**
 * Sends the letter unless one went to this recipient on this occasion. Who writes the record first sends, so that two
 * nodes send one letter; when the mail server refuses it, the record goes and the next sweep tries again.
 */
export async function sendOnce(
	context: Pick<GatheringsContext, 'records' | 'mail' | 'now'>,
	key: LetterKey,
	letter: Letter,
): Promise<boolean> {
	const { records, mail } = context;
	const { gathering, occasion } = key;
	const id = idOf(key);
	const sent: SentLetter = { gathering: gathering.id, occasion, at: instantOf(context) };
	if (!(await records.insert(sentLetters, id, sent))) return false;
	try {
		await mail.send(letter);
		return true;
	} catch (problem) {
		await removeRecord(records, sentLetters, id);
		// the message of a mail server quotes the address
		console.error('a letter was not sent:', (problem as { code?: string }).code ?? 'unknown reason');
		return false;
	}
}

/** Went out, or is on its way. */
export async function wasSent(
	{ records }: Pick<GatheringsContext, 'records'>,
	key: LetterKey,
): Promise<boolean> {
	return (await records.get(sentLetters, idOf(key))) !== null;
}

/** The letters of a gathering that went out, in no order. */
export async function lettersSent(
	{ records }: Pick<GatheringsContext, 'records'>,
	gathering: Gathering,
): Promise<readonly SentLetter[]> {
	return (await findAll(records, sentLetters, 'gathering', gathering.id)).map(({ value }) => value);
}

function idOf({ gathering, occasion, recipient }: LetterKey): string {
	return `${gathering.id}/${occasion}/${recipient}`;
}
