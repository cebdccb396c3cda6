import { expect } from '../support/demo-network.ts';
import { keptOn, openPhone, press, SITE, test } from '../support/field-page.ts';

test('BD36 the site that the address asks for is opened when the server brings it, and no other before', async ({
	field,
}) => {
	const page = await field.network.enterAnew('salam', { width: 360 });
	const { address } = field.proxy;
	const sites = '**/api/v1/sites';
	await page.context().route(sites, async (route) => {
		const response = await route.fetch();
		const all = (await response.json()) as { name: string }[];
		await route.fulfill({ response, json: all.filter(({ name }) => name === SITE) });
	});
	await page.goto(`${address}/field`);
	// nothing is typed: all that is kept is who is here, and the one site
	await expect(page.getByRole('heading', { name: 'Relevé, Grande-Synthe' })).toBeVisible();

	await page.context().unroute(sites);
	let bring = () => {};
	const brought = new Promise<void>((resolve) => (bring = resolve));
	await page.context().route(sites, async (route) => {
		await brought;
		await route.continue();
	});
	await page.goto(`${address}/field?site=teteghem`);
	await expect(page.locator('select#site')).toHaveValue('');
	bring();
	await expect(page.getByRole('heading', { name: 'Relevé, Tétéghem' })).toBeVisible();
});

test('BD36 another site is chosen while the report is written: what was answered stays, under the same code', async ({
	field,
}) => {
	const page = await openPhone(field);
	const code = page.locator('.what .mono');
	const site = page.getByLabel('Site', { exact: true });
	await site.selectOption({ label: 'Tétéghem' });
	await page.locator('#item-meals').fill('16');
	const short = (await code.innerText()).trim().slice(-4);
	await site.selectOption({ label: SITE });
	await expect(page.getByRole('heading', { name: 'Relevé, Grande-Synthe' })).toBeVisible();
	await expect(page.locator('#item-meals')).toHaveValue('16');
	await expect(code).toContainText(short);
	await press(page);
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
	const found = await field.network.ask('salam', `/api/v1/observations?code=${short}`);
	expect(await found.json()).toMatchObject([
		{ site: { name: SITE }, answers: { meals: { kind: 'count', n: 16 } } },
	]);
});
