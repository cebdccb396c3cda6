import { hashToken, newToken } from '../../network/tokens.ts';
import type { GatheringsContext } from '../context.ts';
import { placeLinks } from './collections.ts';

/** A link that leads somebody without an account to their place, until the place is given up or handed over. */
export async function newPlaceLink(
	{ records, address }: Pick<GatheringsContext, 'records' | 'address'>,
	gathering: string,
	registration: string,
): Promise<string> {
	const token = newToken();
	await records.insert(placeLinks, hashToken(token), { gathering, registration });
	return `${address()}/gatherings/confirm/place?token=${token}`;
}
