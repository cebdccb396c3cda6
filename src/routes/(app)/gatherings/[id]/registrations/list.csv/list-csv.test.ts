import { expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { listCsv } from './list-csv.ts';

test('GA103 the list has everybody with their turn, and nothing of what they need', () => {
	overwriteGetLocale(() => 'fr');
	const row = { organisation: '', role: '', rank: null, email: null, needs: null };
	const csv = listCsv([
		{
			association: 'salam',
			name: 'Salam; Calais',
			people: ['nobody of the list'],
			registrants: [
				{
					...row,
					id: 'a',
					name: '=V. A.',
					role: 'bénévole',
					state: 'in',
					needs: { access: true, childcare: false, transport: false, meals: false, words: 'BESOIN' },
				},
				{ ...row, id: 'b', name: 'V. B.', state: 'waiting', rank: 3, email: 'b@demo.example' },
			],
		},
	]);
	expect(csv.split('\r\n')).toEqual([
		'\ufeffnom;Association;organisation;fonction;état;rang;e-mail',
		`'=V. A.;"Salam; Calais";;bénévole;inscription;;`,
		'V. B.;"Salam; Calais";;;attente;3;b@demo.example',
		'',
	]);
});
