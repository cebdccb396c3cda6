import AxeBuilder from '@axe-core/playwright';
import { expect } from '../support/demo-network.ts';
import { comeBack, fill, keptOn, openPhone, press, stored, test } from '../support/field-page.ts';

test('BD69 in Arabic on a small phone: installed, three reports without a network in Arabic digits, then on the board', async ({
	field,
}) => {
	const page = await openPhone(field, 'ar');
	const { address } = field.proxy;
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	const manifest = (await (await page.request.get(`${address}/manifest.webmanifest`)).json()) as object;
	expect(manifest).toMatchObject({ lang: 'ar', dir: 'rtl', start_url: '/field' });
	const session = await page.context().newCDPSession(page);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);

	await field.network.restart('kill', async () => {
		await page.goto(`${address}/field`);
		for (const [at, meals] of ['٧٤', '١٢٠', '٨'].entries()) {
			await fill(page, meals, at === 1 ? 'Tétéghem' : 'Grande-Synthe');
			if (at === 0) {
				const found = await new AxeBuilder({ page }).analyze();
				expect(found.violations.map(({ id }) => id)).toEqual([]);
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
			}
			await press(page);
			await expect(page.getByRole('heading', { name: 'حُفظ على هذا الهاتف' })).toBeVisible();
			if (at < 2) await page.getByRole('button', { name: 'تقرير آخر' }).click();
		}
		await expect.poll(() => keptOn(page)).toEqual({ parcels: 3, drafts: 0, sent: 0 });
		expect(field.proxy.sent).toEqual([]);
	});

	await comeBack(page);
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 3 });
	expect((await stored(field)).map(({ meals }) => meals)).toEqual([8, 74, 120]);
	await page.goto(`${address}/board`, { waitUntil: 'load' });
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	for (const meals of ['82', '120'])
		await expect(page.getByText(meals, { exact: true }).first()).toBeVisible();
});
