import { expect, test as base, type Page } from '@playwright/test';
import { startDemoNetwork, type DemoNetwork } from './demo-network.ts';
import { startFieldProxy, type FieldProxy } from './field-proxy.ts';

export const SITE = 'Grande-Synthe';

export interface Field {
	readonly network: DemoNetwork;
	readonly proxy: FieldProxy;
}

/** A small network with a board, one a test, and the line to it. */
export const test = base.extend<{ field: Field }>({
	field: [
		async ({ browser }, use) => {
			const network = await startDemoNetwork(browser, undefined, 'tests/support/board-server.ts');
			const proxy = await startFieldProxy(() => network.server.address);
			await use({ network, proxy });
			await proxy.close();
			await network.close();
		},
		{ timeout: 60_000 },
	],
});

/** A phone signed in as Salam's, with the page in the field open and kept. */
export async function openPhone({ network, proxy }: Field, locale: 'fr' | 'ar' = 'fr'): Promise<Page> {
	const page = await network.enterAnew('salam', { width: 360, locale });
	await page.goto(`${proxy.address}/field`);
	await expect(page.locator('select#site')).toBeVisible();
	await untilKept(page);
	return page;
}

/** The worker is in charge and has kept the page with all its files. */
export async function untilKept(page: Page): Promise<void> {
	await page.waitForFunction(async () => {
		await navigator.serviceWorker.ready;
		return (await caches.match('/field')) !== undefined && navigator.serviceWorker.controller !== null;
	});
}

/** Chooses the site, writes the meals, presses the button. */
export async function fill(page: Page, meals: string, site = SITE): Promise<void> {
	await page.locator('select#site').selectOption({ label: site });
	await page.locator('#item-meals').fill(meals);
}
export const press = (page: Page) => page.locator('form .send button').click();

export async function report(page: Page, meals: string, site = SITE): Promise<void> {
	await fill(page, meals, site);
	await press(page);
	await expect(page.locator('form')).toHaveCount(0);
}

/** The person, or the connection, is back. */
export const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

interface Kept {
	readonly parcels: number;
	readonly drafts: number;
	readonly sent: number;
}
/** What the databases of the page in the field hold on this phone. */
export const keptOn = (page: Page): Promise<Kept> =>
	page.evaluate(async () => {
		const counts: Record<string, number> = { parcels: 0, drafts: 0, sent: 0 };
		for (const { name } of await indexedDB.databases()) {
			if (!name?.startsWith('tablee-field:')) continue;
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = reject;
			});
			for (const store of database.objectStoreNames)
				counts[store]! += await new Promise<number>((resolve) => {
					const counting = database.transaction(store).objectStore(store).count();
					counting.onsuccess = () => resolve(counting.result);
				});
			database.close();
		}
		return counts as unknown as Kept;
	});

/** Meals of every report that the server has, and their days. */
export async function stored({
	network,
}: Field): Promise<readonly { readonly meals: number; readonly day: string }[]> {
	const answer = await network.ask('salam', '/api/v1/board');
	const { state } = (await answer.json()) as {
		state: { reports: Record<string, { visitedOn: string; answers: { meals?: { n: number } } }> };
	};
	return Object.values(state.reports)
		.map(({ visitedOn, answers }) => ({ meals: answers.meals!.n, day: visitedOn }))
		.toSorted((one, other) => one.meals - other.meals);
}
export const mealsOf = async (field: Field) => (await stored(field)).map(({ meals }) => meals);
