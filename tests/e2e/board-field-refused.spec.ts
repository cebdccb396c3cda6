import type { Page } from '@playwright/test';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { expect } from '../support/demo-network.ts';
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
	type Field,
} from '../support/field-page.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name });
const refused = (page: Page) => page.locator('.outbox .notice');
const codeOf = async (page: Page) => (await page.locator('.outbox .mono').first().innerText()).trim();

/** The server has 70 of it; the answer was lost, somebody wrote 74 instead, and the server said no. */
async function sendTwice(field: Field): Promise<Page> {
	const page = await openPhone(field);
	field.proxy.luck = 'answer-lost';
	await report(page, '70');
	await expect.poll(() => mealsOf(field)).toEqual([70]);
	field.proxy.luck = 'cut';
	await button(page, 'Modifier').click();
	await expect(page.locator('#item-meals')).toHaveValue('70');
	await page.locator('#item-meals').fill('74');
	field.proxy.luck = 'pass';
	await press(page);
	await expect(refused(page)).toContainText('avec un autre contenu');
	return page;
}

const find = async ({ network }: Field, code: string) =>
	(await network.ask('salam', `/api/v1/observations?code=${code}`)).json() as Promise<object[]>;

test('BD41 of two contents under one code both are shown; mine is kept as a correction that decides', async ({
	field,
}) => {
	const page = await sendTwice(field);
	const code = await codeOf(page);
	expect(await find(field, code)).toMatchObject([{ disputed: true }]);
	const differing = page.locator('.outbox dl');
	await expect(differing.locator('dt')).toHaveText(['Repas distribués']);
	await expect(differing.locator('dd')).toHaveText([/Le réseau\s*:\s*70/, /Ce téléphone\s*:\s*74/]);

	field.proxy.luck = 'cut';
	await button(page, 'Garder le mien comme correction').click();
	await expect(page.getByText('Gardé comme correction du relevé déjà reçu.')).toBeVisible();
	expect(await keptOn(page)).toEqual({ parcels: 1, drafts: 0, sent: 0 });
	field.proxy.luck = 'pass';
	await comeBack(page);
	await expect(page.getByText('Tout est envoyé')).toBeVisible();
	expect(await keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
	expect(await mealsOf(field)).toEqual([74]);
	expect(await find(field, code)).toMatchObject([{ code, corrected: 1, disputed: false }]);
	await expect(page.locator('.outbox').getByText(code)).toBeVisible();
});

test('BD41 of two contents mine can be left: the first one stands, somebody of the board decides', async ({
	field,
}) => {
	const page = await sendTwice(field);
	const code = await codeOf(page);
	await button(page, 'Laisser').click();
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 0 });
	expect(await mealsOf(field)).toEqual([70]);
	expect(await find(field, code)).toMatchObject([{ corrected: 0, disputed: true }]);
});

test('BD41 what was never received is put right under its code, or given up in a second step', async ({
	field,
}) => {
	const page = await openPhone(field);
	await fill(page, '31');
	const day = page.locator('details', { has: page.locator('input[name="day"]') }).first();
	await day.locator('summary').click();
	await page.getByRole('radio', { name: 'Un autre jour' }).check();
	await page.locator('#other-day').fill('2003-01-07');
	await press(page);
	await expect(refused(page)).toContainText('n’existait pas');
	const code = await codeOf(page);
	await button(page, 'Modifier').click();
	await expect(page.locator('#item-meals')).toHaveValue('31');
	await day.locator('summary').click();
	await page.getByRole('radio', { name: 'Aujourd’hui' }).check();
	await press(page);
	await expect.poll(() => mealsOf(field)).toEqual([31]);
	expect(await find(field, code)).toHaveLength(1);

	await button(page, 'Un autre relevé').click();
	await fill(page, '32');
	await day.locator('summary').click();
	await page.getByRole('radio', { name: 'Un autre jour' }).check();
	await page.locator('#other-day').fill('2003-01-07');
	await press(page);
	await expect(refused(page)).toBeVisible();
	await page
		.locator('.outbox')
		.getByRole('button', { name: /^Effacer/ })
		.click();
	expect((await keptOn(page)).parcels).toBe(1);
	await button(page, 'Effacer pour de bon').click();
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 0, drafts: 0, sent: 1 });
	expect(await mealsOf(field)).toEqual([31]);
});

test('BD41 a code that somebody else’s report has: the same content leaves under another one', async ({
	field,
}) => {
	const page = await openPhone(field);
	field.proxy.luck = 'cut';
	await report(page, '41');
	await expect.poll(() => keptOn(page)).toEqual({ parcels: 1, drafts: 0, sent: 0 });
	const id = await page.evaluate(async () => {
		const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith('tablee-field:'))!;
		const database = await new Promise<IDBDatabase>((resolve) => {
			const opening = indexedDB.open(name!);
			opening.onsuccess = () => resolve(opening.result);
		});
		const all = database.transaction('parcels').objectStore('parcels').getAll();
		await new Promise((resolve) => (all.onsuccess = resolve));
		database.close();
		return (all.result as { id: string }[])[0]!.id;
	});
	const { address } = field.network.server;
	const [site] = (await (await field.network.ask('auberge', '/api/v1/sites')).json()) as {
		id: string;
		form: { number: number };
	}[];
	const taken = await fetch(`${address}/api/v1/observations/${id}`, {
		method: 'PUT',
		headers: { cookie: await field.network.cookieOf('auberge'), 'content-type': 'application/json' },
		body: JSON.stringify({
			site: site!.id,
			form: site!.form.number,
			association: 'auberge',
			visitedOn: parisWallClock(Date.now()).date,
			answers: { meals: { kind: 'count', n: 99 } },
			device: { createdAt: new Date().toISOString(), offset: 60 },
		}),
	});
	expect(taken.status).toBe(201);

	field.proxy.luck = 'pass';
	await comeBack(page);
	await expect(refused(page)).toBeVisible();
	const code = await codeOf(page);
	await button(page, 'Copier comme nouveau').click();
	await expect(page.locator('#item-meals')).toHaveValue('41');
	await press(page);
	await expect(page.getByText('Tout est envoyé')).toBeVisible();
	expect(await codeOf(page)).not.toBe(code);
	expect((await stored(field)).map(({ meals }) => meals)).toEqual([41, 99]);
});

test('BD41 a report is shared as a text where nothing else goes', async ({ field }) => {
	const page = await openPhone(field);
	field.proxy.luck = 'cut';
	await report(page, '12');
	await button(page, 'Partager en texte').click();
	const text = page.getByRole('textbox', { name: 'Partager en texte' });
	await expect(text).toHaveValue(/Grande-Synthe[^]*Repas distribués\s*: 12/);
	expect(await text.inputValue()).toContain(await codeOf(page));
	expect(await text.inputValue()).not.toContain('S. N.');

	await page.evaluate(() => {
		const share = async ({ text: shared }: ShareData) => void Object.assign(window, { shared });
		Object.defineProperty(navigator, 'share', { value: share, configurable: true });
	});
	await button(page, 'Partager en texte').click();
	await expect
		.poll(() => page.evaluate(() => (window as { shared?: string }).shared))
		.toBe(await text.inputValue());
});
