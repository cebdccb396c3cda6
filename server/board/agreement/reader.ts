import type { Agreement, BoardFacts } from '#lib/domain/board/agreement.ts';
import { findAll, listAll } from '../../network/read-all.ts';
import type { Records } from '../../storage/records.ts';
import { acceptances, agreements } from '../collections.ts';

/** The agreement with the largest number stands; null: none was published yet. */
export async function standingAgreement(records: Records): Promise<Agreement | null> {
	const all = (await listAll(records, agreements)).map(({ value }) => value);
	return all.toSorted((one, other) => other.number - one.number)[0] ?? null;
}

/** Associations that accepted the agreement that stands, and have not withdrawn. */
export async function readFacts(records: Records): Promise<BoardFacts> {
	const standing = await standingAgreement(records);
	if (!standing) return { agreed: [] };
	const accepted = await findAll(records, acceptances, 'agreement', String(standing.number));
	return {
		agreed: accepted.filter(({ value }) => value.withdrawnAt === null).map(({ value }) => value.association),
	};
}
