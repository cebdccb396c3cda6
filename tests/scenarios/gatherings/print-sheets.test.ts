import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addFacilitator, addItem } from '#lib/domain/gatherings/plan-change.ts';
import { BLANK_LINES } from '#lib/printing/sign-in-document.ts';
import type { ReadPdf } from '../../support/read-pdf.ts';
import { refusalOf } from '../network/bench.ts';
import { HALL, ITEMS, openPrintHouse, talk, type PrintHouse } from './print-house.ts';

const ACT = { mark: null, halves: [], representedBy: '', base: [] };

let house: PrintHouse;
beforeEach(async () => {
	house = await openPrintHouse();
});
afterEach(() => house.close());

/** Places of the numbers at the beginning of the lines, from 1 on. */
function lineNumbers({ words }: ReadPdf): readonly { page: number; y: number }[] {
	const edge = Math.min(...words.filter(({ text }) => text === 'n°').map(({ x }) => x));
	const numbers = words.filter(({ text, x }) => /^\d+$/.test(text) && Math.abs(x - edge) < 1);
	expect(numbers.map(({ text }) => Number(text))).toEqual(numbers.map((_, at) => at + 1));
	return numbers;
}

describe('the sign-in sheet', () => {
	test('GA130 is for those who organise; to others it is as hidden as the gathering, or refused', async () => {
		const forum = await house.openForum();
		const member = await house.join('benevole', 'salam');
		const partner = await house.join('exterieur', 'ligue');
		expect(await refusalOf(house.printing.signInSheet(member, forum.id))).toMatchObject({
			code: 'forbidden',
		});
		expect(await refusalOf(house.printing.signInSheet(partner, forum.id))).toMatchObject({
			code: 'not-found',
		});
		expect(await refusalOf(house.printing.signInSheet(house.nobody, forum.id))).toMatchObject({
			code: 'signed-out',
		});
		await house.services.gatherings.edit(house.coordinator, forum.id, { organisers: { add: [member.id] } });
		const organiser = await house.actor('benevole');
		expect((await house.printing.signInSheet(organiser, forum.id)).organisers).toContain('benevole');
	});

	test('GA131 says whose it is, what, on which day in letters, from when to when, where, who organises, and page by page', async () => {
		const date = { day: '2013-06-01', days: 1, from: '09:00', to: '16:30' };
		const forum = await house.openForum({}, { title: 'Le 2e forum', date, place: 'Oye-Plage' });
		await house.services.gatherings.edit(house.coordinator, forum.id, {
			address: '12 rue de la Mer',
			organisers: { add: [house.coordinator.id] },
		});
		for (let at = 0; at < 20; at++) await house.add(forum, null, `Personne ${at}`);
		const { pages, title } = await house.sheet(forum);
		expect(pages).toHaveLength(3);
		for (const said of ['PSM', 'Liste d’émargement', 'Le 2e forum', 'Oye-Plage', '12 rue de la Mer', 'C. D.'])
			expect(pages[0]).toContain(said);
		expect(pages[0]).toContain('samedi 1er juin 2013');
		expect(pages[0]).toMatch(/9 h – 16 h 30/u);
		expect(title).toBe('Le 2e forum – Liste d’émargement');
		for (const [at, page] of pages.entries()) {
			expect(page).toContain(`Page ${at + 1} sur 3`);
			expect(page).toContain('PSM');
			for (const column of ['n°', 'NOM Prénom', 'Association', 'Fonction', 'Présence', 'Signature, matin'])
				expect(page).toContain(column);
		}
	});

	test('GA132 its lines are 14 to 16 mm high, and ten of them are blank', async () => {
		const forum = await house.openForum();
		for (let at = 0; at < 20; at++)
			await house.services.gatherings.registrations.register(house.coordinator, forum.id, {
				association: 'salam',
				name: `Marie-Christine Vandenbroucke-Delattre ${at}`,
				role: 'coordinatrice de mission',
			});
		const sheet = await house.sheet(forum);
		const numbers = lineNumbers(sheet);
		expect(numbers).toHaveLength(20 + BLANK_LINES);
		expect(BLANK_LINES).toBeGreaterThanOrEqual(8);
		const heights = numbers.flatMap(({ page, y }, at) => {
			const above = numbers[at - 1];
			return above?.page === page ? [y - above.y] : [];
		});
		expect(heights.length).toBeGreaterThan(20);
		expect(Math.min(...heights)).toBeGreaterThanOrEqual(14);
		expect(Math.max(...heights)).toBeLessThanOrEqual(16.5);
	});

	test('GA133 goes by name, or by association with those of none at its end, as French sorts', async () => {
		const forum = await house.openForum();
		for (const [association, name] of [
			['salam', 'Zoé'],
			[null, 'Anne'],
			['auberge', 'Éric'],
			['salam', 'élan Paul'],
			['auberge', 'Emma'],
		] as const)
			await house.add(forum, association, name);
		const order = ({ pages }: ReadPdf) =>
			[...pages.join(' ').matchAll(/Zoé|Anne|Éric|élan Paul|Emma/gu)].map(([name]) => name);
		expect(order(await house.sheet(forum))).toEqual(['Anne', 'élan Paul', 'Emma', 'Éric', 'Zoé']);
		expect(order(await house.sheet(forum, 'association'))).toEqual([
			'Emma',
			'Éric',
			'élan Paul',
			'Zoé',
			'Anne',
		]);
	});

	test('GA134 who waits is not on it; who was ticked is ticked, and who came unannounced is there', async () => {
		const forum = await house.openForum({ overall: 2 });
		await house.add(forum, 'salam', 'Inscrite Ada');
		const excused = await house.add(forum, 'salam', 'Excusé Bob');
		expect((await house.add(forum, 'auberge', 'Attend Carla')).state).toBe('waiting');
		const { attendance } = house.services.gatherings;
		await attendance.record(house.coordinator, forum.id, excused.id, {
			...ACT,
			id: 'act-of-bob-00',
			mark: 'represented',
			representedBy: 'Dora',
		});
		await attendance.record(house.coordinator, forum.id, crypto.randomUUID(), {
			...ACT,
			id: 'act-of-eva-00',
			mark: 'present',
			halves: [0],
			person: { name: 'Passante Eva', association: null, organisation: 'Voisinage', role: '' },
		});
		const { people } = await house.printing.signInSheet(house.coordinator, forum.id);
		expect(new Map(people.map(({ name, mark }) => [name, mark]))).toEqual(
			new Map([
				['Inscrite Ada', null],
				['Excusé Bob', 'represented'],
				['Passante Eva', 'present'],
			]),
		);
		expect(people).toHaveLength(3);
		const { pages } = await house.sheet(forum);
		for (const name of ['Inscrite Ada', 'Excusé Bob', 'Passante Eva', 'Voisinage', 'Dora'])
			expect(pages.join(' ')).toContain(name);
		expect(pages.join(' ')).not.toContain('Carla');
	});

	test('GA135 is signed once a half-day: a sheet a day, and one column when there is only one half', async () => {
		const signatures = async (days: number, from: string, to: string) => {
			const date = { day: '2013-05-25', days, from, to };
			const { pages } = await house.sheet(await house.openForum({}, { date }));
			return pages.map((page) => [...page.matchAll(/Signature(?:, (?:matin|après-midi))?/gu)].length);
		};
		expect(await signatures(1, '14:00', '17:00')).toEqual([1]);
		expect(await signatures(1, '09:00', '17:00')).toEqual([2]);
		expect(await signatures(3, '09:00', '17:00')).toEqual([2, 2, 2]);
		const date = { day: '2013-05-31', days: 2, from: '09:00', to: '17:00' };
		const { pages } = await house.sheet(await house.openForum({}, { date }));
		expect(pages[0]).toContain('vendredi 31 mai 2013 au samedi 1er juin 2013');
		expect(pages[1]).toContain('samedi 1er juin 2013');
	});

	test('GA136 of a training is signed by those who led it', async () => {
		const training = await house.openForum({}, { kind: 'training', title: 'Droit des étrangers' });
		await house.services.gatherings.edit(house.coordinator, training.id, {
			organisers: { add: [house.coordinator.id] },
		});
		expect((await house.sheet(training)).pages.join(' ')).toMatch(/Formateur·rice·s .*C\. D\./u);
		await house.release(
			training,
			addItem(ITEMS.talk, talk('Le droit d’asile', 570, HALL)),
			addFacilitator(ITEMS.talk, { kind: 'other', name: 'Maître Lefebvre' }),
			addFacilitator(ITEMS.talk, { kind: 'other', name: 'A. V.' }),
		);
		const { pages } = await house.sheet(training);
		expect(pages.join(' ')).toMatch(/Formateur·rice·s .*Maître Lefebvre/u);
		const sheet = await house.sheet(training);
		const [first, second] = ['Maître Lefebvre', 'A. V.'].map((name) =>
			sheet.words.find(({ text }) => text === name)!,
		);
		expect(Math.abs(second!.y - first!.y)).toBeGreaterThanOrEqual(14);
		const forum = await house.openForum();
		expect((await house.sheet(forum)).pages.join(' ')).not.toContain('Formateur');
	});

	test('GA137 says on every page what it is for, until when it is kept, and whom to ask', async () => {
		const forum = await house.openForum();
		for (let at = 0; at < 15; at++) await house.add(forum, null, `Personne ${at}`);
		const { pages } = await house.sheet(forum);
		expect(pages.length).toBeGreaterThan(1);
		for (const page of pages) {
			expect(page).toContain('Cette liste dit qui a participé');
			expect(page).toContain('jusqu’au 25 mai 2018');
			expect(page.replace(/\s/gu, '')).toContain(`https://tablee.example/gatherings/${forum.id}`);
		}
	});
});
