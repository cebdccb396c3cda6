import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import {
	expect,
	startDemoNetwork,
	test,
	type DemoNetwork,
	type EnterOptions,
} from '../support/demo-network.ts';

let network: DemoNetwork & { close(): Promise<void> };
test.beforeAll(async ({ browser }) => {
	network = await startDemoNetwork(browser, undefined, 'tests/support/board-server.ts');
});
test.afterEach(() => network.leave());
test.afterAll(() => network?.close());

const SITE = 'grande-synthe';
const BUDGET = 60_000;

/** The page on a phone, of somebody who is signed in. */
async function openField(
	who: string | null,
	options: EnterOptions = {},
	query = `?site=${SITE}`,
): Promise<Page> {
	const page = await network.enter(who, { width: 360, ...options });
	await page.goto(`/field${query}`);
	return page;
}
const meals = (page: Page) => page.getByLabel('Repas distribués', { exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Garder sur ce téléphone' });
const code = async (page: Page) => (await page.locator('.what .mono').innerText()).trim().slice(-4);
const waiting = (page: Page) => page.locator('.journey li.now');

/** What this phone keeps of somebody in one of the stores of their database. */
function kept<T>(page: Page, store: 'drafts' | 'parcels' | 'sent'): Promise<T[]> {
	return page.evaluate(async (name) => {
		const box = (await indexedDB.databases()).find((each) => each.name?.startsWith('tablee-field:'))!;
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open(box.name!);
			request.onsuccess = () => resolve(request.result);
		});
		const all = await new Promise<unknown[]>((resolve) => {
			const request = database.transaction(name).objectStore(name).getAll();
			request.onsuccess = () => resolve(request.result);
		});
		database.close();
		return all;
	}, store) as Promise<T[]>;
}

/** No answer of the API from here on: the page itself is there. */
const cutApi = (page: Page) => page.context().route('**/api/v1/**', (route) => route.abort());
const mendApi = (page: Page) => page.context().unroute('**/api/v1/**');

test('BD48 a report is filled in by the thumb, kept, sent, and received as it was written', async () => {
	const page = await openField('salam');
	await expect(page.getByRole('heading', { name: 'Relevé, Grande-Synthe' })).toBeVisible();
	const more = page.getByRole('button', { name: 'Repas distribués : un de plus' });
	const box = (await more.boundingBox())!;
	expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(56);
	await meals(page).fill('74');
	await more.click();
	await page
		.getByRole('group', { name: 'Personnes présentes' })
		.getByRole('textbox', { name: 'au moins' })
		.fill('60');
	await page
		.getByRole('group', { name: 'Personnes présentes' })
		.getByRole('textbox', { name: 'au plus' })
		.fill('80');
	await page.getByRole('radio', { name: 'compté' }).check();
	await page.getByRole('checkbox', { name: 'couvertures' }).check();
	await page.getByRole('group', { name: 'Eau' }).getByRole('radio', { name: 'non' }).check();
	await page.getByLabel('Remarque').fill('Deux tentes abîmées par le vent.');
	const short = await code(page);
	const put = page.waitForRequest((request) => request.method() === 'PUT');
	await save(page).click();
	await expect(page.getByRole('heading', { name: 'Gardé sur ce téléphone' })).toBeFocused();
	await expect(page.getByText('Tout est envoyé')).toBeVisible();
	const request = await put;
	expect(request.headers()['x-device-time']).toMatch(/^\d{4}-/);
	const body = request.postDataJSON() as { answers: unknown };
	expect(body.answers).toEqual({
		meals: { kind: 'count', n: 75 },
		present: { kind: 'estimate', least: 60, most: 80, method: 'counted' },
		needs: { kind: 'choice', chosen: ['blankets'] },
		water: { kind: 'yes-no', yes: false },
	});
	expect(request.postData()!.length).toBeLessThanOrEqual(2_000);
	const found = await network.ask('salam', `/api/v1/observations?code=${short}`);
	expect(await found.json()).toMatchObject([{ code: short, answers: body.answers, mine: true }]);
	await expect.poll(() => kept(page, 'parcels')).toEqual([]);
	expect(Object.keys((await kept<object>(page, 'sent'))[0]!).toSorted()).toEqual(['at', 'id', 'seenBy']);
});

test('BD32 the last visit proposes, and counts only when it is taken over', async () => {
	const first = await openField('salam', {}, '?site=teteghem');
	await meals(first).fill('74');
	await save(first).click();
	await expect(first.getByText('Tout est envoyé')).toBeVisible();

	const page = await openField('salam', {}, '?site=teteghem');
	await expect(meals(page)).toHaveAttribute('placeholder', '74');
	await expect(meals(page)).toHaveValue('');
	await save(page).click();
	await expect(page.getByText('Rien n’est encore rempli.')).toBeVisible();
	await page.getByRole('button', { name: 'Repas distribués : pareil' }).click();
	await expect(meals(page)).toHaveValue('74');
	await page.getByRole('button', { name: 'Repas distribués : pas regardé' }).click();
	await expect(meals(page)).toHaveValue('');
});

test('BD49 with the server away a report is begun, found again after a reload, kept, and sent later', async () => {
	const page = await openField('salam');
	await expect(meals(page)).toBeVisible();
	await cutApi(page);
	await page.reload();
	await expect(page.getByText('Hors ligne')).toBeVisible();
	await meals(page).fill('12');
	await expect.poll(() => kept(page, 'drafts')).toMatchObject([{ answers: { meals: { n: 12 } } }]);
	const short = await code(page);
	await page.reload();
	await expect(page.getByText('Relevé commencé, retrouvé tel quel.')).toBeVisible();
	await expect(meals(page)).toHaveValue('12');
	expect(await code(page)).toBe(short);
	await save(page).click();
	await expect(page.getByRole('heading', { name: 'Gardé sur ce téléphone' })).toBeVisible();
	await expect(waiting(page)).toHaveText('sur ce téléphone');
	await expect(page.getByText('1 attend le réseau')).toBeVisible();
	await page.reload();
	await expect(waiting(page)).toHaveText('sur ce téléphone');
	expect(await kept(page, 'drafts')).toEqual([]);
	await mendApi(page);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(page.getByText('Tout est envoyé')).toBeVisible();
	await expect(page.getByText(short).first()).toBeVisible();
});

test('BD43 two tabs make one report of one draft: the second reads, copies as new, or goes on when the first is closed', async () => {
	const first = await openField('auberge');
	await meals(first).fill('30');
	await expect.poll(() => kept(first, 'drafts')).toHaveLength(1);
	const second = await first.context().newPage();
	await second.goto(`/field?site=${SITE}`);
	await expect(second.getByText('Ce relevé s’écrit dans un autre onglet')).toBeVisible();
	expect(await code(second)).toBe(await code(first));
	await expect(meals(second)).toBeDisabled();
	const third = await first.context().newPage();
	await third.goto(`/field?site=${SITE}`);
	await third.getByRole('button', { name: 'Copier comme nouveau' }).click();
	await expect(meals(third)).toBeEnabled();
	expect(await code(third)).not.toBe(await code(first));
	await first.close();
	await expect(meals(second)).toBeEnabled();
	await expect(meals(second)).toHaveValue('30');
});

test('BD33 words that lead to somebody wait for an answer before anything is kept (protection 2)', async () => {
	const page = await openField('salam');
	await meals(page).fill('5');
	const remark = page.getByLabel('Remarque');
	await remark.fill('M. Karim attend au ٠٦ ١٢ ٣٤ ٥٦ ٧٨');
	await expect(page.getByText('Quelqu’un pourrait être reconnu')).toBeVisible();
	await save(page).click();
	await expect(remark).toBeFocused();
	expect(await kept(page, 'parcels')).toEqual([]);
	await remark.fill('Quelqu’un attend près de la M. Bleue');
	await page.getByRole('button', { name: 'Ce n’en est pas un' }).click();
	await expect(page.getByText('Quelqu’un pourrait être reconnu')).toBeHidden();
	await save(page).click();
	await expect(page.getByRole('heading', { name: 'Gardé sur ce téléphone' })).toBeVisible();
});

test('BD30 Arabic digits are read, in an Arabic page from right to left with numbers from left to right', async () => {
	const page = await openField('salam', { locale: 'ar' });
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	const field = page.getByLabel('الوجبات الموزعة', { exact: true });
	await field.fill('٧٤');
	await expect(field).toHaveAttribute('dir', 'ltr');
	await expect.poll(() => kept(page, 'drafts')).toMatchObject([{ answers: { meals: { n: 74 } } }]);
});

test('BD50 the language changes at once, without a network, and what was typed stays', async () => {
	const page = await openField('salam');
	await meals(page).fill('9');
	await cutApi(page);
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('button', { name: 'Keep on this phone' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('button', { name: 'Keep on this phone' })).toBeVisible();
	await expect(page.getByText('A report begun earlier, found as it was.')).toBeVisible();
});

test('BD51 a browser that keeps nothing says so before anything is typed, and sends all the same', async () => {
	const page = await network.enter('salam', { width: 360 });
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });
	});
	await page.goto(`/field?site=${SITE}`);
	await expect(page.getByText('Ce navigateur ne garde rien')).toBeVisible();
	await meals(page).fill('8');
	await save(page).click();
	await expect(page.getByRole('heading', { name: 'Gardé tant que cette page reste ouverte' })).toBeVisible();
	await expect(page.getByText('Tout est envoyé')).toBeVisible();
});

test('BD52 who was never here is told what to do; who is signed out goes on, and nothing is sent as somebody else', async () => {
	const stranger = await openField(null);
	await expect(stranger.getByText('Ce téléphone ne vous connaît pas encore.')).toBeVisible();
	await expect(meals(stranger)).toHaveCount(0);

	const page = await openField('salam');
	await meals(page).fill('21');
	const short = await code(page);
	const cookies = await page.context().cookies();
	const session = cookies.filter(({ name }) => name !== 'locale');
	for (const { name } of session) await page.context().clearCookies({ name });
	await save(page).click();
	await expect(page.getByRole('link', { name: 'Se connecter' }).first()).toBeVisible();
	await expect(waiting(page)).toBeVisible();

	// somebody else on the same phone: an outbox of their own
	const other = (await network.cookieOf('auberge')).split('; ').map((pair) => {
		const at = pair.indexOf('=');
		return { name: pair.slice(0, at), value: pair.slice(at + 1), url: network.server.address };
	});
	await page.context().addCookies(other);
	await page.reload();
	await expect(page.getByText('Ce téléphone garde aussi des relevés de quelqu’un d’autre.')).toBeVisible();
	await expect(waiting(page)).toHaveCount(0);
	const find = async () => (await network.ask('salam', `/api/v1/observations?code=${short}`)).json();
	expect(await find()).toEqual([]);

	await page.context().addCookies(session);
	await page.reload();
	await expect(page.getByText('Tout est envoyé')).toBeVisible();
	expect(await find()).toMatchObject([{ code: short, mine: true }]);
});

test('BD53 the script that the page loads first is at most 60 kB, and nothing comes from elsewhere', async () => {
	const page = await network.enter('salam', { width: 360 });
	const scripts: Promise<Buffer>[] = [];
	const hosts = new Set<string>();
	page.on('response', (response) => {
		hosts.add(new URL(response.url()).host);
		if (response.request().resourceType() === 'script') scripts.push(response.body());
	});
	await page.goto(`/field?site=${SITE}`);
	await expect(meals(page)).toBeVisible();
	const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script, { level: 9 }).length);
	const sum = sizes.reduce((total, size) => total + size, 0);
	console.log(`/field: ${(sum / 1000).toFixed(1)} kB gzip JavaScript in ${sizes.length} file(s)`);
	expect(sum).toBeGreaterThan(10_000);
	expect(sum).toBeLessThanOrEqual(BUDGET);
	expect([...hosts]).toEqual([new URL(network.server.address).host]);
});

for (const [locale, theme] of [
	['fr', 'light'],
	['ar', 'dark'],
] as const)
	test(`BD54 axe finds nothing in ${locale}, ${theme}: empty, filled in, with a warning, kept`, async () => {
		const page = await openField('salam', { locale, theme });
		const look = async () => {
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		};
		await expect(page.locator('.stepper').first()).toBeVisible();
		await look();
		await page.locator('summary').first().click();
		await page.locator('summary').nth(1).click();
		await page.locator('.stepper input').first().fill('5');
		await page.locator('.stepper input').nth(1).fill('6');
		await page.locator('#remark').fill('06 12 34 56 78');
		await expect(page.locator('#remark-doubts')).toBeVisible();
		await look();
		await page.locator('#remark').fill('');
		await page.locator('.send button').click();
		await expect(page.locator('.journey').first()).toBeVisible();
		await look();
	});

test('BD54 a report is written with the keyboard alone', async () => {
	const page = await openField('salam');
	await meals(page).focus();
	await page.keyboard.type('7');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(meals(page)).toHaveValue('8');
	await save(page).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Gardé sur ce téléphone' })).toBeFocused();
});
