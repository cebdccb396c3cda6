import type { Page } from '@playwright/test';
import { expect, test } from '../support/demo-network.ts';
import { openForum, register } from '../support/registration-forum.ts';

const main = (page: Page) => page.getByRole('main');
const preparing = (page: Page) => main(page).locator('[data-part=preparing]');
const primary = (page: Page) => main(page).locator('.btn:not(.line):not(.plain):visible');

test('UI96 organisers see at a glance how far each part is and what comes next; who comes sees neither', async ({
	network,
}) => {
	const forum = await openForum(network, 'Forum à préparer', { registration: { perAssociation: 2 } });
	for (const name of ['Une', 'Deux', 'Trois'])
		expect((await register(network, forum, name)).status).toBe(201);

	const organiser = await network.enter('coordination');
	await organiser.goto(forum);
	await expect(preparing(organiser)).toContainText('Pas encore diffusé');
	await expect(preparing(organiser)).toContainText(/\d+ choses/);
	await expect(preparing(organiser)).toContainText('0 sur 8 faites');
	await expect(preparing(organiser)).toContainText('2 personnes, 1 association, 1 en attente');
	await expect(primary(organiser)).toHaveText(['Relire et diffuser']);
	await primary(organiser).click();
	await main(organiser).getByRole('button', { name: 'Diffuser la version 1' }).click();
	await expect(organiser).toHaveURL(/released$/);

	await organiser.goto(forum);
	await expect(preparing(organiser)).toContainText('Version 1 diffusée');
	await expect(primary(organiser)).toHaveText(['Voir ce qui manque']);
	await primary(organiser).click();
	await expect(main(organiser).getByRole('heading', { name: 'Ce qui manque' })).toBeInViewport();

	const volunteer = await network.enter('lecture');
	await volunteer.goto(forum);
	await expect(primary(volunteer)).toHaveText(['S’inscrire']);
	await expect(preparing(volunteer)).toHaveCount(0);
});

for (const locale of ['fr', 'ar'] as const)
	test(`UI97 on a telephone the row of pages shows in ${locale} that there are more, and the one that is open`, async ({
		network,
	}) => {
		const forum = await openForum(network, `Forum aux nombreuses pages (${locale})`);
		const page = await network.enter('coordination', { locale, width: 360 });
		const row = main(page).locator('nav.tabs');
		const more = row.locator('+ button');
		await page.goto(forum);
		await expect(row.locator('a').first()).toBeInViewport({ ratio: 0.9 });
		await expect(row.locator('a').last()).not.toBeInViewport();
		await expect(more).toBeVisible();
		await expect(async () => {
			if (await more.isVisible()) await more.click();
			await expect(more).toBeHidden({ timeout: 200 });
		}).toPass();
		await row.locator('a').last().click();
		await expect(page).toHaveURL(/print$/);
		await page.reload();
		await expect(row.locator('[aria-current=page]')).toBeInViewport({ ratio: 0.9 });
		await expect(more).toBeHidden();
	});

test('UI98 without an account the page of a public gathering has one main button, and the way to its form', async ({
	network,
}) => {
	const forum = await openForum(network, 'Forum pour tout le monde', { audience: 'public' });
	const page = await network.enter(null, { width: 360 });
	await page.goto(forum);
	await expect(primary(page)).toHaveText(['Recevoir la lettre']);
	await expect(primary(page)).not.toBeInViewport();
	await main(page).getByRole('link', { name: 'S’inscrire', exact: true }).click();
	await expect(page.getByLabel('Votre nom')).toBeInViewport();
});
