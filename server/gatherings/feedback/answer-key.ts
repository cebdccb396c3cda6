import { createHmac, randomBytes } from 'node:crypto';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { GatheringsContext } from '../context.ts';
import { feedbackKeys } from './collections.ts';

/** The id under which an answer is kept: the same for the same person, nothing that can be read back without the key. */
export async function answerIdOf(
	{ records }: Pick<GatheringsContext, 'records'>,
	{ id }: Gathering,
	who: string,
): Promise<string> {
	await records.insert(feedbackKeys, id, { key: randomBytes(32).toString('base64url') });
	const stored = await records.get(feedbackKeys, id);
	return hashed(id, stored!.value.key, who);
}

/** The same, without making a key: null when nobody has answered yet, or when it is over. */
export async function knownAnswerId(
	{ records }: Pick<GatheringsContext, 'records'>,
	{ id }: Gathering,
	who: string,
): Promise<string | null> {
	const stored = await records.get(feedbackKeys, id);
	return stored && hashed(id, stored.value.key, who);
}

function hashed(gathering: string, key: string, who: string): string {
	return `${gathering}/${createHmac('sha256', Buffer.from(key, 'base64url')).update(who).digest('base64url')}`;
}
