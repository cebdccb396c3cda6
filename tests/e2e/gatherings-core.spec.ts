import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';

const TODAY = parisWallClock(Date.now()).date;
const on = (day: string) => ({ day, days: 1, from: '09:00', to: '18:30' });

/** A gathering of this test's own, made over HTTP. */
async function make(network: DemoNetwork, input: object): Promise<string> {
	const answer = await network.ask('coordination', '/api/v1/gatherings', {
		kind: 'meeting',
		group: null,
		...input,
	});
	expect(answer.status).toBe(201);
	return `/gatherings/${((await answer.json()) as { id: string }).id}`;
}

const main = (page: Page) => page.getByRole('main');
const stage = (page: Page) => main(page).locator('[aria-current="step"]');
/** The part of the margin under this name. */
const fold = (page: Page, name: string) =>
	main(page).locator('details', { has: page.locator('summary', { hasText: name }) });

test('UI91 by pointer: a kind, a title, then one clear step after the other until it is closed', async ({
	network,
}) => {
	const page = await network.enter('coordination');
	await page.goto('/gatherings');
	await main(page).getByRole('link', { name: 'Nouvelle rencontre' }).click();
	await main(page).getByRole('link', { name: 'Formation' }).click();
	await page.getByLabel('Titre').fill('Droits des bénévoles, hiver');
	await page.getByText('La date est connue').click();
	// the hours that are usual for a training stand there
	await expect(page.getByLabel('De', { exact: true })).toHaveValue('09:30');
	await page.getByLabel('Premier jour').fill(TODAY);
	await page.getByRole('button', { name: 'Créer la rencontre' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Droits des bénévoles, hiver');
	await expect(stage(page)).toHaveText('Prévue');
	await expect(main(page)).toContainText('3 places par association');
	// UI92: its day is here, so that the next step is that it took place; there is no other such button
	await expect(main(page).locator('.btn.large')).toHaveText(['La rencontre a eu lieu']);

	await fold(page, 'Titre, but, lieu').locator('summary').click();
	await page.getByLabel('Lieu').fill('Calais');
	await fold(page, 'Titre, but, lieu').getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.locator('.crumb')).toContainText('Calais');

	await fold(page, 'Autres étapes').locator('summary').click();
	await page.getByRole('button', { name: 'Ouvrir les inscriptions' }).click();
	await expect(stage(page)).toHaveText('Inscriptions ouvertes');
	await page.getByRole('button', { name: 'La rencontre a eu lieu' }).click();
	await expect(stage(page)).toHaveText('A eu lieu');
	await page.getByRole('button', { name: 'Clore la rencontre' }).click();
	await expect(stage(page)).toHaveText('Close');
	await expect(main(page).getByText('Titre, but, lieu')).toHaveCount(0);
	await fold(page, 'Autres étapes').locator('summary').click();
	await page.getByRole('button', { name: 'Rouvrir la rencontre' }).click();
	await expect(stage(page)).toHaveText('A eu lieu');
});

/** Goes there with the Tab key, as somebody without a pointer does. */
async function reach(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	for (let steps = 0; steps < 200; steps += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${String(target)}`);
}
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
	await reach(page, target);
	await page.keyboard.press(key);
}

for (const [locale, width] of [
	['fr', 1440],
	['ar', 360],
] as const)
	test(`UI95 by keyboard only, in ${locale} at ${width} px: from the idea to its end`, async ({
		network,
	}) => {
		const say = {
			fr: {
				create: 'Nouvelle rencontre',
				kind: 'Réunion',
				title: 'Titre',
				submit: 'Créer la rencontre',
				date: 'La date',
				save: 'Enregistrer',
				day: 'Premier jour',
				from: 'De',
				to: 'À',
				held: 'La rencontre a eu lieu',
				close: 'Clore la rencontre',
				closed: 'Close',
			},
			ar: {
				create: 'لقاء جديد',
				kind: 'اجتماع',
				title: 'العنوان',
				submit: 'إنشاء اللقاء',
				date: 'التاريخ',
				save: 'حفظ',
				day: 'اليوم الأول',
				from: 'من',
				to: 'إلى',
				held: 'انعقد اللقاء',
				close: 'اختتام اللقاء',
				closed: 'مختتم',
			},
		}[locale];
		const page = await network.enter('coordination', { locale, width });
		await page.goto('/gatherings');
		await press(page, main(page).getByRole('link', { name: say.create }));
		await expect(page).toHaveURL(/\/gatherings\/new$/);
		await press(page, main(page).getByRole('link', { name: say.kind }));
		await reach(page, page.getByLabel(say.title));
		await page.keyboard.type('Réunion du soir');
		await press(page, page.getByRole('button', { name: say.submit }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réunion du soir');

		const date = main(page).locator('details#date');
		await press(page, date.locator('summary'));
		await reach(page, date.getByLabel(say.day));
		// a date field takes its parts in the order of the browser's own language
		await date.getByLabel(say.day).fill(TODAY);
		await reach(page, date.getByLabel(say.from, { exact: true }));
		await date.getByLabel(say.from, { exact: true }).fill('18:00');
		await reach(page, date.getByLabel(say.to, { exact: true }));
		await date.getByLabel(say.to, { exact: true }).fill('20:00');
		await press(page, date.getByRole('button', { name: say.save }));
		await press(page, page.getByRole('button', { name: say.held }));
		await press(page, page.getByRole('button', { name: say.close }));
		await expect(stage(page)).toHaveText(say.closed);
	});

test('UI92 who only comes is shown no step and no form; an organiser exactly one step', async ({
	network,
}) => {
	const path = await make(network, { title: 'Réunion de tout le réseau', date: on(daysLater(TODAY, 30)) });
	const organiser = await network.enter('coordination');
	await organiser.goto(path);
	await expect(main(organiser).locator('.btn.large')).toHaveText(['Ouvrir les inscriptions']);
	const reader = await network.enter('lecture');
	await reader.goto(path);
	await expect(stage(reader)).toHaveText('Prévue');
	await expect(main(reader).locator('form, .btn')).toHaveCount(0);
});

test('UI94 what one changes, the other sees at once; UI93 and does not write over', async ({ network }) => {
	const path = await make(network, { title: 'À deux', place: 'Calais', date: on(daysLater(TODAY, 30)) });
	const one = await network.enter('coordination');
	const other = await network.enter('coordination');
	const reader = await network.enter('lecture');
	for (const page of [one, other, reader]) await page.goto(path);

	// the other is writing a place while the first changes title and place
	const writing = fold(other, 'Titre, but, lieu');
	await writing.locator('summary').click();
	await writing.getByLabel('But').fill('Se parler');
	const saved = fold(one, 'Titre, but, lieu');
	await saved.locator('summary').click();
	await saved.getByLabel('Titre').fill('À trois');
	await saved.getByLabel('Lieu').fill('Dunkerque');
	await saved.getByRole('button', { name: 'Enregistrer' }).click();
	for (const page of [one, other, reader]) {
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('À trois');
		await expect(page.locator('.crumb')).toContainText('Dunkerque');
	}
	await expect(writing.getByLabel('But')).toHaveValue('Se parler');
	await expect(writing.getByLabel('Lieu')).toHaveValue('Calais');
	await writing.getByRole('button', { name: 'Enregistrer' }).click();
	for (const page of [one, other, reader]) {
		await expect(page.locator('.deck')).toHaveText('Se parler');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('À trois');
		await expect(page.locator('.crumb')).toContainText('Dunkerque');
	}
	// sent, the form shows what stands
	await expect(writing.getByLabel('Lieu')).toHaveValue('Dunkerque');

	await one.getByText('Annuler la rencontre').click();
	await one.getByRole('button', { name: 'Annuler cette rencontre' }).click();
	await expect(main(reader)).toContainText('Cette rencontre est annulée');
	await one.getByRole('button', { name: 'Rétablir la rencontre' }).click();
	await expect(main(reader)).not.toContainText('Cette rencontre est annulée');
});

test('UI91 without JavaScript: begun, refused with its reason, changed, moved on', async ({ network }) => {
	const page = await network.enter('coordination', { javaScript: false });
	await page.goto('/gatherings/new?kind=vigil');
	await page.getByLabel('Titre').fill('Veillée sans script');
	await page.getByLabel('La date est connue').check();
	await page.getByLabel('Premier jour').fill(daysLater(TODAY, 20));
	await page.getByLabel('De', { exact: true }).fill('20:00');
	await page.getByLabel('À', { exact: true }).fill('20:00');
	await page.getByRole('button', { name: 'Créer la rencontre' }).click();
	await expect(page.getByRole('alert')).toContainText('une autre heure de fin que de début');
	// what was typed is still there
	await expect(page.getByLabel('Titre')).toHaveValue('Veillée sans script');
	await page.getByLabel('À', { exact: true }).fill('22:00');
	await page.getByRole('button', { name: 'Créer la rencontre' }).click();
	// usual for a vigil
	await expect(main(page)).toContainText('Tout le monde');

	await fold(page, 'Pour qui').locator('summary').click();
	await page.getByLabel('Des associations invitées').check();
	await page.getByLabel('Salam Nord/Pas-de-Calais').check();
	await fold(page, 'Pour qui').getByRole('button', { name: 'Enregistrer' }).click();
	await expect(main(page).locator('dl')).toContainText('Salam Nord/Pas-de-Calais');
	await page.getByRole('button', { name: 'Ouvrir les inscriptions' }).click();
	await expect(stage(page)).toHaveText('Inscriptions ouvertes');
});

test('UI90 the year on one page, cut by links, without JavaScript; nobody reads the public ones', async ({
	network,
}) => {
	await make(network, { title: 'Réunion d’autrefois', date: on('2011-03-05') });
	await make(network, {
		title: 'Veillée d’autrefois',
		kind: 'vigil',
		date: on('2011-11-05'),
		audience: 'public',
	});
	await make(network, { title: 'Réunion à venir', date: on(daysLater(TODAY, 10)) });
	const page = await network.enter('lecture', { javaScript: false });
	await page.goto('/gatherings');
	await expect(page.getByRole('region', { name: 'À venir' })).toContainText('Réunion à venir');
	await page.getByRole('navigation', { name: 'Années' }).getByRole('link', { name: '2011' }).click();
	await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Année 2011']);
	await expect(main(page).getByRole('heading', { level: 3 })).toHaveText(['mars', 'novembre']);
	await expect(page.getByRole('region', { name: 'mars' })).toContainText('samedi 5');
	await page
		.getByRole('navigation', { name: 'Genre de rencontre' })
		.getByRole('link', { name: 'Veillée' })
		.click();
	await expect(main(page).getByRole('heading', { level: 3 })).toHaveText(['novembre']);
	await page
		.getByRole('navigation', { name: 'Groupe de travail' })
		.getByRole('link', { name: 'Politique' })
		.click();
	await expect(main(page)).toContainText('Aucune rencontre ne répond à ces choix');
	await page.getByRole('link', { name: 'Tout montrer' }).click();
	await expect(main(page)).toContainText('Réunion à venir');

	const nobody = await network.enter(null);
	await nobody.goto('/gatherings?year=2011');
	await expect(main(nobody)).toContainText('Veillée d’autrefois');
	await expect(main(nobody)).not.toContainText('Réunion d’autrefois');
	await nobody.getByRole('link', { name: 'Veillée d’autrefois' }).click();
	await expect(nobody.getByRole('heading', { level: 1 })).toHaveText('Veillée d’autrefois');
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [360, 1440] as const)
		test(`UI95 axe finds nothing on the pages of a gathering in ${locale} at ${width} px`, async ({
			network,
		}) => {
			const path = await make(network, {
				title: 'Rencontre pour axe',
				group: 'politique',
				audience: 'invited',
				invited: ['salam-nord-pas-de-calais'],
				place: 'Calais',
				address: 'Rue du Bout',
				registration: { perAssociation: 2, overall: 40, closesOn: TODAY },
				date: on(daysLater(TODAY, 5)),
			});
			const page = await network.enter('coordination', { locale, width });
			const found: string[] = [];
			for (const each of [
				'/gatherings',
				'/gatherings/new',
				'/gatherings/new?kind=forum',
				path,
				'/',
				'/groups/politique',
			]) {
				await page.goto(each);
				for (const summary of await main(page).locator('aside details > summary').all())
					if (await summary.isVisible()) await summary.click();
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
					.analyze();
				for (const { id, nodes } of violations)
					found.push(`${each}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
				const sideways = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				);
				if (sideways > 0) found.push(`${each}: scrolls ${sideways} px sideways`);
			}
			expect(found).toEqual([]);
		});
