import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';

const main = (page: Page) => page.getByRole('main');

/** A sector of its own with one open site; answers the site's path. Numbers from 20 on: the example has the first ones. */
async function openSite(page: Page, number: number, name: string): Promise<string> {
	await page.goto('/board/sites/sectors');
	const add = main(page).locator('details', { has: page.locator('input[value=add]') });
	await add.locator('summary').click();
	await add.getByLabel('Numéro').fill(String(number));
	await add.getByLabel('Nom pour le réseau').fill(`Secteur d’essai ${number}`);
	await add.getByRole('button', { name: 'Ajouter un secteur' }).click();
	await expect(
		main(page)
			.getByRole('heading', { name: `Secteur d’essai ${number}` })
			.first(),
	).toBeVisible();

	await page.goto('/board/sites/new');
	await page.getByLabel('Nom', { exact: true }).fill(name);
	await page.getByLabel('Secteur').selectOption({ label: `Secteur ${number} · Secteur d’essai ${number}` });
	await page.getByRole('checkbox', { name: 'jeudi' }).check();
	await page.getByRole('button', { name: 'Ouvrir un site' }).click();
	await expect(page).toHaveURL(/\/board\/sites\/(?!new$)[a-z0-9-]+$/);
	return new URL(page.url()).pathname;
}

/** What the questions of the form are, from top to bottom. */
const questions = (page: Page) => main(page).locator('form ol > li b').allTextContents();

test('BD118 without JavaScript a site is opened, its form made step by step and kept as the next version', async ({
	network,
}) => {
	const page = await network.enter('coordination', { javaScript: false, width: 360 });
	const site = await openSite(page, 20, 'Uxem 20');
	await expect(main(page)).toContainText('jeudi');

	await main(page).getByRole('link', { name: 'Voir et changer le formulaire' }).click();
	await page.getByLabel('Une question à vous').fill('Bidons d’eau');
	await page.getByRole('button', { name: 'Ajouter ma question' }).click();
	expect((await questions(page)).at(-1)).toBe('Bidons d’eau');
	await page.getByLabel('Demander').last().selectOption({ label: 'seulement si : Eau' });
	await page.getByRole('button', { name: 'Monter : Accompagnements à la PASS' }).click();
	expect((await questions(page)).slice(1, 3)).toEqual(['Accompagnements à la PASS', 'Personnes présentes']);
	await page.getByRole('button', { name: 'Retirer : Besoins' }).click();
	await page.getByRole('button', { name: 'Version 2 à partir de maintenant' }).click();

	await expect(page.getByRole('status').filter({ hasText: 'Version 2 en usage' })).toBeVisible();
	const versions = main(page).getByRole('region', { name: 'Versions' });
	await expect(versions.getByRole('heading')).toContainText(['Versions', 'Version 2, en usage', 'Version 1']);
	for (const change of ['retiré : Besoins', 'ajouté : Bidons d’eau', 'ordre changé'])
		await expect(versions).toContainText(change);
	await page.goto(site);
	await expect(main(page)).toContainText('Version 2');
});

test('BD118 with JavaScript a step says what it did, and the phone’s form can be tried as it will ask', async ({
	network,
}) => {
	const page = await network.enter('coordination');
	const site = await openSite(page, 21, 'Uxem 21');
	await page.goto(`${site}/form`);
	const preview = main(page).getByRole('complementary');
	await page.getByRole('button', { name: 'Descendre : Repas distribués' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'place 2 sur 5' })).toHaveCount(1);
	await expect(preview.locator('legend, label[dir]').first()).toHaveText('Personnes présentes');

	await page.getByLabel('Une question à vous').fill('Robinets');
	await page.getByRole('button', { name: 'Ajouter ma question' }).click();
	await expect.poll(async () => (await questions(page)).at(-1)).toBe('Robinets');
	await page.getByLabel('Demander').last().selectOption({ label: 'seulement si : Eau' });
	await page.getByRole('button', { name: 'Version 2 à partir de maintenant' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Version 2 en usage' })).toBeVisible();

	await expect(preview).toContainText('1 question attend une réponse au-dessus');
	await expect(preview.getByText('Robinets')).toHaveCount(0);
	await preview.getByRole('radio', { name: 'oui' }).check();
	await expect(preview.getByText('Robinets')).toBeVisible();
});

test('BD118 a question that asks for a person is refused where it stands, and nothing that was typed is lost', async ({
	network,
}) => {
	const page = await network.enter('coordination');
	await page.goto(`${await openSite(page, 22, 'Uxem 22')}/form`);
	await page.getByLabel('Une question à vous').fill('Nationalité');
	await page.getByLabel('Genre').selectOption({ label: 'un choix' });
	await page.getByRole('button', { name: 'Ajouter ma question' }).click();
	await expect.poll(async () => (await questions(page)).at(-1)).toBe('Nationalité');
	await page.getByLabel('Réponses possibles, une par ligne').fill('Une\nAutre');
	await page.getByRole('button', { name: 'Version 2 à partir de maintenant' }).click();
	await expect(page.getByRole('alert')).toContainText('Comptez plutôt');
	await expect(main(page).locator('li.wrong b')).toHaveText('Nationalité');
	await expect(page.getByLabel('Réponses possibles, une par ligne')).toHaveValue('Une\nAutre');
});

test('BD118 a site that moved leads to the one that follows, and back', async ({ network }) => {
	const page = await network.enter('coordination');
	const site = await openSite(page, 23, 'Uxem 23');
	await main(page).getByText('Le site s’est déplacé').first().click();
	const act = main(page).locator('details[open]');
	await act.getByLabel('Nom du nouveau site').fill('Uxem 24');
	await act.getByRole('button').click();
	await expect(main(page)).toContainText('déplacé, la série continue à');
	await main(page).getByRole('link', { name: 'Uxem 24' }).first().click();
	await expect(main(page)).toContainText('ouvert, les personnes venaient de');
	await expect(main(page).getByRole('region', { name: 'Une même série' })).toContainText('Uxem 23');
	await main(page).getByRole('link', { name: 'Uxem 23' }).first().click();
	await expect(page).toHaveURL(site);
});

const PLACE = { latitude: '50.98765', longitude: '2.34567', way: 'Par 50.98765, 2.34567' };
const ON_THE_COAST = /5[01][.,]\d{2,}\D{1,40}[12][.,]\d{2,}|50\.98765|2\.34567/;

/** Sends a form of a page, as a browser without script does. */
function post(network: DemoNetwork, cookie: string, path: string, fields: Record<string, string>) {
	const { address } = network.server;
	const headers = { cookie, origin: address, 'content-type': 'application/x-www-form-urlencoded' };
	return fetch(address + path, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

test('BD102 where a site is, no page, no data of a page and no act of another role says (protection 3)', async ({
	network,
}) => {
	test.slow();
	const coordinator = await network.enter('coordination');
	const site = await openSite(coordinator, 25, 'Uxem 25');
	const who = 'salam-nord-pas-de-calais';
	const { id } = (await (await network.ask(who, '/api/v1/field')).json()) as { id: string };
	const grant = { part: 'give', person: id, to: 'places' };
	expect(
		(await post(network, await network.cookieOf('coordination'), '/board/settings?/give', grant)).ok,
	).toBe(true);

	// they are there, for whom they are
	const granted = await network.enter(who);
	await granted.goto(site);
	await main(granted).getByText('Noter la place').click();
	await granted.getByLabel('Latitude').fill('٥٠,98765');
	await granted.getByLabel('Longitude').fill(PLACE.longitude);
	await granted.getByLabel('Comment y aller').fill(PLACE.way);
	await granted.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(granted.getByRole('button', { name: 'Enregistrer' })).toBeHidden();
	expect(await granted.content()).not.toMatch(ON_THE_COAST);
	await granted.reload();
	await granted.getByRole('button', { name: 'Montrer la place' }).click();
	await expect(main(granted)).toContainText(PLACE.latitude);

	const routes = join(import.meta.dirname, '../../src/routes/(app)/board');
	const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte') && !/\[(?!id\])/.test(file))
		.map((file) => `/board/${file.slice(0, -'+page.svelte'.length)}`.replace(/\/$/, ''))
		.map((path) => path.replace('[id]', site.split('/').at(-1)!));
	expect(pages).toContain(`${site}/form`);
	const others = ['coordination', 'benevole', 'lecture', 'exterieur', 'auberge-des-migrants'];
	for (const other of others) {
		const cookie = await network.cookieOf(other).catch(() => null);
		if (cookie === null) continue; // no such account in the example
		const addresses = [...pages, '/field', '/', '/api/v1/sites', '/api/v1/board'].flatMap((path) => [
			path,
			`${path}/__data.json`,
		]);
		const said = await Promise.all(
			addresses.map(async (address) =>
				(await fetch(network.server.address + address, { headers: { cookie } })).text(),
			),
		);
		for (const act of ['place', 'removePlace'])
			said.push(await (await post(network, cookie, `${site}?/${act}`, {})).text());
		expect(said.join('\n').length).toBeGreaterThan(10_000);
		expect(said.join('\n'), other).not.toMatch(ON_THE_COAST);
	}
	// nor was it erased by those who tried
	await granted.reload();
	await granted.getByRole('button', { name: 'Montrer la place' }).click();
	await expect(main(granted)).toContainText(PLACE.longitude);
});

test('BD117 the map says each sector by number and in words, weighs little, and asks nobody else for anything', async ({
	network,
}) => {
	const page = await network.enter('lecture');
	const foreign: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith(network.server.address) && !request.url().startsWith('data:'))
			foreign.push(request.url());
	});
	await page.goto('/board/sites', { waitUntil: 'networkidle' });
	const map = main(page).getByRole('figure', { name: 'Secteurs sur la carte de la côte' });
	await expect(map.getByRole('img')).toHaveCount(2);
	const sector = (number: string) => map.getByRole('listitem').filter({ hasText: `Secteur ${number} ·` });
	for (const number of ['1', '2', '3']) {
		await expect(
			map
				.locator('svg text.number')
				.filter({ hasText: new RegExp(`^${number}$`) })
				.first(),
		).toBeVisible();
		await expect(sector(number)).toBeVisible();
	}
	await expect(sector('2')).toContainText('Calais');
	expect(foreign).toEqual([]);
	const sizes = gzipSync(await map.innerHTML()).byteLength;
	console.log(`map: ${sizes} bytes gzip`);
	expect(sizes).toBeLessThan(60_000);
});

for (const [locale, width, theme] of [
	['fr', 1440, 'light'],
	['ar', 360, 'dark'],
	['vi', 360, 'light'],
] as const)
	test(`BD119 sites, map and form can be used by everybody, in ${locale} at ${width} px`, async ({
		network,
	}) => {
		test.slow();
		const page = await network.enter('coordination', { locale, width, theme });
		for (const path of ['', '/new', '/sectors', '/grande-synthe', '/grande-synthe/form']) {
			await page.goto(`/board/sites${path}`, { waitUntil: 'networkidle' });
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
				.analyze();
			expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wide, path).toBeLessThanOrEqual(0);
		}
	});
