import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/demo-network.ts';

const YEAR_2013 = 'from=2013-01&to=2013-12';
const LEAST = 'Au minimum, non exhaustif';

async function isWithinWidth(page: Page): Promise<boolean> {
	return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
}

test('BD179 every chart of a series and of the public figures says that it is a minimum, and its table the visits', async ({
	network,
}) => {
	const page = await network.enter('benevole', { javaScript: false });
	for (const path of [
		`/board/series?by=coast&indicator=present&${YEAR_2013}`,
		`/board/series?by=association&indicator=meals&${YEAR_2013}`,
		'/public-figures?year=2013',
	]) {
		await page.goto(path);
		const sections = page.locator('section:has(svg[role="img"])');
		expect(await sections.count(), path).toBeGreaterThan(0);
		for (const section of await sections.all()) {
			await expect(section.getByText(LEAST).first()).toBeAttached();
			// in a column of its own, or as the figure itself
			const visits = { name: 'Visites', exact: true, includeHidden: true } as const;
			await expect(
				section.getByRole('columnheader', visits).or(section.getByRole('table', visits)),
			).toBeAttached();
			await expect(section.locator('svg > title')).not.toBeEmpty();
			await expect(section.locator('svg > desc')).not.toBeEmpty();
		}
	}
});

test('BD178 a month in which nobody went says so, and has no point in the line', async ({ network }) => {
	const page = await network.enter('benevole', { javaScript: false });
	await page.goto('/board/series?by=coast&indicator=meals&from=2012-11&to=2013-02');
	const rows = page.locator('tbody tr');
	await expect(rows).toHaveCount(4);
	await expect(rows.nth(0)).toContainText('pas de visite');
	await expect(rows.nth(0)).not.toContainText(/\b0\b/);
	await expect(rows.nth(3)).not.toContainText('pas de visite');
	const drawn = await page.locator('svg[role="img"] rect').count();
	expect(drawn).toBe((await rows.count()) - (await rows.filter({ hasText: 'pas de visite' }).count()));
});

test('BD203 a series is chosen by a form that needs no JavaScript, each choice at its address', async ({
	network,
}) => {
	const page = await network.enter('benevole', { javaScript: false });
	await page.goto(`/board/series?${YEAR_2013}`);
	await page.getByRole('navigation', { name: 'Regrouper' }).getByRole('link', { name: 'Sites' }).click();
	await page.getByRole('link', { name: 'Tétéghem' }).click();
	await page.getByLabel('Chiffre', { exact: true }).selectOption('present');
	await page.getByLabel('Du mois de').fill('2013-05');
	await page.getByLabel('au mois de').fill('2013-05');
	await page.getByRole('button', { name: 'Montrer' }).click();
	await expect(page).toHaveURL(/by=site&of=[^&]+&indicator=present&from=2013-05&to=2013-05/);
	await expect(page.getByRole('heading', { level: 2, name: 'Tétéghem' })).toBeVisible();
	await expect(page.locator('tbody tr')).toHaveCount(31);
});

for (const locale of ['fr', 'en', 'ar', 'vi'] as const)
	test(`BD203 series and public figures fit 360 px, and axe finds nothing: ${locale}`, async ({
		network,
	}) => {
		const page = await network.enter('coordination', { locale, width: 360 });
		for (const path of [
			'/public-figures?year=2013',
			`/board/series?by=coast&indicator=present&${YEAR_2013}`,
			`/board/series?by=site&${YEAR_2013}`,
			'/board/publication?year=2013',
			'/board/publication/2013-05',
		]) {
			await page.goto(path);
			expect(await isWithinWidth(page), path).toBe(true);
			expect((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([]);
		}
	});

test('BD204 visitors find the public figures at the foot of the page, and may share a copy of them', async ({
	network,
}) => {
	const visitor = await network.enter(null, { javaScript: false });
	await visitor.goto('/sign-in');
	await visitor.locator('footer').getByRole('link', { name: 'Chiffres publics' }).click();
	await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Chiffres publics');
	const open = await fetch(`${network.server.address}/public-figures`);
	expect(open.headers.get('cache-control')).toBe('public, max-age=300');
	const own = await network.ask('benevole', '/public-figures');
	expect(own.headers.get('cache-control')).toContain('private');
});

test('BD199 who does not coordinate finds no page that publishes', async ({ network }) => {
	expect((await network.ask('benevole', '/board/publication')).status).toBe(404);
	expect((await network.ask('benevole', '/board/publication/2013-05')).status).toBe(404);
	expect((await network.ask('coordination', '/board/publication/2013-05')).status).toBe(200);
	expect((await network.ask('exterieur', '/board/series')).status).toBe(404);
});

test('BD200 the public page names no site and no association', async ({ network }) => {
	const page = await network.enter(null, { javaScript: false });
	await page.goto('/public-figures?year=2013');
	const text = (await page.locator('main').textContent())!;
	expect(text).toContain('Repas distribués');
	for (const name of ['Tétéghem', 'Grande-Synthe', 'Calais', 'Salam', 'Emmaüs', 'Terre d’Errance'])
		expect(text).not.toContain(name);
});
