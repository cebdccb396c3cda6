import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/demo-network.ts';
import { lettersTo, linkIn, listed, openForum, register, SALAM } from '../support/registration-forum.ts';

const STEENVOORDE = 'terre-d-errance-steenvoorde';
/** Its scripts run. */
async function awake(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
}

/** By the Tab key alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let n = 0; n < 60; n += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('the keyboard does not get there');
}

test('GA80 a member registers, says what they need, and the organisers see it without reloading', async ({
	network,
}) => {
	const forum = await openForum(network, 'Forum des membres');
	const organiser = await network.enter('coordination');
	await organiser.goto(`${forum}/registrations`);
	await expect(organiser.getByText('Personne encore', { exact: true })).toBeVisible();
	await awake(organiser);

	const page = await network.enter('benevole');
	await page.goto(forum);
	await page.getByRole('link', { name: 'Inscriptions' }).click();
	await awake(page);
	await page.getByLabel('Fonction').fill('bénévole');
	await page.getByText('De quoi avez-vous besoin').click();
	await page.getByLabel('Un accès facile').check();
	await page.getByLabel('Précisions').fill('je viens en fauteuil');
	await page.getByRole('button', { name: 'S’inscrire' }).click();
	await expect(page.getByText('Vous avez une place, pour Terre d’Errance Steenvoorde.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Votre place' })).toBeFocused();
	await expect(page.getByText('1 personne, 1 association')).toBeVisible();

	await expect(organiser.getByText('je viens en fauteuil')).toBeVisible();
	await expect(organiser.getByRole('row', { name: 'Un accès facile 1' })).toBeVisible();
	// nobody else of the network
	const other = await network.enter('lecture');
	await other.goto(`${forum}/registrations`);
	await expect(other.getByText('1 personne, 1 association')).toBeVisible();
	expect(await other.content()).not.toContain('je viens en fauteuil');
	expect(await other.content()).not.toContain('B. V.');

	await page.getByText('Rendre la place', { exact: true }).click();
	await page.getByRole('button', { name: 'Rendre ma place' }).click();
	await expect(page.getByText('Votre place est rendue.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'S’inscrire' })).toBeVisible();
	expect((await listed(network, forum)).totals).toEqual({ in: 0, waiting: 0, associations: 0 });
	for (const each of [organiser, page, other]) await each.context().close();
});

test('GA89 a referent registers people by name, by keyboard only; the last one waits', async ({
	network,
}) => {
	const forum = await openForum(network, 'Forum des référents', { registration: { perAssociation: 1 } });
	const page = await network.enter(SALAM);
	await page.goto(`${forum}/registrations`);
	await awake(page);
	for (const [name, answer] of [
		['V. Clavier', 'V. Clavier a une place.'],
		['W. Clavier', 'W. Clavier est en liste d’attente.'],
	] as const) {
		await tabTo(page, page.getByText('Inscrire quelqu’un'));
		await page.keyboard.press('Enter');
		await tabTo(page, page.getByRole('combobox', { name: 'Nom', exact: true }));
		await page.keyboard.type(name);
		await page.keyboard.press('Enter');
		await expect(page.getByText(answer)).toBeVisible();
	}
	const line = page.getByRole('listitem').filter({ hasText: 'W. Clavier' });
	await expect(line.getByText('en attente, n° 1')).toBeVisible();
	const first = page.getByRole('listitem').filter({ hasText: 'V. Clavier' });
	for (const next of [
		first.getByText('Modifier'),
		first.getByText('Rendre la place de V. Clavier').first(),
		first.getByRole('button', { name: 'Rendre la place de V. Clavier' }),
	]) {
		await tabTo(page, next);
		await page.keyboard.press('Enter');
	}
	await expect(page.getByText('en attente, n° 1')).toHaveCount(0);
	expect((await listed(network, forum)).registrations.map(({ name, state }) => [name, state])).toEqual([
		['W. Clavier', 'in'],
	]);
	await page.context().close();
});

test('GA92 an organiser puts somebody else in a waiting place; the order stays; the file holds no formula and no need', async ({
	network,
}) => {
	const forum = await openForum(network, 'Forum des remplaçants', { registration: { overall: 1 } });
	for (const name of ['A. Un', '=1+1', 'C. Trois']) await register(network, forum, name);
	const page = await network.enter('coordination');
	await page.goto(`${forum}/registrations`);
	await awake(page);
	await expect(page.getByText('1 personne, 1 association, 2 en attente')).toBeVisible();
	const line = page.getByRole('listitem').filter({ hasText: '=1+1' }).first();
	await line.getByText('Modifier').click();
	await line.getByText('Nommer quelqu’un à la place de').click();
	await line.getByLabel('Nom').fill('C. Trois');
	await line.getByRole('button', { name: 'Donner la place' }).click();
	await expect(line.getByText('est déjà sur la liste')).toBeVisible();
	await line.getByLabel('Nom').fill('=2+2');
	await line.getByRole('button', { name: 'Donner la place' }).click();
	await expect(page.getByRole('region', { name: 'Liste d’attente' }).getByRole('listitem')).toHaveText([
		/^=2\+2/,
		/^C\. Trois/,
	]);
	const file = await network.ask('coordination', `${forum}/registrations/list.csv`);
	expect(file.headers.get('content-disposition')).toContain('attachment');
	const lines = (await file.text()).split('\r\n');
	expect(lines[0]).toContain('nom;Association;organisation;fonction;état;rang');
	expect(lines.find((each) => each.includes('2+2'))).toMatch(/^'=2\+2;.*;attente;1;/);
	for (const who of [SALAM, 'benevole'])
		expect((await network.ask(who, `${forum}/registrations/list.csv`)).status).toBe(403);
	await page.context().close();
});

test('GA97 somebody from outside registers without JavaScript, by the link of a letter', async ({
	network,
}) => {
	const forum = await openForum(network, 'Forum public', {
		audience: 'public',
		registration: { overall: 1 },
	});
	const page = await network.enter(null, { javaScript: false, width: 360 });
	// from the gathering's own page; what is wrong is said on the page of registration
	await page.goto(forum);
	await page.getByLabel('Votre nom').fill('Olga Dehors');
	await page.getByLabel('Organisation').fill('Mairie');
	await page.getByLabel('Adresse e-mail').fill('pas une adresse');
	// the browser holds it back; whoever sends it all the same is told
	await page.evaluate(() => document.querySelector('form[action*="ask"]')!.setAttribute('novalidate', ''));
	await page.getByRole('button', { name: 'Recevoir la lettre' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByLabel('Votre nom')).toHaveValue('Olga Dehors');
	await page.getByLabel('Adresse e-mail').fill('olga@dehors.example');
	await page.getByRole('button', { name: 'Recevoir la lettre' }).click();
	await expect(page.getByText('Regardez votre courrier')).toBeVisible();

	const [letter] = await lettersTo(network, 'olga@dehors.example');
	const link = linkIn(network, letter);
	// a mail scanner opens it, and then she does
	for (let n = 0; n < 2; n += 1) expect((await fetch(link)).status).toBe(200);
	expect((await listed(network, forum)).totals.in).toBe(0);
	await page.goto(link);
	await page.getByText('De quoi avez-vous besoin').click();
	await page.getByLabel('Un repas particulier').check();
	await page.getByRole('button', { name: 'Confirmer mon inscription' }).click();
	await expect(page.getByText('Olga Dehors a une place.')).toBeVisible();
	expect((await listed(network, forum)).totals.in).toBe(1);
	expect((await page.goto(link))?.status()).toBe(410);
	await expect(page.getByRole('heading', { name: 'Ce lien a déjà servi' })).toBeVisible();

	const [, second] = await lettersTo(network, 'olga@dehors.example', 2);
	expect(second!.subject).toContain('Place confirmée');
	expect(second!.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
		['rencontre.ics', 'text/calendar'],
	]);
	const place = linkIn(network, second);
	expect((await register(network, forum, 'W. Attend')).status).toBe(201);
	await page.goto(place);
	await page.getByText('Nommer quelqu’un à votre place').click();
	await page.getByLabel('Nom').fill('W. Attend');
	await page.getByRole('button', { name: 'Donner la place' }).click();
	// another person of that name comes for an association: no clash
	await expect(page.getByText('La place est donnée.')).toBeVisible();
	expect((await page.goto(place))?.status()).toBe(410);
	expect((await listed(network, forum)).registrations.map(({ name, state }) => [name, state])).toEqual([
		['W. Attend', 'waiting'],
		['W. Attend', 'in'],
	]);
	await page.context().close();
});

test('GA101 a place is given up by the link of a letter, and the next is told', async ({ network }) => {
	const forum = await openForum(network, 'Forum rendu', { audience: 'public', registration: { overall: 1 } });
	const page = await network.enter(null, { locale: 'ar' });
	await page.goto(`${forum}/registrations`);
	await page.locator('input[name=name]').fill('Paul Dehors');
	await page.locator('input[name=email]').fill('paul@dehors.example');
	await page.getByRole('button', { name: 'أرسلوا لي الرسالة' }).click();
	await expect(page.getByText('انظروا بريدكم')).toBeVisible();
	await page.goto(linkIn(network, (await lettersTo(network, 'paul@dehors.example'))[0]));
	await awake(page);
	await page.getByRole('button', { name: 'أؤكّد تسجيلي' }).click();
	await expect(page.getByText('لديه مكان')).toBeVisible();
	const member = await network.ask('benevole', `/api/v1${forum}/registrations`, { association: STEENVOORDE });
	expect(await member.json()).toMatchObject({ state: 'waiting' });
	await awake(page);
	await page.getByText('أعيدوا المكان').click();
	await page.getByRole('button', { name: 'أعيد مكاني' }).click();
	await expect(page.getByText('أُعيد مكانكم.')).toBeVisible();
	await expect
		.poll(async () =>
			(await lettersTo(network, 'benevole@demo.example'))
				.filter(({ subject }) => subject!.endsWith('Forum rendu'))
				.map(({ subject }) => subject!.split('\u00a0')[0]),
		)
		.toEqual(['En liste d’attente', 'Une place s’est libérée']);
	await page.context().close();
});

test('GA94 over HTTP, 1,000 at once for the last 10 places: 10 are in, the rest wait in order', async ({
	network,
}) => {
	test.setTimeout(180_000);
	const forum = await openForum(network, 'Forum couru', { registration: { perAssociation: 12 } });
	for (const name of ['V. premier', 'V. second']) await register(network, forum, name);
	const outcomes = await Promise.all(
		Array.from({ length: 1000 }, async (_, n) => {
			const response = await register(network, forum, `V. ${n}`);
			expect(response.status).toBe(201);
			return (await response.json()) as { id: string; state: 'in' | 'waiting' };
		}),
	);
	expect(outcomes.filter(({ state }) => state === 'in')).toHaveLength(10);
	const { totals, registrations } = await listed(network, forum);
	expect(totals).toEqual({ in: 12, waiting: 990, associations: 1 });
	const waiting = registrations.filter(({ state }) => state === 'waiting');
	expect(waiting.map(({ rank }) => rank)).toEqual(Array.from({ length: 990 }, (_, n) => n + 1));
	expect(new Set(waiting.map(({ id }) => id))).toEqual(
		new Set(outcomes.filter(({ state }) => state === 'waiting').map(({ id }) => id)),
	);
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [360, 1440] as const)
		test(`GA104 axe finds nothing on the pages of registration in ${locale} at ${width} px, and none scrolls sideways`, async ({
			network,
		}) => {
			test.setTimeout(180_000);
			const forum = await openForum(network, `Forum lisible ${locale} ${width}`, {
				audience: 'public',
				registration: { perAssociation: 2 },
			});
			for (const name of ['A. Un', 'B. Deux', 'C. Trois']) await register(network, forum, name);
			await network.ask('benevole', `/api/v1${forum}/registrations`, { association: STEENVOORDE });
			const address = `axe-${locale}-${width}@dehors.example`;
			const outside = await network.enter(null, { locale, width });
			await outside.goto(`${forum}/registrations`);
			const all = await findings(outside, 'outside');
			await outside.locator('input[name=name]').fill('Olga Dehors');
			await outside.locator('input[name=email]').fill(address);
			await outside.locator('form[action*=ask] button').click();
			await outside.goto(linkIn(network, (await lettersTo(network, address))[0]));
			all.push(...(await findings(outside, 'confirm')));
			await outside.locator('form button.large').click();
			await outside.waitForURL(/\/place\?/);
			all.push(...(await findings(outside, 'place')));
			await outside.context().close();
			for (const who of ['coordination', SALAM, 'benevole', 'lecture', 'exterieur']) {
				const page = await network.enter(who, { locale, width });
				await page.goto(`${forum}/registrations`);
				all.push(...(await findings(page, who)));
				await page.context().close();
			}
			expect(all).toEqual([]);
		});

/** With everything unfolded. */
async function findings(page: Page, where: string): Promise<string[]> {
	await page.evaluate(() => {
		for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
	});
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const sideways = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	return [
		...violations.map(
			({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
		),
		...(sideways > 0 ? [`${where}: scrolls ${sideways} px sideways`] : []),
	];
}
