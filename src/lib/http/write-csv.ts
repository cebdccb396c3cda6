/** Spreadsheets in French part columns by semicolons, and take text for UTF-8 only with this mark before it. */
const SEPARATOR = ';';
const BYTE_ORDER_MARK = '\ufeff';

/** Rows for a spreadsheet. Text that it would take for a formula is kept text by a quote before it. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
	return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(SEPARATOR)}\r\n`).join('');
}

function cell(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const text = /^\s*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
	return /[";\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
