import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Letter } from '../mail/create-mail.ts';
import { sendOnce as sendNotedOnce } from '../mail/send-once.ts';
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

/** Sends the letter unless one went to this recipient on this occasion. */
export async function sendOnce(
	context: Pick<GatheringsContext, 'records' | 'mail' | 'log' | 'now'>,
	key: LetterKey,
	letter: Letter,
): Promise<boolean> {
	const note: SentLetter = { gathering: key.gathering.id, occasion: key.occasion, at: instantOf(context) };
	return sendNotedOnce(context, { notes: sentLetters, id: idOf(key), note }, letter);
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
