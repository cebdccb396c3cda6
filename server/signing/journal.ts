import type { Actor } from '#lib/domain/actor.ts';
import { isEntryType, isPersonal } from '#lib/domain/signing/entries.ts';
import { demand } from '../access.ts';
import type { LedgerRow } from '../storage/ledger.ts';
import type { Signing } from './dependencies.ts';
import { rowsAfter, type LedgerReader } from './ledger-walk.ts';

/** The whole ledger, one row a line, as its holders can keep it: who did it is left out, and the chain still holds. */
export async function exportJournal(signing: Signing, actor: Actor): Promise<string> {
	demand(actor, 'network.read', null);
	let lines = '';
	for await (const row of rowsAfter(signing.ledger, 0)) {
		const told = isEntryType(row.type) && !isPersonal(row.type);
		lines += `${JSON.stringify(told ? row : { ...row, salt: null, body: null })}\n`;
	}
	return lines;
}

/** Reads what `exportJournal` wrote. Throws when a line is no row. */
export function readJournal(text: string): LedgerReader {
	const rows = text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => checkShape(JSON.parse(line)));
	return {
		async read(after, limit = 1000) {
			const first = rows.findIndex((row) => row.sequence > after);
			return first === -1 ? [] : rows.slice(first, first + limit);
		},
	};
}

function checkShape(row: LedgerRow): LedgerRow {
	const texts = [row.previous, row.hash, row.at, row.type, row.bodyHash];
	const perhaps = [row.key, row.salt, row.body];
	const right =
		Number.isSafeInteger(row.sequence) &&
		texts.every((text) => typeof text === 'string') &&
		perhaps.every((text) => text === null || typeof text === 'string');
	if (!right) throw new TypeError('this line is not a row of a ledger');
	return row;
}
