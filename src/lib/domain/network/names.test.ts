import { expect, test } from 'vitest';
import { cleanName, cleanNote, initialsOf } from './names.ts';

test.each([
	['A. V.', 'AV'],
	['Ada Lovelace', 'AL'],
	['ada', 'AD'],
	['Marie-Claire de la Tour', 'MT'],
	['Nguyễn Thị Ánh', 'NÁ'],
	['ليلى حداد', 'لح'],
	['X', 'X'],
	['…', ''],
])('NW10 the initials of «%s» are %s', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test('NW11 a name is kept in one form', () => {
	expect(cleanName('  A.  V. ')).toBe('A. V.');
	expect(cleanName('Me\u0301decins du lac')).toBe('Médecins du lac');
	expect(cleanName('x'.repeat(80))).toBe('x'.repeat(80));
});

test.each(['', '   ', 'a\u0000b', 'a\u202eb', 'a\u200bb', '\u{e000}', 'x'.repeat(81)])(
	'NW11 a name hides nothing: %j',
	(name) => {
		expect(cleanName(name)).toBeNull();
	},
);

test('NW11 a line end in a name becomes a space, in a note it stays', () => {
	expect(cleanName('Ada\r\nBcc: eve@example.org')).toBe('Ada Bcc: eve@example.org');
	expect(cleanNote('one\r\ntwo\n')).toBe('one\ntwo');
	expect(cleanNote('')).toBe('');
	expect(cleanNote('a\u202eb')).toBeNull();
});
