import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addFacilitator, addItem } from '#lib/domain/gatherings/plan-change.ts';
import { EVERY_ROOM } from '#lib/domain/gatherings/plan.ts';
import type { ReadPdf } from '../../support/read-pdf.ts';
import { refusalOf } from '../network/bench.ts';
import { HALL, ITEMS, openPrintHouse, ROOM, talk, type PrintHouse } from './print-house.ts';

let house: PrintHouse;
beforeEach(async () => {
	house = await openPrintHouse();
});
afterEach(() => house.close());

describe('what is given out', () => {
	test('GA138 the programme is the one released last: no draft, no notes of the organisers', async () => {
		const forum = await house.openForum({}, { audience: 'public' });
		expect(await house.programme(forum)).toBe(null);
		await house.release(forum, addItem(ITEMS.talk, talk('Journal des Jungles', 570, HALL)));
		await house.write(forum, addItem(ITEMS.other, talk('Pas encore décidé', 700, HALL)));
		const { pages } = (await house.programme(forum))!;
		expect(pages[0]).toMatch(/Programme n° 1, diffusé le 1er mars 2013/u);
		expect(pages[0]).toContain('Journal des Jungles');
		expect(pages[0]).not.toContain('Pas encore décidé');
		expect(pages[0]).not.toContain('À voir entre nous');
	});

	test('GA139 rooms stand side by side on A4; on A5 all is by time', async () => {
		const forum = await house.openForum({}, { audience: 'public' });
		await house.release(
			forum,
			addItem(ITEMS.talk, talk('Le journal', 570, HALL)),
			addItem(ITEMS.other, { ...talk('Les camps', 570, ROOM), language: 'ar' }),
			addFacilitator(ITEMS.other, { kind: 'association', id: 'salam' }),
			addItem(ITEMS.meal, { ...talk('Repas partagé', 630, EVERY_ROOM), kind: 'meal' }),
		);
		const at = ({ words }: ReadPdf, text: string) => words.find((word) => word.text.startsWith(text))!;
		const wide = (await house.programme(forum))!;
		expect(at(wide, 'Le journal').y).toBeCloseTo(at(wide, 'Les camps').y, 1);
		expect(at(wide, 'Les camps').x).toBeGreaterThan(at(wide, 'Le journal').x + 30);
		expect(wide.pages[0]).toMatch(/Salam, en arabe/u);
		const narrow = (await house.programme(forum, 'a5'))!;
		expect(narrow.width).toBeCloseTo(148, 0);
		expect(at(narrow, 'Les camps').y).toBeGreaterThan(at(narrow, 'Le journal').y + 4);
		expect(narrow.pages[0]).toContain('Salle Dolto');
	});

	test.each(['a4', 'a5'] as const)(
		'GA140 the invitation is one page of %s: title, aim, when, where, themes, how to register',
		async (paper) => {
			const forum = await house.openForum(
				{ closesOn: '2013-05-18' },
				{ title: 'Le 2e forum', aim: 'S’interroger sur nos pratiques', place: 'Oye-Plage' },
			);
			await house.release(
				forum,
				addItem(ITEMS.talk, talk('Journal des Jungles', 570, HALL)),
				addItem(ITEMS.meal, { ...talk('Repas partagé', 630, EVERY_ROOM), kind: 'meal' }),
			);
			const { pages, links, width } = await house.flyer(forum, paper);
			expect(pages).toHaveLength(1);
			expect(width).toBeCloseTo(paper === 'a4' ? 210 : 148, 0);
			for (const said of [
				'Invitation au forum',
				'Le 2e forum',
				'S’interroger sur nos pratiques',
				'samedi 25 mai 2013',
				'Oye-Plage',
				'Journal des Jungles',
				'Jusqu’au samedi 18 mai 2013',
			])
				expect(pages[0]).toContain(said);
			expect(pages[0]).not.toContain('Repas partagé');
			expect(links).toEqual([`https://tablee.example/gatherings/${forum.id}`]);
		},
	);

	test('GA140 in Arabic its labels are Arabic and it lies from right to left', async () => {
		const forum = await house.openForum({}, { title: 'منتدى الجمعيات' });
		const { pages, words, width, language } = await house.flyer(forum, 'a4', 'ar');
		expect(language).toBe('ar');
		for (const said of ['دعوة إلى المنتدى', 'منتدى الجمعيات', 'التسجيل']) expect(pages[0]).toContain(said);
		expect(words.find(({ text }) => text.includes('التسجيل'))!.x).toBeGreaterThan(width / 2);
	});

	test('GA141 papers are for whoever may see the gathering, and for nobody else', async () => {
		const member = await house.join('benevole', 'salam');
		const partner = await house.join('exterieur', 'ligue');
		const forum = await house.openForum();
		expect((await house.printing.handout(member, forum.id)).gathering.title).toBe(forum.title);
		expect(await refusalOf(house.printing.handout(partner, forum.id))).toEqual(
			await refusalOf(house.printing.handout(partner, 'nothing')),
		);
		expect(await refusalOf(house.printing.handout(house.nobody, forum.id))).toEqual(
			await refusalOf(house.printing.handout(house.nobody, 'nothing')),
		);
		const open = await house.openForum({}, { audience: 'public' });
		const handout = await house.printing.handout(house.nobody, open.id);
		expect(handout.gathering.title).toBe(open.title);
		expect(JSON.stringify(handout)).not.toContain(house.coordinator.id);
	});

	test('GA147 what is cancelled says so on every paper', async () => {
		const forum = await house.openForum({}, { audience: 'public' });
		await house.release(forum, addItem(ITEMS.talk, talk('Journal des Jungles', 570, HALL)));
		const papers = async () =>
			[await house.sheet(forum), (await house.programme(forum))!, await house.flyer(forum)].map(({ pages }) =>
				pages[0]!.includes('Cette rencontre est annulée.'),
			);
		expect(await papers()).toEqual([false, false, false]);
		await house.services.gatherings.cancel(house.coordinator, forum.id, true);
		expect(await papers()).toEqual([true, true, true]);
		expect((await house.flyer(forum)).pages[0]).not.toContain('S’inscrire');
	});
});

test('GA142 what people type is on paper as they typed it', async () => {
	const written = '#panic("non") $x$ *y* \\ "z" [a]';
	const forum = await house.openForum(
		{},
		{ audience: 'public', title: written, aim: written, place: written },
	);
	await house.add(forum, null, written);
	await house.release(
		forum,
		addItem(ITEMS.talk, talk(written, 570, HALL)),
		addFacilitator(ITEMS.talk, { kind: 'other', name: written }),
	);
	const squeezed = written.replace(/\s/gu, '');
	for (const { pages } of [
		await house.sheet(forum),
		(await house.programme(forum))!,
		await house.flyer(forum),
	])
		expect(pages.join(' ').replace(/\s/gu, '').split(squeezed).length).toBeGreaterThan(3);
});
