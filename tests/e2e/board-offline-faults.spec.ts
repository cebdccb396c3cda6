import {
	comeBack,
	fill,
	keptOn,
	mealsOf,
	openPhone,
	press,
	report,
	stored,
	test,
} from '../support/field-page.ts';
import type { Luck } from '../support/field-proxy.ts';
import { expect } from '../support/demo-network.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';

const JSON_TYPE = 'application/json';
const faults: readonly (readonly [string, Luck])[] = [
	['the network is cut', 'cut'],
	['the answer is lost', 'answer-lost'],
	['a captive portal answers', { status: 200, type: 'text/html', body: '<title>Wi-Fi de la gare</title>' }],
	['a portal says that it is JSON', { status: 200, type: JSON_TYPE, body: '{"status":"ok"}' }],
	[
		'the server has trouble',
		{ status: 500, type: JSON_TYPE, body: '{"error":{"code":"internal","message":"x"}}' },
	],
	['a gateway has trouble', { status: 502, type: 'text/html', body: '<h1>502</h1>' }],
	['too much is asked', { status: 429, type: JSON_TYPE, body: '{"error":{"code":"busy","message":"x"}}' }],
];

for (const [name, luck] of faults)
	test(`BD71 ${name}: the report says that it is on this phone, and is stored once later`, async ({
		field,
	}) => {
		const page = await openPhone(field);
		field.proxy.luck = luck;
		await report(page, '74');
		const journey = page.locator('ol.journey li');
		await expect(journey.first()).toHaveAttribute('aria-current', 'step');
		await expect(journey.nth(1)).not.toHaveClass(/done/);
		await expect.poll(() => keptOn(page)).toEqual({ parcels: 1, drafts: 0, sent: 0 });

		field.proxy.luck = 'pass';
		await comeBack(page);
		await expect(journey.nth(1)).toHaveClass(/done/);
		expect(await keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
		expect(await mealsOf(field)).toEqual([74]);
	});

test('BD72 a server killed after it kept the report: sent again, stored once', async ({ field }) => {
	const page = await openPhone(field);
	field.proxy.luck = 'hold';
	await report(page, '81');
	await field.proxy.held;
	await field.network.restart('kill');
	field.proxy.release();
	field.proxy.luck = 'pass';
	await comeBack(page);
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
	expect(field.proxy.sent).toEqual(['PUT 201', 'PUT 200']);
	expect(await mealsOf(field)).toEqual([81]);
});

test('BD72 a tab closed with reports that wait: the next one sends them, two tabs send them once', async ({
	field,
}) => {
	const page = await openPhone(field);
	field.proxy.luck = 'cut';
	await report(page, '1');
	const context = page.context();
	const tabs = [await context.newPage(), await context.newPage()];
	await page.close();
	field.proxy.luck = 'pass';
	await Promise.all(tabs.map((tab) => tab.goto(`${field.proxy.address}/field`)));
	for (const tab of tabs) {
		await expect.poll(() => keptOn(tab)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
		await expect(tab.locator('ol.journey li').nth(1)).toHaveClass(/done/);
	}
	expect(field.proxy.sent).toEqual(['PUT 201']);
	expect(await mealsOf(field)).toEqual([1]);
});

for (const days of [-2, 2])
	test(`BD73 a phone whose clock is ${days} days off says so, and the report is of the day of the visit`, async ({
		field,
	}) => {
		const page = await field.network.enterAnew('salam', { width: 360 });
		await page.clock.install({ time: Date.now() + days * 86_400_000 });
		await page.goto(`${field.proxy.address}/field`);
		await expect(page.locator('select#site')).toBeVisible();
		await fill(page, '12');
		await expect(page.getByText(days < 0 ? 'téléphone retarde' : 'téléphone avance')).toBeVisible();
		await press(page);
		await expect.poll(() => stored(field)).toEqual([{ meals: 12, day: parisWallClock(Date.now()).date }]);
	});

test('BD74 a session that ended keeps the report until its owner is back; somebody else does not send it', async ({
	field,
}) => {
	const page = await openPhone(field);
	const url = field.proxy.address;
	const own = (await page.context().cookies(url)).filter(({ name }) => name.includes('session'));
	await page.context().clearCookies({ name: /session/ });
	await report(page, '30');
	await expect(page.getByText('Ce qui attend ici partira après la connexion')).toBeVisible();
	expect(await keptOn(page)).toEqual({ parcels: 1, drafts: 0, sent: 0 });

	const [name, ...value] = (await field.network.cookieOf('auberge')).split('; ')[0]!.split('=');
	await page.context().addCookies([{ name: name!, value: value.join('='), url }]);
	await page.goto(`${url}/field`);
	await expect(page.getByText('relevés de quelqu’un d’autre')).toBeVisible();
	expect(await mealsOf(field)).toEqual([]);

	await page.context().addCookies(own);
	await page.goto(`${url}/field`);
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
	expect(await mealsOf(field)).toEqual([30]);
});

test('BD74 a phone that refuses to keep says so and loses nothing of what is on the screen', async ({
	field,
}) => {
	const page = await field.network.enterAnew('salam', { width: 360 });
	await page.addInitScript(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...given: Parameters<IDBObjectStore['put']>) {
			if (this.name === 'drafts' && 'full' in window) throw new DOMException('no room', 'QuotaExceededError');
			return put.apply(this, given);
		};
	});
	await page.goto(`${field.proxy.address}/field`);
	await expect(page.locator('select#site')).toBeVisible();
	await page.evaluate(() => Object.assign(window, { full: true }));
	await fill(page, '44');
	await press(page);
	await expect(page.getByText('Ce téléphone ne l’a pas gardé').first()).toBeVisible();
	expect(await mealsOf(field)).toEqual([]);
	await page.evaluate(() => Reflect.deleteProperty(window, 'full'));
	await press(page);
	await expect.poll(() => mealsOf(field)).toEqual([44]);
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
});
