import type { Page } from '@playwright/test';
import { line, makeForum, sheetOf, tick } from '../support/attendance-list.ts';
import { expect, test } from '../support/demo-network.ts';

const isAct = (url: URL) => /^\/api\/v1\/gatherings\/[^/]+\/attendance\/[\w-]+$/.test(url.pathname);
const leave = (page: Page, name = 'Se déconnecter') => page.getByRole('button', { name, exact: true });

/** Every parcel in this browser, of whomever. */
const parcels = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		const counts = (await indexedDB.databases())
			.filter(({ name }) => name?.startsWith('tablee-outbox:'))
			.map(
				({ name }) =>
					new Promise<number>((resolve, reject) => {
						const opening = indexedDB.open(name!);
						opening.onerror = reject;
						opening.onsuccess = () => {
							const counting = opening.result.transaction('parcels').objectStore('parcels').count();
							counting.onsuccess = () => resolve(counting.result);
						};
					}),
			);
		return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
	});

for (const goesOn of [false, true])
	test(`HT54 signing out with unsent marks warns first; then they are ${goesOn ? 'given up' : 'sent'}, and no name stays`, async ({
		network,
	}) => {
		const forum = await makeForum(network, `Quitter ${goesOn}`);
		const page = await network.enterAnew('coordination', { width: 360 });
		await page.goto(`${forum}/attendance`, { waitUntil: 'networkidle' });
		await page.route(isAct, (route) => route.abort());
		await tick(page, 'Alma').click();
		await expect(line(page, 'Alma').locator('[data-state=device]')).toBeVisible();
		await page.goto('/account', { waitUntil: 'networkidle' });
		expect(await parcels(page)).toBe(1);
		await leave(page).click();
		await expect(page.getByRole('alert')).toContainText('1 présence notée ici n’est pas encore partie');
		expect(await parcels(page)).toBe(1);
		expect((await page.request.get('/account')).status()).toBe(200);

		if (!goesOn) await page.unroute(isAct);
		await leave(page, 'Se déconnecter et les effacer').click();
		await expect(page).toHaveURL(/\/sign-in/);
		expect(await parcels(page)).toBe(0);
		expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
		const alma = (await sheetOf(network, forum)).lines.find(({ name }) => name === 'Alma Un');
		expect(alma!.acts.map(({ mark }) => mark)).toEqual(goesOn ? [] : ['present']);
	});

test('HT54 signing out leaves what somebody else has not sent yet', async ({ network }) => {
	const page = await network.enterAnew('lecture');
	await page.goto('/account', { waitUntil: 'networkidle' });
	await page.evaluate(() => localStorage.setItem('tablee-outbox:somebody-else', '1'));
	const answered = page.waitForResponse((response) => response.url().includes('/sign-out'));
	await leave(page).click();
	expect((await (await answered).allHeaders())['clear-site-data']).toBe('"cache"');
	await expect(page).toHaveURL(/\/sign-in/);
	expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['tablee-outbox:somebody-else']);
});
