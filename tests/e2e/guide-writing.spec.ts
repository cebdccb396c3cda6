import { readFileSync } from 'node:fs';
import { expect, test } from '../support/demo-network.ts';
import { picture } from '../support/guide-pictures.ts';
import { beginText, button, link, opener } from '../support/guide-steps.ts';
import { goToEnd, textOf, waitForKept } from '../support/writing.ts';

test('UI71 the guide to writing together: model, tools, who is here, without network', async ({
	network,
}) => {
	const page = await network.enter('benevole');
	await page.goto('/papers');
	await picture(page, 'textes');
	await page.goto('/papers/new');
	await picture(page, 'nouveau-texte');
	await beginText(page, 'Lettre sur l’accès à l’eau');

	const other = await network.enter('mrap-dunkerque');
	await other.goto(page.url());
	await expect(textOf(other)).toBeVisible();
	await goToEnd(other);
	await expect(page.getByText('2 à table')).toBeVisible();

	await goToEnd(page);
	await page.keyboard.press('Enter');
	await button(page, 'Titre').click();
	await page.keyboard.type('Ce que nous demandons');
	await page.keyboard.press('Enter');
	await button(page, 'Liste').click();
	await page.keyboard.type('un point d’eau par lieu de vie');
	await page.keyboard.press('Enter');
	await page.keyboard.type('des douches ouvertes chaque jour');
	await button(page, 'Appel de note').click();
	await page.getByRole('textbox', { name: 'Note 1' }).fill('Relevé du 1er mars, trois lieux de vie.');
	await page.getByRole('button', { name: 'Revenir au texte, appel de la note 1' }).click();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+k');
	await page.getByRole('dialog').getByLabel('Adresse').fill('exemple.org/eau');
	await picture(page.getByRole('dialog'), 'lien');
	await button(page.getByRole('dialog'), 'Placer le lien').click();
	await expect(textOf(page).getByRole('link', { name: 'https://exemple.org/eau' })).toBeVisible();
	await goToEnd(other);
	await other.keyboard.press('Enter');
	await other.keyboard.type('Avec nos salutations.');
	await expect(textOf(page)).toContainText('Avec nos salutations.');
	await waitForKept(page, 'server');
	await page.getByRole('toolbar').evaluate((element) => element.scrollIntoView());
	await picture(page, 'ecrire');

	await goToEnd(page);
	await page.keyboard.press('Enter');
	await button(page, 'Tableau').click();
	await page.keyboard.type('Lieu');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Points d’eau');
	await button(page, 'Ajouter une ligne').click();
	await expect(textOf(page).locator('table tr')).toHaveCount(4);
	await waitForKept(page, 'server');
	await textOf(page).locator('table').scrollIntoViewIfNeeded();
	await picture(page, 'tableau');

	const phone = await network.enter('terre-d-errance-steenvoorde', { width: 360 });
	await phone.goto(page.url());
	await expect(textOf(phone)).toBeVisible();
	await waitForKept(phone, 'server');
	await picture(phone, 'ecrire-telephone');
	await phone.context().setOffline(true);
	await goToEnd(phone);
	await phone.keyboard.type(' Merci.');
	await waitForKept(phone, 'device');
	await expect(phone.getByText('Pas de connexion')).toBeVisible();
	await phone.evaluate(() => window.scrollTo(0, 0));
	await picture(phone, 'sans-reseau-telephone');
	await phone.context().setOffline(false);
	await waitForKept(phone, 'server');
	await expect(textOf(page)).toContainText('Merci.');
});

test('UI72 the guide to the rescue copy: who joins a group writes, who is taken out of it keeps a copy', async ({
	network,
}) => {
	const page = await network.enter('lecture');
	await page.goto('/groups/politique');
	await button(page, 'Rejoindre le groupe').click();
	await expect(page.getByText('Vous êtes dans ce groupe')).toBeVisible();
	await beginText(page, 'Compte rendu de la ronde');
	await page.context().setOffline(true);
	await goToEnd(page);
	await page.keyboard.type('Écrit dans le train.');
	await waitForKept(page, 'device');

	const coordinator = await network.enter('coordination');
	await coordinator.goto('/groups/politique');
	const row = coordinator.locator('.people > li', { has: link(coordinator, 'L. R.') });
	await opener(row, 'Retirer').click();
	await button(row, 'Retirer L. R. du groupe').click();
	await expect(row).toHaveCount(0);

	await page.context().setOffline(false);
	const alert = page.getByRole('alert').filter({ hasText: 'Vous ne pouvez plus écrire ce texte' });
	await expect(alert).toBeVisible();
	const asked = page.waitForEvent('download');
	await button(alert, 'Copie simple (.txt)').click();
	const copy = readFileSync(await (await asked).path(), 'utf8');
	expect(copy).toContain('Écrit dans le train.');
	await picture(alert, 'copie-de-secours');
});
