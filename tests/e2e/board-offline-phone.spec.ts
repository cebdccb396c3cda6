import type { Page } from '@playwright/test';
import { expect } from '../support/demo-network.ts';
import { keptOn, mealsOf, openPhone, report, test, type Field } from '../support/field-page.ts';

interface Manifest {
	readonly name: string;
	readonly short_name: string;
	readonly lang: string;
	readonly dir: string;
	readonly start_url: string;
	readonly display: string;
	readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
	readonly shortcuts: readonly unknown[];
}

/** As the browser reads it, with the cookies of this page. */
const manifestOf = (page: Page): Promise<Manifest> =>
	page.evaluate(async () => {
		const { href } = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
		return (await fetch(href)).json() as Promise<never>;
	});

/** Width and height in the head of a PNG file. */
async function sizeOf(page: Page, src: string): Promise<string> {
	const bytes = await (await page.request.get(new URL(src, page.url()).href)).body();
	expect(bytes.subarray(1, 4).toString()).toBe('PNG');
	return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

const tools = (page: Page) => page.getByText('Sur ce téléphone', { exact: true });

test('BD65 the manifest lets the page in the field be installed, in the language of the person', async ({
	field,
}) => {
	const page = await openPhone(field);
	const manifest = await manifestOf(page);
	expect(manifest).toMatchObject({
		name: 'Tablée',
		lang: 'fr',
		dir: 'ltr',
		start_url: '/field',
		display: 'standalone',
	});
	for (const { src, sizes } of manifest.icons) expect(await sizeOf(page, src)).toBe(sizes);
	expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
		'192x192 any',
		'512x512 any',
		'512x512 maskable',
	]);
	// what Chromium itself finds wrong with it
	const session = await page.context().newCDPSession(page);
	const { errors } = await session.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('BD65 the browser’s offer to install waits for the button', async ({ field }) => {
	const page = await openPhone(field);
	await page.evaluate(() => {
		const offer = new Event('beforeinstallprompt', { cancelable: true });
		Object.assign(offer, { prompt: async () => Object.assign(window, { asked: true }) });
		window.dispatchEvent(offer);
		Object.assign(window, { prevented: offer.defaultPrevented });
	});
	await tools(page).click();
	await page.getByRole('button', { name: 'Installer', exact: true }).click();
	expect(
		await page.evaluate(() => ['asked' in window, (window as { prevented?: boolean }).prevented]),
	).toEqual([true, true]);
});

test('BD66 under the neutral name nothing on the home screen says what it is', async ({ field }) => {
	const page = await openPhone(field);
	await tools(page).click();
	await page.getByLabel('« Carnet », icône grise').check();
	const manifest = await manifestOf(page);
	expect(manifest).toMatchObject({ name: 'Carnet', short_name: 'Carnet', shortcuts: [] });
	expect(JSON.stringify(manifest)).not.toMatch(/tabl|camp|relev|réseau/i);
	for (const { src } of manifest.icons) expect(await sizeOf(page, src)).toMatch(/^(192|512)x/);
	await page.reload();
	await tools(page).click();
	await expect(page.getByLabel('« Carnet », icône grise')).toBeChecked();
	await page.getByLabel('Tablée').check();
	expect((await manifestOf(page)).name).toBe('Tablée');
});

/** A phone with a receipt, a report that waits, the board of this person, and the page. */
async function plant(field: Field): Promise<Page> {
	const page = await openPhone(field);
	await report(page, '3');
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
	field.proxy.luck = 'cut';
	await page.getByRole('button', { name: 'Un autre relevé' }).click();
	await report(page, '4');
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 1, drafts: 0, sent: 1 });
	await page.goto(`${field.proxy.address}/board`, { waitUntil: 'load' });
	await expect.poll(() => keptBoard(page)).not.toBeNull();
	return page;
}
const keptBoard = (page: Page) => page.evaluate(() => localStorage.getItem('tablee-board'));
const databases = (page: Page) =>
	page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name!).toSorted());
/** Every part of every database of the site that holds anything, and how much; an open page may make its own anew, empty. */
const holding = (page: Page) =>
	page.evaluate(async () => {
		const full: [string, number][] = [];
		for (const { name } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name!);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = reject;
			});
			for (const store of database.objectStoreNames) {
				const counting = database.transaction(store).objectStore(store).count();
				await new Promise((resolve) => (counting.onsuccess = resolve));
				if (counting.result > 0) full.push([store, counting.result]);
			}
			database.close();
		}
		return full;
	});
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

test('BD67 one tap takes board, receipts and pages off the phone; what was not sent goes in a second step', async ({
	field,
}) => {
	const page = await plant(field);
	expect(await keptBoard(page)).not.toContain('C. D.');
	await page.goto(`${field.proxy.address}/field`);
	await tools(page).click();
	await page.getByRole('button', { name: 'Effacer ce téléphone' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'Effacé de ce téléphone' })).toContainText(
		'1 chose n’est pas encore partie et reste ici',
	);
	expect(await holding(page)).toEqual([['parcels', 1]]);
	expect([await keptBoard(page), await cacheNames(page)]).toEqual([null, []]);
	expect((await page.request.get(`${field.proxy.address}/account`)).status()).toBe(401);

	await page.getByRole('button', { name: 'Effacer aussi ce qui n’est pas parti' }).click();
	await expect.poll(() => holding(page)).toEqual([]);
	await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
	const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
	await expect.poll(workers).toBe(0);
	expect(await mealsOf(field)).toEqual([3]);
});

test('BD68 signing out takes board and receipts off the phone, and never a report that was not sent', async ({
	field,
}) => {
	const page = await plant(field);
	await page.goto(`${field.proxy.address}/account`, { waitUntil: 'networkidle' });
	const answered = page.waitForResponse((response) => response.url().includes('/sign-out'));
	await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
	expect((await (await answered).allHeaders())['clear-site-data']).toBe('"cache"');
	await expect(page).toHaveURL(/\/sign-in/);
	expect(await keptOn(page)).toEqual({ parcels: 1, drafts: 0, sent: 0 });
	expect(await keptBoard(page)).toBeNull();
	expect(await databases(page)).not.toContain('tablee-field-known');

	field.proxy.luck = 'pass';
	const [name, ...value] = (await field.network.cookieOf('salam')).split('; ')[0]!.split('=');
	await page.context().addCookies([{ name: name!, value: value.join('='), url: field.proxy.address }]);
	await page.goto(`${field.proxy.address}/field`);
	await expect.poll(() => mealsOf(field)).toEqual([3, 4]);
});

test('BD68 signing out before the page’s script is there deletes no report either', async ({ field }) => {
	const bare = await field.network.enter('salam', { javaScript: false });
	await bare.goto(`${field.proxy.address}/account`);
	const answered = bare.waitForResponse((response) => response.url().includes('/sign-out'));
	await bare.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
	expect((await (await answered).allHeaders())['clear-site-data']).toBe('"cache"');
});

test('BD62 whose association shares no more has no board on the phone from the next contact on', async ({
	field,
}) => {
	const page = await plant(field);
	const { address } = field.proxy;
	const answer = await page.request.post(`${address}/board/agreement?/withdraw`, {
		form: { association: 'salam' },
		headers: { origin: address },
	});
	expect(answer.ok()).toBe(true);
	await page.goto(`${address}/field`);
	await expect.poll(() => keptBoard(page)).toBeNull();
	expect((await page.request.get(`${address}/account`)).status()).toBe(200);
});

test('BD62 who may no longer read the board has none on the phone from the next contact on', async ({
	field,
}) => {
	const page = await plant(field);
	await page.context().clearCookies({ name: /session/ });
	await page.goto(`${field.proxy.address}/field`);
	await expect.poll(() => keptBoard(page)).toBeNull();
});
