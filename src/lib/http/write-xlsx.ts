import writeXlsxFile from 'write-excel-file/node';

/** Rows for a spreadsheet, in its own format: a text is a text there, never a formula. Answers the file's bytes. */
export async function writeXlsx(
	rows: readonly (readonly (string | number)[])[],
	sheet: string,
): Promise<Uint8Array> {
	const cells = rows.map((row) =>
		row.map((value) =>
			typeof value === 'number' ? { type: Number, value } : value === '' ? null : { type: String, value },
		),
	);
	return writeXlsxFile(cells, { sheet }).toBuffer();
}
