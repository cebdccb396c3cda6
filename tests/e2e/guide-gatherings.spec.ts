import type { Page } from '@playwright/test';
import { daysLater, parisWallClock } from '../../src/lib/domain/time/paris-time.ts';
import { handleOf, itemOf, moveByKeys, openProgramme, whenOf } from '../support/arranging.ts';
import { expect, test } from '../support/demo-network.ts';
import { picture } from '../support/guide-pictures.ts';
import { button, link, linkInLetter, opener } from '../support/guide-steps.ts';
import { register, SALAM } from '../support/registration-forum.ts';
import { textOf, waitForKept } from '../support/writing.ts';

// Walks chapter 7 of docs/guide by the labels it names. `GUIDE_IMAGES=1 playwright test guide` writes its pictures.

const FIRST = 'Petits groupes : premier thème';
const SECOND = 'Petits groupes : deuxième thème';

const tab = (page: Page, name: string) =>
	link(page.getByRole('navigation', { name: 'Parties de la rencontre' }), name);

test('UI78 the guide to preparing a gathering: begun, its date asked for and chosen, its programme given out, its places taken', async ({
	network,
}) => {
	test.setTimeout(180_000);
	const today = parisWallClock(Date.now()).date;
	const page = await network.enter('benevole');
	await page.goto('/');
	await link(page, 'Rencontres').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Rencontres' })).toBeVisible();
	await picture(page, 'rencontres');
	await link(page, 'Nouvelle rencontre').click();
	await link(page, 'Forum').click();
	await page.getByLabel('Titre', { exact: true }).fill('Forum des lieux de vie');
	await page.getByLabel('Préparée par').selectOption({ label: 'Politique' });
	await expect(page.getByRole('radio', { name: 'La date est à choisir' })).toBeChecked();
	await page.getByLabel('Lieu', { exact: true }).fill('Grande-Synthe');
	await page.getByRole('radio', { name: /^Tout le monde/ }).check();
	await button(page, 'Créer la rencontre').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Forum des lieux de vie' })).toBeVisible();
	const forum = new URL(page.url()).pathname;

	await link(page, 'Choisir la date').click();
	for (const [n, days] of [89, 96].entries())
		await page
			.getByRole('group', { name: `Date ${n + 1}` })
			.getByLabel('Premier jour')
			.fill(daysLater(today, days));
	await page.getByLabel('Quorum d’associations').fill('2');
	await button(page, 'Demander les dates').click();
	await expect(page.getByRole('heading', { name: 'Ce que disent les associations' })).toBeVisible();

	const phone = await network.enter('lecture', { width: 360 });
	expect(await linkInLetter(network, 'Quelle date pour')).toContain(forum);
	await phone.goto('/');
	const waits = phone.getByRole('listitem').filter({ hasText: 'Forum des lieux de vie' }).first();
	await waits.getByRole('link', { name: /^Dire quand je peux/ }).click();
	const dates = phone.locator('form[action*="?/answer"] fieldset');
	await dates.nth(0).getByLabel('oui').check();
	await dates.nth(1).getByLabel('au besoin').check();
	await picture(phone, 'quand-telephone');
	await button(phone, 'Enregistrer ma réponse').click();
	await expect(phone.getByText('Votre réponse est enregistrée')).toBeVisible();

	await opener(page, 'Noter une réponse reçue').click();
	await page.getByLabel('Réponse de').selectOption(`${SALAM}/`);
	const told = page.locator('form[action*="?/record"] fieldset');
	await told.nth(0).getByLabel('oui').check();
	await told.nth(1).getByLabel('non').check();
	await button(page, 'Noter la réponse').click();
	await expect(page.getByText('Quorum atteint', { exact: true }).first()).toBeVisible();
	await page
		.getByRole('heading', { name: 'Pour les organisateurs' })
		.evaluate((part) => part.scrollIntoView());
	await picture(page, 'choisir-la-date');
	await expect(opener(page, 'Envoyer un rappel maintenant')).toBeVisible();
	const best = page.getByRole('region', { name: 'Pour les organisateurs' }).getByRole('listitem').first();
	await opener(best, 'Choisir').click();
	await best.getByRole('button', { name: /^Choisir / }).click();
	await expect(page.getByText('La date est choisie', { exact: true })).toBeVisible();
	expect(await linkInLetter(network, 'La date est choisie\u00a0: Forum des lieux de vie')).toContain(forum);

	await tab(page, 'Programme').click();
	await openProgramme(page, forum.split('/').at(-1)!);
	const other = await network.enter('mrap-dunkerque');
	await other.goto(`${forum}/programme`);
	for (const title of [FIRST, SECOND]) {
		await handleOf(page, title).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Qui anime').fill('E. T.');
		await button(dialog, 'Ajouter').click();
		await button(dialog, 'Fermer').click();
	}
	await expect(page.getByText('Un conflit à régler.')).toBeVisible();
	await expect(page.getByText('2 à table')).toBeVisible();
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.evaluate(() => window.scrollTo(0, 0));
	await picture(page, 'programme');
	await button(page, `Ouvrir « ${FIRST} »`).click();
	await button(page.getByRole('dialog'), 'Retirer E. T.').click();
	await button(page.getByRole('dialog'), 'Fermer').click();
	await expect(page.getByText('Un conflit à régler.')).toHaveCount(0);
	await button(page, 'Annuler ma dernière action').click();
	await expect(page.getByText('Un conflit à régler.')).toBeVisible();
	const before = await whenOf(page, FIRST).textContent();
	await moveByKeys(page, FIRST, 'ArrowUp');
	await expect(whenOf(page, FIRST)).not.toHaveText(before!);
	await link(page, 'Liste').click();
	await expect(itemOf(page, SECOND)).toBeVisible();
	await link(page, 'Grille').click();
	await button(page, 'Ajouter une tâche').click();
	const tasks = page.getByRole('region', { name: 'Tâches' });
	await tasks.getByLabel('Quoi').last().fill('Prévenir la mairie');
	await tasks.getByLabel('Qui s’en charge').last().selectOption({ label: 'Emmaüs Dunkerque' });
	const shift = page.getByRole('region', { name: 'Coups de main' }).getByRole('listitem').first();
	await opener(shift, 'Modifier').click();
	await shift.getByLabel('Une association de plus').selectOption({ label: 'Emmaüs Dunkerque' });
	await expect(shift.getByText('Emmaüs Dunkerque × 1')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Ce qui manque' })).toContainText('personne encore');
	await expect(page.locator('[data-kept]')).toHaveAttribute('data-kept', 'server');

	await link(page, 'Diffuser').click();
	await page.getByLabel('Ce qui change, en une phrase').fill('Première version.');
	await page.getByRole('checkbox', { name: /^Diffuser quand même/ }).check();
	await button(page, 'Diffuser la version 1').click();
	await page.waitForURL('**/released');
	await expect(page.getByRole('heading', { name: FIRST })).toBeVisible();

	await tab(page, 'Aperçu').click();
	await opener(page, 'Les places et l’inscription').click();
	const places = page.locator('#registration');
	await places.getByLabel('Places par association').fill('1');
	await button(places, 'Enregistrer').click();
	await expect(page.getByText('1 place par association')).toBeVisible();
	await button(page, 'Ouvrir les inscriptions').click();
	await expect(button(page, 'Ouvrir les inscriptions')).toHaveCount(0);

	await phone.goto(forum);
	await tab(phone, 'Inscriptions').click();
	await phone.getByLabel('Fonction (si vous voulez)').fill('Bénévole');
	await opener(phone, 'De quoi avez-vous besoin pour venir ?').click();
	await phone.getByRole('checkbox', { name: /^Une garde d’enfants/ }).check();
	await phone.locator('#mine').evaluate((heading) => heading.scrollIntoView());
	await picture(phone, 'inscription-telephone');
	await button(phone, 'S’inscrire').click();
	await expect(phone.getByText('Vous avez une place')).toBeVisible();
	await expect(opener(phone, 'Nommer quelqu’un à votre place')).toBeVisible();

	await tab(page, 'Inscriptions').click();
	await opener(page, 'Inscrire quelqu’un').click();
	const adding = page.locator('form[action*="?/add"]');
	await adding.getByLabel('Association', { exact: true }).selectOption({ label: 'Emmaüs Dunkerque' });
	await adding.getByLabel('Nom', { exact: true }).fill('K. L.');
	await button(adding, 'Inscrire').click();
	await expect(page.getByText('K. L. est en liste d’attente.')).toBeVisible();
	await opener(phone, 'Rendre la place').click();
	await button(phone, 'Rendre ma place').click();
	await expect(phone.getByText('Votre place est rendue.')).toBeVisible();
	await page.reload();
	await expect(page.getByText('en attente, n° 1')).toHaveCount(0);
	await expect(page.locator('li.registrant', { hasText: 'K. L.' })).toBeVisible();

	const outsider = await network.enter(null);
	await outsider.goto(forum);
	await outsider.getByLabel('Votre nom').fill('N. O.');
	await outsider.getByLabel('Adresse e-mail').fill('visite@demo.example');
	await button(outsider, 'Recevoir la lettre').click();
	await expect(outsider.getByText('Regardez votre courrier')).toBeVisible();
	await outsider.goto(
		await linkInLetter(network, 'Confirmez votre inscription\u00a0: Forum des lieux de vie'),
	);
	await button(outsider, 'Confirmer mon inscription').click();
	await expect(outsider.getByText('N. O. a une place.')).toBeVisible();
	await outsider.goto('/gatherings');
	await expect(link(outsider, 'Forum des lieux de vie').first()).toBeVisible();
});

test('UI79 the guide to the day of a gathering: list, telephones without network, minutes, decisions, figures, feedback, calendar', async ({
	network,
}) => {
	test.setTimeout(180_000);
	const today = parisWallClock(Date.now()).date;
	const made = await network.ask('benevole', '/api/v1/gatherings', {
		kind: 'meeting',
		title: 'Réunion des lieux de vie',
		group: 'politique',
		place: 'Grande-Synthe',
		date: { day: today, days: 1, from: '09:00', to: '18:00' },
	});
	expect(made.status).toBe(201);
	const meeting = `/gatherings/${((await made.json()) as { id: string }).id}`;
	for (const name of ['K. L.', 'M. P.', 'R. A.']) await register(network, meeting, name);

	const page = await network.enter('benevole');
	await page.goto(meeting);
	await tab(page, 'Imprimer').click();
	await expect(button(page, 'Ouvrir l’invitation (PDF)')).toBeVisible();
	await page.getByLabel('Ordre').selectOption({ label: 'Par association' });
	const sheet = page.waitForResponse((response) => response.url().includes('attendance.pdf'));
	await button(page, 'Ouvrir la liste (PDF)').click();
	expect((await sheet).headers()['content-type']).toBe('application/pdf');

	const phone = await network.enter('benevole', { width: 360 });
	await phone.goto(meeting);
	await tab(phone, 'Présences').click();
	const ticks = phone.locator('button.tick');
	await ticks.nth(0).click();
	await expect(phone.locator('[data-state=recorded]')).toHaveCount(1);
	await phone.context().setOffline(true);
	await ticks.nth(1).click();
	await phone.getByLabel('Nom', { exact: true }).fill('W. S.');
	await phone.getByLabel('Association', { exact: true }).selectOption(SALAM);
	await button(phone, 'Ajouter, présent').click();
	await expect(phone.getByText('sur ce téléphone', { exact: true })).toHaveCount(2);
	await expect(phone.getByText('Sans réseau, la liste marche')).toBeVisible();
	await phone.locator('ul.lines').evaluate((lines) => lines.scrollIntoView({ block: 'center' }));
	await picture(phone, 'presences-telephone');
	await phone.context().setOffline(false);
	await expect(phone.locator('.saved')).toHaveText('Enregistré');
	await expect(phone.locator('.count')).toHaveText('3 personnes, 1 association');
	await button(phone, 'Autre, pour R. A.').click();
	await phone.getByLabel('excusé', { exact: true }).check();
	await button(phone, 'Noter').click();
	await phone.getByLabel('Combien de personnes').fill('12');
	await button(phone, 'Noter le nombre').click();
	await expect(phone.getByText('12 personnes', { exact: true })).toBeVisible();

	await page.goto(meeting);
	await button(page, 'La rencontre a eu lieu').click();
	await expect(button(page, 'Clore la rencontre')).toBeVisible();
	await tab(page, 'Compte rendu').click();
	await button(page, 'Commencer le compte rendu').click();
	await page.waitForURL(/\/papers\/[0-9a-f]+$/);
	await waitForKept(page, 'server');
	await expect(textOf(page).locator('table').first()).toContainText('W. S.');
	await textOf(page).locator('table').last().locator('td').first().click();
	for (const [n, words] of ['Écrire au préfet', 'consensus', 'Salam', '12 juin 2031'].entries()) {
		if (n > 0) await page.keyboard.press('Tab');
		await page.keyboard.type(words);
	}
	await waitForKept(page, 'server');
	await page.goto(`${meeting}/minutes`);
	await expect(link(page, 'Ouvrir le texte')).toBeVisible();
	await picture(page, 'compte-rendu');
	await button(page, 'Reprendre les décisions comme tâches').click();
	await expect(page.getByText('tâche ouverte')).toBeVisible();
	await expect(link(page, 'Voir les tâches')).toBeVisible();
	await button(page, 'Donner à relire').click();
	await expect(page.getByText('Personnes prévenues par lettre')).toBeVisible();
	await page.getByRole('checkbox', { name: /^Approuver avant la fin de la relecture/ }).check();
	await button(page, 'Approuver le compte rendu').click();
	await expect(link(page, 'Version 1, approuvée')).toBeVisible();

	const guest = await network.enter('lecture');
	await guest.goto(meeting);
	await link(guest, 'Dire ce que j’en ai pensé').click();
	await guest.getByRole('radio', { name: 'beaucoup' }).check();
	await guest.getByRole('radio', { name: 'oui', exact: true }).check();
	await button(guest, 'Envoyer mon avis').click();
	await expect(guest.getByText('Merci, votre avis est gardé.')).toBeVisible();
	await page.goto(`${meeting}/feedback`);
	await expect(page.getByText('Trois réponses au moins')).toBeVisible();

	await tab(page, 'Aperçu').click();
	await button(page, 'Clore la rencontre').click();
	await expect(button(page, 'Clore la rencontre')).toHaveCount(0);
	await link(page, 'Préparer la rencontre suivante').click();
	await page.getByLabel('Titre', { exact: true }).fill('La réunion d’après');
	await page.getByLabel('Préparée par').selectOption({ label: 'Politique' });
	await page.getByRole('radio', { name: 'La date est connue' }).check();
	await page.getByLabel('Premier jour').fill(daysLater(today, 1));
	await button(page, 'Créer la rencontre').click();
	await tab(page, 'Programme').click();
	await expect(page.getByRole('region', { name: 'Tâches' })).toContainText('Écrire au préfet');

	await link(page, 'Rencontres').first().click();
	await link(page, `Bilan de ${today.slice(0, 4)}`).click();
	await expect(link(page, 'Réunion des lieux de vie')).toBeVisible();
	await page.goto('/gatherings/figures?year=2013');
	await expect(link(page, 'Télécharger (CSV)')).toBeVisible();
	await picture(page, 'bilan');

	await link(page, 'Rencontres').first().click();
	await link(page, 'Recevoir les rencontres dans mon calendrier').click();
	await page.getByLabel('Pour quel appareil').fill('mon téléphone');
	await button(page, 'Faire une adresse').click();
	await expect(page.getByText('Votre adresse, montrée cette seule fois')).toBeVisible();
	await expect(link(page, 'Ouvrir dans mon calendrier').first()).toBeVisible();
	await opener(page, 'Reprendre').click();
	await button(page, 'Reprendre l’adresse de « mon téléphone »').click();
	await expect(page.getByText('Vos adresses', { exact: true })).toHaveCount(0);
});
