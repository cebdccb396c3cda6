import type { Page } from '@playwright/test';
import { daysLater, parisWallClock } from '../../src/lib/domain/time/paris-time.ts';
import { expect, startDemoNetwork, test, type DemoNetwork } from '../support/demo-network.ts';
import { untilKept } from '../support/field-page.ts';
import {
	allSent,
	chooseDay,
	codeOf,
	keep,
	openBoard,
	openForm,
	sayPresent,
	tab,
} from '../support/guide-board-steps.ts';
import { picture } from '../support/guide-pictures.ts';
import { button, link, opener } from '../support/guide-steps.ts';

// Walks chapter 8 of docs/guide by the labels it names. `GUIDE_IMAGES=1 playwright test guide` writes its pictures.

let network: DemoNetwork & { close(): Promise<void> };
test.beforeAll(async ({ browser }) => {
	test.setTimeout(180_000);
	network = await startDemoNetwork(browser);
});
test.afterEach(() => network.leave());
test.afterAll(() => network?.close());

test('UI100 the guide to a report: filled in, kept without network, sent, refused and changed, corrected; the phone erased', async () => {
	test.setTimeout(180_000);
	const phone = await network.enterAnew('benevole', { width: 360 });
	await openForm(phone, 'Steenvoorde');
	await untilKept(phone);
	const meals = phone.getByLabel('Repas distribués', { exact: true });
	await expect(phone.getByText(/^La dernière fois/).first()).toBeVisible();
	await expect(meals).toHaveValue('');
	await picture(phone, 'releve-telephone');
	await button(phone, 'Repas distribués : pareil').click();
	await expect(meals).not.toHaveValue('');
	await sayPresent(phone, 25, 35);
	await phone.getByRole('checkbox', { name: 'couvertures' }).check();
	await phone.getByRole('group', { name: 'Eau' }).getByRole('radio', { name: 'oui' }).check();
	const code = await codeOf(phone);

	await phone.context().setOffline(true);
	await keep(phone);
	await expect(phone.getByRole('heading', { name: 'Gardé sur ce téléphone' })).toBeVisible();
	await expect(phone.locator('.journey li.now')).toHaveText('sur ce téléphone');
	await expect(phone.getByText('1 attend le réseau')).toBeVisible();
	await expect(phone.getByRole('button', { name: /^Partager en texte/ })).toBeVisible();
	await picture(phone, 'releve-garde-telephone');
	await phone.reload();
	await expect(phone.getByText('1 attend le réseau')).toBeVisible();
	await expect(phone.getByRole('heading', { name: /^Le tableau tel qu’il était/ })).toBeVisible();
	const other = await network.enter('emmaus-dunkerque');
	await openBoard(other);
	await phone.context().setOffline(false);
	await allSent(phone);
	await expect(other.getByText(`code ${code}`)).toBeVisible();

	await phone.getByLabel('Site', { exact: true }).selectOption({ label: 'Steenvoorde' });
	await meals.fill('12');
	await chooseDay(phone, 'un autre jour');
	await phone.locator('#other-day').fill('2012-12-01');
	const second = await codeOf(phone);
	await keep(phone);
	await expect(phone.getByText('1 demande votre aide')).toBeVisible();
	const refused = phone.getByRole('listitem').filter({ hasText: 'Pas accepté tel quel' });
	await expect(refused).toContainText(second);
	await picture(refused, 'releve-refuse-telephone');
	await refused.getByRole('button', { name: /^Modifier/ }).click();
	expect(await codeOf(phone)).toBe(second);
	await chooseDay(phone, 'hier');
	await keep(phone);
	await allSent(phone);

	const page = await network.enter('benevole');
	await openBoard(page);
	await tab(page, 'Relevés').click();
	await page.getByLabel('Retrouver un relevé par son code').fill(code.toLowerCase());
	await button(page, 'Chercher').click();
	await opener(page, 'Corriger ce relevé').click();
	await page.getByLabel('Repas distribués').fill('31');
	await page.getByLabel('Pourquoi').first().fill('Compté une deuxième fois, au retour.');
	await button(page, 'Garder la correction').click();
	await expect(page.getByText('corrigé une fois')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Corrections' })).toContainText('31 au lieu de');
	await page.evaluate(() => window.scrollTo(0, 0));
	await picture(page, 'corriger');

	await opener(phone, 'Sur ce téléphone').click();
	const tools = phone.locator('details', { has: phone.locator('summary', { hasText: 'Sur ce téléphone' }) });
	await tools.getByRole('radio', { name: /^« Carnet »/ }).check();
	await picture(tools, 'sur-ce-telephone');
	await button(tools, 'Effacer ce téléphone').click();
	await expect(phone.getByText('Effacé de ce téléphone.')).toBeVisible();
	await phone.goto('/board');
	await expect(phone.getByText('Il faut être connecté')).toBeVisible();
});

test('UI101 the guide to the board: side by side, needs and offers, the week, an alert of three taps', async () => {
	test.setTimeout(180_000);
	for (const [who, least, most] of [
		['salam-nord-pas-de-calais', 60, 70],
		['le-carrefour-des-solidarites', 50, 80],
	] as const) {
		const phone = await network.enter(who, { width: 360 });
		await openForm(phone, 'Grande-Synthe');
		await sayPresent(phone, least, most);
		await keep(phone);
		await allSent(phone);
	}
	const page = await network.enter('benevole');
	await openBoard(page);
	await tab(page, 'Besoins').click();
	await opener(page, 'Signaler un besoin').click();
	const need = page.locator('form', { has: button(page, 'Signaler') });
	await need.getByLabel('Site').selectOption({ label: 'Grande-Synthe' });
	await need.getByLabel('Quoi').selectOption({ label: 'chaussures' });
	await need.getByLabel('Précision').fill('surtout du 43');
	await button(need, 'Signaler').click();
	const shoes = (at: Page) => at.getByRole('listitem').filter({ hasText: 'surtout du 43' });
	await expect(shoes(page)).toContainText('vu par Terre d’Errance Steenvoorde');

	const emmaus = await network.enter('emmaus-dunkerque');
	await openBoard(emmaus);
	await expect(emmaus.getByRole('link', { name: /Plus d’eau\s:\sTétéghem/ })).toBeVisible();
	await picture(emmaus, 'terrain');
	const site = emmaus.locator('[data-site="grande-synthe"]').first();
	await expect(site).toContainText('les mêmes personnes ont pu être vues deux fois, rien n’est additionné');
	await picture(site, 'cote-a-cote');
	await shoes(emmaus)
		.getByRole('button', { name: /^Je m’en charge/ })
		.click();
	await expect(shoes(emmaus)).toContainText('pris par Emmaüs Dunkerque');
	await tab(emmaus, 'Besoins').click();
	await expect(shoes(emmaus).getByRole('button', { name: /Je ne peux plus/ })).toBeVisible();
	await shoes(emmaus)
		.getByRole('button', { name: /Déposé/ })
		.click();
	await expect(shoes(page)).toContainText('déposé par Emmaüs Dunkerque');
	await opener(page, 'Proposer quelque chose').click();
	await page.getByLabel('Combien, quoi précisément').fill('40, en laine');
	await button(page, 'Proposer').click();
	const offer = emmaus.getByRole('listitem').filter({ hasText: '40, en laine' });
	await emmaus.evaluate(() => window.scrollTo(0, 0));
	await expect(offer).toBeVisible();
	await picture(emmaus, 'besoins');
	await offer.getByRole('button', { name: /^Nous venons le chercher/ }).click();
	await expect(page.getByText('Emmaüs Dunkerque vient le chercher')).toBeVisible();

	await tab(page, 'Maraudes').click();
	await link(page, 'Semaine suivante').click();
	await expect(page.locator('[data-live]')).toBeVisible();
	await picture(page, 'maraudes');
	const thursday = page.locator('tbody tr').nth(3).locator('td[data-site="steenvoorde"]');
	await thursday.getByRole('button', { name: /^personne encore/ }).click();
	const form = page.locator('[data-part="propose"]');
	await expect(form.getByLabel('Site', { exact: true })).toHaveValue('steenvoorde');
	await form.getByLabel('Heure').fill('15:00');
	await button(form, 'Ajouter à la semaine').click();
	await expect(thursday).toContainText('15 h');
	await opener(thursday, 'Changer').click();
	await button(thursday, 'Retirer la maraude').click();
	await expect(thursday).not.toContainText('15 h');
	await opener(page, 'Une maraude retirée').click();
	await page.getByRole('button', { name: /^Remettre/ }).click();
	await expect(thursday).toContainText('15 h');

	const phone = await network.enter('emmaus-dunkerque', { width: 360 });
	await openBoard(phone);
	await link(phone, 'Lancer une alerte').click();
	await phone.getByRole('radio', { name: 'Grande-Synthe' }).check();
	await phone.getByRole('radio', { name: 'Intempéries' }).check();
	await phone.evaluate(() => window.scrollTo(0, 0));
	await picture(phone, 'alerte-telephone');
	await button(phone, 'Envoyer l’alerte').click();
	await expect(phone.getByRole('heading', { level: 1 })).toContainText('Intempéries');
	await opener(phone, 'Compléter').click();
	await phone.getByLabel('Ce qu’il faut savoir').fill('Le vent a emporté des tentes.');
	await button(phone, 'Ajouter').click();
	await expect(phone.getByText('Le vent a emporté des tentes.', { exact: true })).toBeVisible();

	const reader = await network.enter('salam-nord-pas-de-calais');
	await openBoard(reader);
	await tab(reader, 'Alertes').click();
	await expect(button(reader, 'M’écrire à chaque alerte')).toBeVisible();
	await reader.getByRole('link', { name: /Intempéries/ }).click();
	await button(reader, 'Vu').click();
	await expect(reader.getByText('Vue par Emmaüs Dunkerque, Salam Nord/Pas-de-Calais')).toBeVisible();
	await opener(reader, 'Nous nous en occupons').click();
	await button(reader, 'Le dire').click();
	await expect(reader.getByText('sans autre précision', { exact: true })).toBeVisible();
	await picture(reader, 'alerte');
	await expect(opener(phone, 'C’est terminé')).toBeVisible();
	await expect(opener(phone, 'Retirer l’alerte')).toBeVisible();
});

test('UI102 the guide for the referent and the coordinator: agreement, sites, forms, access, import, months, figures, exports', async () => {
	test.setTimeout(180_000);
	const referent = await network.enter('itinerance-cherbourg');
	await openBoard(referent);
	await expect(referent.getByText('Votre association ne partage pas encore')).toBeVisible();
	await link(referent, 'Lire l’accord').click();
	await picture(referent, 'accord');
	await referent.getByRole('button', { name: /^Accepter pour/ }).click();
	await expect(opener(referent, 'Se retirer')).toBeVisible();
	await tab(referent, 'En ce moment').click();
	await expect(link(referent, 'Lancer une alerte')).toBeVisible();

	const page = await network.enter('coordination');
	await page.goto('/board/publication/2013-05');
	await picture(page, 'publier');
	await openBoard(page);
	await tab(page, 'Sites').click();
	await link(page, 'Secteurs').click();
	await opener(page, 'Ajouter un secteur').click();
	const sector = page.locator('form[action*="?/add"]');
	await sector.getByLabel('Numéro').fill('4');
	await sector.getByLabel('Nom pour le réseau').fill('Boulonnais');
	await button(sector, 'Ajouter un secteur').click();
	await expect(page.getByRole('heading', { name: /Boulonnais/ })).toBeVisible();
	await tab(page, 'Sites').click();
	await link(page, 'Ouvrir un site').click();
	await page.getByLabel('Nom', { exact: true }).fill('Boulogne-sur-Mer');
	await page.getByLabel('Secteur').selectOption({ label: 'Secteur 4 · Boulonnais' });
	await page.getByRole('checkbox', { name: 'mardi' }).check();
	await button(page, 'Ouvrir un site').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Boulogne-sur-Mer' })).toBeVisible();
	for (const act of ['Le site s’est déplacé', 'Le site a été expulsé', 'Plus personne n’y est'])
		await expect(opener(page, act)).toBeVisible();
	await link(page, 'Voir et changer le formulaire').click();
	await page.getByLabel('Une question à vous').fill('Bidons d’eau');
	await button(page, 'Ajouter ma question').click();
	await expect(page.getByLabel('Une question à vous')).toHaveValue('');
	await page.getByLabel('Demander').last().selectOption({ label: 'seulement si : Eau' });
	await page.evaluate(() => window.scrollTo(0, 0));
	await picture(page, 'formulaire');
	await button(page, 'Version 2 à partir de maintenant').click();
	await expect(page.getByText('Version 2 en usage')).toBeVisible();

	await tab(page, 'Réglages').click();
	await expect(page.getByLabel('Groupe qui les lit')).toBeVisible();
	await opener(page, 'Donner un accès').click();
	await page
		.getByLabel('Personne', { exact: true })
		.selectOption({ label: 'B. V. (Terre d’Errance Steenvoorde)' });
	await page.getByLabel('Accès', { exact: true }).selectOption({ label: 'export de chiffres non arrondis' });
	await button(page, 'Donner cet accès').click();
	await expect(page.getByRole('listitem').filter({ hasText: 'B. V.' })).toContainText('export de chiffres');
	await page.evaluate(() => window.scrollTo(0, 0));
	await picture(page, 'reglages');
	await expect(link(page, 'Ouvrir le journal')).toBeVisible();

	const long = daysLater(parisWallClock(Date.now()).date, -75);
	const lines = [1, 0].map((back) => daysLater(long, -back).split('-').toReversed().join('/'));
	await link(page, 'Reprendre les relevés de 2013').click();
	await page.getByLabel('Fichier CSV').setInputFiles({
		name: 'formulaire.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(
			[
				'Date;Camp;Association;Repas',
				`${lines[0]};Grande-Synthe;Salam Nord/Pas-de-Calais;82`,
				`${lines[1]};Steenvoorde;Terre d’Errance Steenvoorde;28`,
				`${lines[1]};Ailleurs;Terre d’Errance Steenvoorde;28`,
			].join('\n'),
		),
	});
	await button(page, 'Voir ce qui serait repris').click();
	await expect(page.getByText('à reprendre : 2 · déjà là : 0 · refusées : 1')).toBeVisible();
	await picture(page, 'reprendre');
	await button(page, 'Reprendre 2 relevés').click();
	await expect(page.getByText('Relevés repris : 2')).toBeVisible();

	await tab(page, 'Publier').click();
	await page.goto(`/board/publication?year=${long.slice(0, 4)}`);
	await link(page, 'Valider des mois').click();
	const month = (name: RegExp) =>
		page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
	const name = new RegExp(
		new Intl.DateTimeFormat('fr', { month: 'long', timeZone: 'UTC' }).format(new Date(long)),
		'i',
	);
	await button(month(name), 'Valider ce mois').click();
	await expect(month(name)).toContainText('Validé, version 1');
	await expect(opener(month(name), 'Rouvrir')).toBeVisible();
	await page.goBack();
	await page.reload();
	await month(name)
		.getByRole('link', { name: /^Voir ce qui se dirait/ })
		.click();
	await page.getByRole('button', { name: /^Publier .*, version 1$/ }).click();
	await expect(page.getByText('C’est public.')).toBeVisible();

	const visitor = await network.enter(null);
	await visitor.goto('/sign-in');
	await link(visitor, 'Chiffres publics').click();
	await expect(visitor.getByRole('heading', { level: 1, name: 'Chiffres publics' })).toBeVisible();

	const volunteer = await network.enter('benevole');
	await openBoard(volunteer);
	await tab(volunteer, 'Relevés').click();
	await link(volunteer, 'Exporter les visites').click();
	const rounded = volunteer.waitForEvent('download');
	await button(volunteer, 'CSV').first().click();
	expect((await rounded).suggestedFilename()).toMatch(/\.csv$/);
	await volunteer.getByLabel('Pour quoi faire').fill('Bilan de l’association');
	await button(volunteer, 'Demander les chiffres exacts').click();
	await expect(volunteer.getByText('C’est noté')).toBeVisible();
});
