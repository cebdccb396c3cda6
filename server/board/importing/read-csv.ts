import { parse } from 'csv-parse/sync';
import { Refusal } from '#lib/domain/refusal.ts';

export const LARGEST_FILE = 256 * 1024;

export interface CsvLine {
	/** Where it begins in the file; the first line is 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** Lines of a CSV file, UTF-8 or what Excel saves on a French Windows, separated by `;`, `,` or tabs. Empty lines are left out. */
export function readCsv(bytes: Uint8Array): readonly CsvLine[] {
	if (bytes.length > LARGEST_FILE) throw new Refusal('too-large', 'import-too-large');
	const text = decode(bytes);
	if (text.includes('\0')) throw new Refusal('invalid', 'import-not-csv');
	try {
		const records = parse(text, {
			bom: true,
			delimiter: delimiterOf(text),
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
		}) as unknown as readonly { info: { lines: number }; record: string[] }[];
		return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
	} catch {
		throw new Refusal('invalid', 'import-not-csv');
	}
}

function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** The one that the header uses most. */
function delimiterOf(text: string): string {
	const header = text.slice(0, text.search(/\r|\n|$/));
	const often = (sign: string) => header.split(sign).length;
	return [';', ',', '\t'].toSorted((one, other) => often(other) - often(one))[0]!;
}
