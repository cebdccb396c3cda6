import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '../support/demo-network.ts';
import {
	comeBack,
	fill,
	keptOn,
	mealsOf,
	openPhone,
	press,
	report,
	test,
	untilKept,
	type Field,
} from '../support/field-page.ts';

/** Everything in every cache of this browser. */
const cached = (page: Page) =>
	page.evaluate(async () => {
		const all: { path: string; text: string }[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const text = await (await cache.match(request))!.text();
				all.push({ path: new URL(request.url).pathname, text });
			}
		}
		return all;
	});

/** What happens while nobody answers on the server's port. */
async function withServerAway(field: Field, work: () => Promise<void>): Promise<void> {
	await field.network.restart('kill', work);
}

test('BD56 with the server away the page opens in a new tab and keeps a report, which leaves when it is back', async ({
	field,
}) => {
	const page = await openPhone(field);
	const context = page.context();
	let tab: Page | null = null;
	await withServerAway(field, async () => {
		tab = await context.newPage();
		const opened = await tab.goto(`${field.proxy.address}/field`);
		expect([opened!.status(), opened!.fromServiceWorker()]).toEqual([200, true]);
		await page.close();
		await report(tab, '74');
		await expect(tab.getByText('Hors ligne')).toBeVisible();
		await expect.poll(() => keptOn(tab!)).toEqual({ parcels: 1, drafts: 0, sent: 0 });
		// what concerns the phone opens too: nothing that the page can load is missing
		await tab.getByText('Sur ce téléphone', { exact: true }).click();
		await expect(tab.getByRole('button', { name: 'Effacer ce téléphone' })).toBeVisible();
	});
	await comeBack(tab!);
	await expect.poll(() => mealsOf(field)).toEqual([74]);
});

test('BD57 without a network any other page says so, to nobody in particular, and leads to the page in the field', async ({
	field,
}) => {
	const page = await openPhone(field, 'ar');
	await withServerAway(field, async () => {
		for (const path of ['/board', '/account', '/no-such-page']) {
			const answer = await page.goto(`${field.proxy.address}${path}`);
			expect(answer!.status()).toBe(503);
			await expect(page.getByRole('heading', { name: 'لا توجد شبكة' })).toBeVisible();
			await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
			expect(await page.content()).not.toContain('S. N.');
		}
		await page.getByRole('link', { name: 'كتابة تقرير' }).click();
		await expect(page.locator('select#site')).toBeVisible();
	});
});

test('BD55 only the page in the field is kept: no page of a person, no data, nothing after signing out', async ({
	field,
}) => {
	const page = await openPhone(field);
	const { address } = field.proxy;
	for (const path of ['/account', '/board', '/']) await page.goto(`${address}${path}`, { waitUntil: 'load' });
	await page.goto(`${address}/account`);
	await expect(page.getByText('salam@demo.example')).toBeVisible(); // what could be kept
	const kept = await cached(page);
	expect(kept.map(({ path }) => path)).toContain('/field');
	for (const { path, text } of kept) {
		expect(path).toMatch(/^\/field$|^\/_app\/immutable\//);
		for (const word of ['salam@demo.example', 'S. N.']) expect(text).not.toContain(word);
	}

	await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	expect(await cached(page)).toEqual([]);
	// the next page with a script of its own has the page in the field kept again
	await page.goto(`${address}/field`);
	await expect(page.getByText('Ce téléphone ne vous connaît pas encore')).toBeVisible();
	await untilKept(page);
	await withServerAway(field, async () => {
		await page.goto(`${address}/account`);
		await expect(page.getByRole('heading', { name: 'Pas de réseau' })).toBeVisible();
		await page.goBack().catch(() => null);
		expect(await page.content()).not.toContain('salam@demo.example');
	});
});

test('BD58 a new version waits while somebody writes, then takes its turn; the one before stays for open tabs', async ({
	field,
}) => {
	const page = await openPhone(field);
	const waiting = () =>
		page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting !== null);
	const versions = () =>
		page.evaluate(async () => (await caches.keys()).map((name) => name.replace('tablee-field-', '')));
	const [first] = await versions();
	await fill(page, '5');

	field.proxy.version = '2';
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
	await expect.poll(waiting).toBe(true);
	expect(await page.locator('#item-meals').inputValue()).toBe('5');

	await press(page);
	await expect.poll(waiting).toBe(false);
	await expect.poll(versions).toEqual([first, `${first}2`]);

	field.proxy.version = '3';
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
	await expect.poll(versions).toEqual([`${first}2`, `${first}3`]);
});

test('BD59 what waits leaves by Background Sync, although no page is open', async ({ field }) => {
	const page = await openPhone(field);
	field.proxy.luck = 'cut';
	await report(page, '9');
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 1, drafts: 0, sent: 0 });
	const context = page.context();
	const other = await context.newPage(); // on no page of the field
	await other.goto(`${field.proxy.address}/licences`).catch(() => null);
	await page.close();
	field.proxy.luck = 'pass';
	await fireSync(context, other, field.proxy.address);
	await expect.poll(() => mealsOf(field)).toEqual([9]);
});

/** As the browser does when the network is back. */
async function fireSync(context: BrowserContext, page: Page, origin: string): Promise<void> {
	const session = await context.newCDPSession(page);
	const registrations = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: all }) => {
			const own = all.find(({ scopeURL }) => scopeURL.startsWith(origin));
			if (own) resolve(own.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	const registrationId = await registrations;
	await session.send('ServiceWorker.dispatchSyncEvent', {
		origin,
		registrationId,
		tag: 'outbox',
		lastChance: false,
	});
}

test('BD63 without a worker, and on a line as slow as 2G, the report is kept and sent just the same', async ({
	field,
}) => {
	const page = await field.network.enterAnew('salam', { width: 360 });
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
	await page.goto(`${field.proxy.address}/field`);
	await expect(page.locator('select#site')).toBeVisible();
	expect(await page.evaluate(() => 'serviceWorker' in navigator)).toBe(false);
	await report(page, '17');
	await expect.poll(() => mealsOf(field)).toEqual([17]);

	const phone = await openPhone(field);
	const session = await phone.context().newCDPSession(phone);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 1500,
		downloadThroughput: 4_000,
		uploadThroughput: 2_000,
	});
	const opened = await phone.goto(`${field.proxy.address}/field`);
	expect(opened!.fromServiceWorker()).toBe(true);
	await report(phone, '18');
	await expect.poll(() => mealsOf(field), { timeout: 40_000 }).toEqual([17, 18]);
});

test('BD64 no page of the board asks any other host for anything', async ({ field }) => {
	const page = await openPhone(field);
	const hosts = new Set<string>();
	page.context().on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		if (protocol.startsWith('http') || protocol.startsWith('ws')) hosts.add(host);
	});
	const { address } = field.proxy;
	const answer = await page.goto(`${address}/board`, { waitUntil: 'load' });
	const links = await page
		.locator('main a[href^="/board"], nav a[href^="/board"]')
		.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
	expect(answer!.status()).toBe(200);
	for (const path of new Set([...links, '/field', '/account']))
		await page.goto(`${address}${path}`, { waitUntil: 'load' });
	await withServerAway(field, async () => {
		await page.goto(`${address}/board`);
		await page.goto(`${address}/field`);
	});
	expect([...hosts]).toEqual([new URL(address).host]);
});
