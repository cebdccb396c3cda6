import { expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

test('GA103 a spreadsheet gets columns, quotes and lines as they are', () => {
	expect(
		writeCsv([
			['nom', 'rang'],
			['A « B »; "C"\nD', 2],
		]),
	).toBe('\ufeffnom;rang\r\n"A « B »; ""C""\nD";2\r\n');
});

test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1'])(
	'GA103 %j is no formula in it',
	(text) => {
		const [, written] = /^\ufeff(?:")?(.)/su.exec(writeCsv([[text]]))!;
		expect(written).toBe("'");
	},
);
