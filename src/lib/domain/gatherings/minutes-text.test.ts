import { expect, test } from 'vitest';
import { LANGUAGES } from '../papers/paper.ts';
import { toMarkdown } from '../text/markdown.ts';
import { tidyText } from '../text/tidy-text.ts';
import type { Attendee } from './attendee.ts';
import type { Gathering } from './gathering.ts';
import { minutesHeader, type HeaderFacts } from './minutes-header.ts';
import { agendaOf, minutesText } from './minutes-text.ts';
import type { ProgrammeItem } from './plan.ts';

const FORUM: HeaderFacts = {
	kind: 'forum',
	place: 'Oye-Plage',
	date: { day: '2013-06-01', days: 1, from: '09:00', to: '18:30' },
	received: 12,
};
const NAMES: Record<string, string> = { salam: 'Salam', emmaus: 'Emmaüs' };
const nameOf = (id: string) => NAMES[id] ?? '';

function attendee(name: string, values: Partial<Attendee>): Attendee {
	return {
		id: name,
		name,
		association: null,
		organisation: '',
		role: '',
		mark: 'present',
		halves: [0],
		representedBy: '',
		walkIn: false,
		...values,
	};
}

const PEOPLE = [
	attendee('Zoé', { association: 'salam' }),
	attendee('Élan', { association: 'salam' }),
	attendee('Ann', { association: 'emmaus' }),
	attendee('Bea', { organisation: 'Mairie' }),
	attendee('Tom', {}),
	attendee('Uli', { association: 'emmaus', mark: 'excused' }),
	attendee('Vera', { association: 'salam', mark: 'represented', representedBy: 'Zoé' }),
	attendee('Willi', { association: 'salam', mark: 'absent' }),
	attendee('Xavier', { association: 'salam', mark: null }),
];

test('GA195 the head tells when, where, who came for whom, who is excused, who was represented', () => {
	expect(minutesHeader(FORUM, PEOPLE, nameOf, 'fr')).toEqual({
		date: ['samedi 1er juin 2013, de 9\u00a0h à 18\u00a0h\u00a030'],
		place: ['Oye-Plage'],
		kind: ['forum'],
		present: [
			'5 personnes, 2 associations',
			'Emmaüs\u00a0: Ann',
			'Mairie\u00a0: Bea',
			'Salam\u00a0: Élan, Zoé',
			'Autres personnes\u00a0: Tom',
		],
		excused: ['Emmaüs\u00a0: Uli'],
		represented: ['Salam\u00a0: Vera (par Zoé)'],
		received: ['12'],
	});
});

test('GA195 before anybody was ticked the head waits; of nobody received it says nothing', () => {
	const header = minutesHeader({ ...FORUM, date: null, received: 0 }, [], nameOf, 'fr');
	expect(header).toEqual({
		date: [],
		place: ['Oye-Plage'],
		kind: ['forum'],
		present: [],
		excused: [],
		represented: [],
	});
});

test('GA195 several days are told from the first to the last', () => {
	const date: Gathering['date'] = { day: '2013-11-30', days: 2, from: '09:30', to: '17:00' };
	expect(minutesHeader({ ...FORUM, date }, [], nameOf, 'fr').date).toEqual([
		'du samedi 30 novembre 2013 au dimanche 1er décembre 2013, de 9\u00a0h\u00a030 à 17\u00a0h',
	]);
});

function item(title: string, values: Partial<ProgrammeItem> = {}): ProgrammeItem {
	const at = { day: 0, start: 600, room: '*' };
	return {
		id: title,
		title,
		kind: 'talk',
		at,
		minutes: 30,
		expected: null,
		language: null,
		by: [],
		notes: '',
		materials: '',
		...values,
	};
}

test('GA196 the agenda is what has a place, in its order, without breaks, meals and what has no title', () => {
	const items = [
		item('Accueil'),
		item('Pause', { kind: 'break' }),
		item('Repas', { kind: 'meal' }),
		item(' '),
		item('Bilan'),
	];
	expect(agendaOf({ items: [...items, item('Idée', { at: null })] })).toEqual(['Accueil', 'Bilan']);
	expect(agendaOf({ items: [item('Un', { at: null }), item('Deux', { at: null })] })).toEqual(['Un', 'Deux']);
});

test.each(LANGUAGES)('GA196 the text in %s is one that the editor takes as it is', (language) => {
	const header = minutesHeader(FORUM, PEOPLE, nameOf, language);
	const carried = [{ what: 'Écrire au préfet', done: false }];
	const text = minutesText({ header, agenda: ['Accueil', 'Bilan'], carried }, language);
	expect(tidyText(text)).toEqual(text);
});

test('GA196 a heading for each point, what is left of earlier decisions before, the empty table of decisions last', () => {
	const carried = [
		{ what: 'Écrire au préfet', done: false },
		{ what: 'Louer la salle', done: true },
	];
	expect(
		toMarkdown(minutesText({ header: { place: ['Oye-Plage'] }, agenda: ['Bilan'], carried }, 'fr'), {}),
	).toBe(
		[
			'| Lieu | Oye-Plage |',
			'| --- | --- |',
			'',
			'## Suites des décisions précédentes',
			'',
			'- Écrire au préfet\u00a0: à faire',
			'- Louer la salle\u00a0: fait',
			'',
			'## Bilan',
			'',
			'_Ce qui s’est dit, les avis, ce qui reste ouvert._',
			'',
			'## Relevé de décisions',
			'',
			'_Une ligne par décision\u00a0: la page de la rencontre en fait des tâches._',
			'',
			'| Décision | Comment | Qui | Pour quand |',
			'| --- | --- | --- | --- |',
			...Array(3).fill('|   |   |   |   |'),
			'',
		].join('\n'),
	);
});
