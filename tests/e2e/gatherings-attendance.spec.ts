import type { Route } from '@playwright/test';
import { line, makeForum, openList, said, sheetOf, tick } from '../support/attendance-list.ts';
import { expect, test } from '../support/demo-network.ts';
import { register, SALAM } from '../support/registration-forum.ts';

const isAct = (url: URL) => /\/attendance\/[\w-]+$/.test(url.pathname) && url.pathname.startsWith('/api/');

test('GA120 two telephones without a connection tick the same list; connected again each person is there once', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Deux téléphones');
	const phones = [await openList(network, forum), await openList(network, forum)] as const;
	for (const phone of phones) await phone.context().setOffline(true);
	await tick(phones[0], 'Alma').click();
	await tick(phones[0], 'Bao').click();
	await tick(phones[1], 'Alma').click();
	await tick(phones[1], 'Cyr').click();
	for (const phone of phones) {
		await expect(said(phone)).toHaveText('2 personnes, 1 association');
		await expect(line(phone, 'Alma').locator('[data-state=device]')).toHaveText('sur ce téléphone');
		await expect(phone.getByText('Sans réseau, la liste marche')).toBeVisible();
	}
	expect((await sheetOf(network, forum)).lines.flatMap(({ acts }) => acts)).toEqual([]);

	for (const phone of phones) await phone.context().setOffline(false);
	for (const phone of phones) {
		await expect(said(phone)).toHaveText('3 personnes, 1 association');
		await expect(phone.locator('[data-state=recorded]')).toHaveCount(3);
		await expect(phone.getByText('Enregistré', { exact: true })).toBeVisible();
	}
	const { lines } = await sheetOf(network, forum);
	expect(lines.map(({ name, acts }) => [name, acts.length])).toEqual([
		['Alma Un', 2],
		['Bao Deux', 1],
		['Cyr Trois', 1],
	]);
});

test('GA121 a tick shows on the other telephones, and a link without a network does not take the list away', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Une liste qui reste');
	const [one, other] = [await openList(network, forum), await openList(network, forum, { width: 1440 })];
	await tick(one, 'Alma').click();
	await expect(tick(other, 'Alma')).toHaveAttribute('aria-pressed', 'true');
	await expect(said(other)).toHaveText('1 personne, 1 association');

	await one.context().setOffline(true);
	await one.getByRole('link', { name: 'Aperçu' }).click();
	await expect(one.getByText('vous restez ici')).toBeVisible();
	await tick(one, 'Bao').click();
	await expect(said(one)).toHaveText('2 personnes, 1 association');
	await one.context().setOffline(false);
	await expect(tick(other, 'Bao')).toHaveAttribute('aria-pressed', 'true');
});

test('GA110 the same walk-in added on two telephones without a connection is one person on both', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Venue sans inscription', ['Alma Un']);
	const phones = [await openList(network, forum), await openList(network, forum)] as const;
	for (const phone of phones) await phone.context().setOffline(true);
	for (const [at, phone] of phones.entries()) {
		await phone.getByLabel('Nom', { exact: true }).fill(at === 0 ? 'Émile  Zola' : 'EMILE ZOLA');
		await phone.getByLabel('Quelle autre organisation').fill('Médecins d’ici');
		await phone.getByRole('button', { name: 'Ajouter, présent' }).click();
		await expect(said(phone)).toHaveText('1 personne, 1 association');
	}
	for (const phone of phones) await phone.context().setOffline(false);
	for (const phone of phones) {
		await expect(phone.getByText('Enregistré', { exact: true })).toBeVisible();
		await expect(phone.locator('ul.lines > li')).toHaveCount(2);
		await expect(said(phone)).toHaveText('1 personne, 1 association');
	}
	const added = (await sheetOf(network, forum)).lines.filter(({ walkIn }) => walkIn);
	expect(added.map(({ acts, also }) => [acts.length, also.length])).toEqual([[2, 1]]);

	// each telephone goes on with the id that stands, once it has seen what the other recorded
	const [, other] = phones;
	const zola = other.locator('ul.lines > li', { hasText: /zola/i });
	await zola.locator('.more').click();
	await expect(zola.locator('.rows > li')).toHaveCount(2);
	await zola.locator('[aria-pressed]').click();
	for (const phone of phones) await expect(said(phone)).toHaveText('0 personne, 0 association');
});

test('GA117 ticks that could not be sent survive a reload, and leave from any page', async ({ network }) => {
	const forum = await makeForum(network, 'Rechargée');
	const page = await openList(network, forum);
	await page.route(isAct, (route) => route.abort());
	await tick(page, 'Alma').click();
	await tick(page, 'Bao').click();
	await tick(page, 'Bao').click();
	await expect(line(page, 'Alma').locator('[data-state=device]')).toBeVisible();
	await page.reload();
	await expect(tick(page, 'Alma')).toHaveAttribute('aria-pressed', 'true');
	await expect(tick(page, 'Bao')).toHaveAttribute('aria-pressed', 'false');
	await expect(page.getByText('3 marques sur ce téléphone')).toBeVisible();

	await page.unroute(isAct);
	await page.goto('/papers');
	await expect
		.poll(async () => (await sheetOf(network, forum)).lines.map(({ acts }) => acts.length))
		.toEqual([1, 2, 0]);
	await page.goto(`${forum}/attendance`);
	await expect(said(page)).toHaveText('1 personne, 1 association');
});

test('GA117 a page killed between sending and the answer sends again: recorded once', async ({ network }) => {
	const forum = await makeForum(network, 'Tuée en route');
	const page = await openList(network, forum);
	let reached: () => void;
	const atServer = new Promise<void>((resolve) => (reached = resolve));
	await page.route(isAct, async (route: Route) => {
		await route.fetch();
		reached();
	});
	await tick(page, 'Alma').click();
	await atServer;
	expect((await sheetOf(network, forum)).lines[0]!.acts).toHaveLength(1);
	const again = await page.context().newPage();
	await page.close();

	const sent: string[] = [];
	again.on('response', (response) => {
		if (isAct(new URL(response.url()))) sent.push(`${response.request().method()} ${response.status()}`);
	});
	await again.goto(`${forum}/attendance`);
	await expect.poll(() => sent).toEqual(['PUT 200']);
	await expect(again.locator('[data-state=recorded]')).toHaveCount(1);
	await expect(again.getByText('Enregistré', { exact: true })).toBeVisible();
	expect((await sheetOf(network, forum)).lines.flatMap(({ acts }) => acts)).toHaveLength(1);
});

test('GA119 a session that ended keeps the ticks; another person’s session does not send them', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Session finie');
	const page = await network.enterAnew('coordination', { width: 360 });
	await page.goto(`${forum}/attendance`);
	await page.waitForLoadState('networkidle');
	const url = network.server.address;
	const cookies = await page.context().cookies(url);
	await page.context().clearCookies();
	await tick(page, 'Alma').click();
	await expect(page.getByText('Votre session est terminée', { exact: true })).toBeVisible();
	await expect(line(page, 'Alma').locator('[data-state=device]')).toBeVisible();

	const backTo = async (cookie: string) => {
		const [name, value] = [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)];
		await page.context().addCookies([{ name, value, url }]);
		const answered = page.waitForResponse((response) => isAct(new URL(response.url())));
		await page.evaluate(() => window.dispatchEvent(new Event('online')));
		return (await answered).status();
	};
	expect(await backTo(await network.cookieOf(SALAM))).toBe(401);
	expect((await sheetOf(network, forum)).lines.flatMap(({ acts }) => acts)).toEqual([]);
	const own = cookies.find(({ name }) => name.includes('session_token'))!;
	expect(await backTo(`${own.name}=${own.value}`)).toBe(200);
	await expect(page.locator('[data-state=recorded]')).toHaveCount(1);
	await expect(page.getByText('Votre session est terminée', { exact: true })).toBeHidden();
});

test('GA119 what is refused stays with the reason; reopened, it is sent again', async ({ network }) => {
	const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
	const made = await network.ask('coordination', '/api/v1/gatherings', {
		kind: 'meeting',
		title: 'Close trop tôt',
		group: null,
		date: { day: today, days: 1, from: '09:00', to: '12:00' },
	});
	const forum = `/gatherings/${((await made.json()) as { id: string }).id}`;
	const move = async (state: string) => {
		const moved = await fetch(`${network.server.address}/api/v1${forum}`, {
			method: 'PATCH',
			headers: { cookie: await network.cookieOf('coordination'), 'content-type': 'application/json' },
			body: JSON.stringify({ state }),
		});
		expect(moved.status).toBe(200);
	};
	await register(network, forum, 'Alma Un');
	await move('held');
	const page = await openList(network, forum);
	await page.context().setOffline(true);
	await page.getByLabel('Nom', { exact: true }).fill('Bao Deux');
	await page.getByRole('button', { name: 'Ajouter, présent' }).click();
	await move('closed');
	await page.context().setOffline(false);
	await expect(page.getByText('1 marque est refusée')).toBeVisible();
	await expect(line(page, 'Bao').locator('[data-state=refused]')).toBeVisible();
	await move('held');
	await page.getByRole('button', { name: 'Réessayer' }).click();
	await expect(page.getByText('1 marque est refusée')).toBeHidden();
	await expect(line(page, 'Bao').locator('[data-state=recorded]')).toBeVisible();
	expect((await sheetOf(network, forum)).lines.some(({ name }) => name === 'Bao Deux')).toBe(true);
});

test('GA109 two telephones that differ: the list shows what stands and who recorded it, until somebody settles it', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Deux avis', ['Alma Un']);
	const phones = [await openList(network, forum), await openList(network, forum)] as const;
	for (const phone of phones) await phone.context().setOffline(true);
	await tick(phones[0], 'Alma').click();
	await phones[1].getByRole('button', { name: 'Autre, pour Alma Un' }).click();
	await phones[1].getByLabel('excusé').check();
	await phones[1].getByRole('button', { name: 'Noter', exact: true }).click();
	for (const phone of phones) await phone.context().setOffline(false);
	for (const phone of phones) await expect(phone.getByText('Ce qui tient : présent (matin).')).toBeVisible();

	const [phone] = phones;
	await phone.getByRole('button', { name: 'Autre, pour Alma Un' }).click();
	await expect(phone.getByText('excusé, par C. D.')).toBeVisible();
	await expect(phone.getByText('présent (matin), par C. D.')).toBeVisible();
	await phone.getByLabel('excusé').check();
	await phone.getByRole('button', { name: 'Noter', exact: true }).click();
	for (const each of phones) {
		await expect(each.getByText('Deux téléphones ne disent pas')).toBeHidden();
		await expect(said(each)).toHaveText('0 personne, 0 association');
	}
});
