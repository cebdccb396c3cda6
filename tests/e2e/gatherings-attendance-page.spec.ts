import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { line, makeForum, openList, said, sheetOf, tick } from '../support/attendance-list.ts';
import { expect, test } from '../support/demo-network.ts';
import { SALAM } from '../support/registration-forum.ts';

test('GA122 marks, walk-ins and the number received are recorded without JavaScript', async ({ network }) => {
	const forum = await makeForum(network, 'Sans script');
	const page = await openList(network, forum, { javaScript: false, width: 360 });
	await tick(page, 'Alma').click();
	await expect(tick(page, 'Alma')).toHaveAttribute('aria-pressed', 'true');
	await page.getByRole('button', { name: 'Autre, pour Bao Deux' }).click();
	await page.getByLabel('représenté', { exact: true }).check();
	await page.getByLabel('Par qui').fill('S. F.');
	await page.getByRole('button', { name: 'Noter', exact: true }).click();
	await expect(line(page, 'Bao').getByText('représenté par S. F.').first()).toBeVisible();
	await page.getByLabel('Nom', { exact: true }).fill('Dina Quatre');
	await page.getByLabel('Association', { exact: true }).selectOption(SALAM);
	await page.getByRole('button', { name: 'Ajouter, présent' }).click();
	await expect(said(page)).toHaveText('2 personnes, 1 association');
	await page.getByLabel('Combien de personnes').fill('40');
	await page.getByRole('button', { name: 'Noter le nombre' }).click();
	await expect(page.getByText('40 personnes', { exact: true })).toBeVisible();
	await page.goto(`${forum}/attendance`);
	await page.getByRole('button', { name: 'Après-midi' }).click();
	await tick(page, 'Alma').click();
	await page.getByLabel('Chercher un nom').fill('alma');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await expect(page.locator('ul.lines > li')).toHaveCount(1);
	await expect(line(page, 'Alma')).toContainText('présent (matin, après-midi)');
	expect((await sheetOf(network, forum)).received).toBe(40);
});

test('GA123 the whole list by keyboard: find, tick, excuse, add, take off', async ({ network }) => {
	const forum = await makeForum(network, 'Au clavier', ['Élodie Ñu', 'Bao Deux']);
	const page = await openList(network, forum, { width: 1440 });
	await page.getByLabel('Chercher un nom').focus();
	await page.keyboard.type('elodie nu');
	await expect(page.locator('ul.lines > li')).toHaveCount(1);
	await tick(page, 'Élodie').focus();
	await page.keyboard.press('Space');
	await expect(tick(page, 'Élodie')).toHaveAttribute('aria-pressed', 'true');
	await expect(tick(page, 'Élodie')).toBeFocused();

	await page.getByLabel('Chercher un nom').focus();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.press('Delete');
	await page.getByRole('button', { name: 'Autre, pour Bao Deux' }).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	// no mark stands: the group of choices is entered at the last of them
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(page.getByLabel('excusé')).toBeChecked();
	await page.keyboard.press('Enter');
	await expect(line(page, 'Bao')).toContainText('excusé');
	await expect(page.getByRole('button', { name: 'Autre, pour Bao Deux' })).toBeFocused();

	await page.getByLabel('Nom', { exact: true }).focus();
	await page.keyboard.type('Faux Venu');
	await page.keyboard.press('Enter');
	await expect(line(page, 'Faux Venu')).toBeVisible();
	await expect(page.getByLabel('Nom', { exact: true })).toBeFocused();
	await page.getByRole('button', { name: 'Autre, pour Faux Venu' }).press('Enter');
	await page.getByRole('button', { name: 'Retirer de la liste' }).press('Enter');
	await expect(line(page, 'Faux Venu')).toHaveCount(0);
	await expect(page.getByLabel('Chercher un nom')).toBeFocused();
	await expect(said(page)).toHaveText('1 personne, 1 association');
});

test('GA115 the year’s figures lead to the gatherings that they count', async ({ network }) => {
	const page = await network.enter('benevole');
	await page.goto('/gatherings/figures?year=2013');
	const row = (name: string) => page.getByRole('row', { name });
	const forum = row('Forum').first();
	await expect(forum).toContainText('18');
	expect(Number(await forum.getByRole('cell').nth(1).textContent())).toBeGreaterThan(80);
	await expect(row('Formation juridique de base')).toHaveText(/4\s*45\s*9/);
	for (const [group, count] of [
		['Communication', 7],
		['Juridique', 2],
		['Logistique', 3],
		['Politique', 10],
	] as const) {
		const meetings = page.getByRole('region', { name: 'Par groupe' }).getByRole('row', {
			name: `${group}, Réunion`,
		});
		await expect(meetings.getByRole('cell').first()).toHaveText(String(count));
		await meetings.getByRole('link').click();
		await expect(page.locator('.rows > li')).toHaveCount(count);
	}
	const [csv] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Télécharger (CSV)' }).click(),
	]);
	expect(csv.suggestedFilename()).toBe('figures-2013.csv');
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [360, 1440] as const)
		test(`GA123 axe finds nothing on attendance and figures in ${locale} at ${width} px, and none scrolls sideways`, async ({
			network,
		}) => {
			const forum = await makeForum(network, `Axe ${locale} ${width}`);
			const page = await openList(network, forum, { locale, width });
			await tick(page, 'Alma').click();
			await line(page, 'Bao').locator('.more').click();
			await expect(line(page, 'Alma').locator('[data-state=recorded]')).toBeVisible();
			const all = await findings(page, 'list');
			await page.context().setOffline(true);
			await tick(page, 'Cyr').click();
			await expect(line(page, 'Cyr').locator('[data-state=device]')).toBeVisible();
			all.push(...(await findings(page, 'offline')));
			await page.context().setOffline(false);
			await expect(line(page, 'Cyr').locator('[data-state=recorded]')).toBeVisible();
			await page.goto('/gatherings/figures?year=2013');
			all.push(...(await findings(page, 'figures')));
			await page.goto('/gatherings/figures?year=1999');
			all.push(...(await findings(page, 'no figures')));
			expect(all).toEqual([]);
		});

async function findings(page: Page, where: string): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const sideways = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	return [
		...violations.map(
			({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
		),
		...(sideways > 0 ? [`${where}: scrolls ${sideways} px sideways`] : []),
	];
}
