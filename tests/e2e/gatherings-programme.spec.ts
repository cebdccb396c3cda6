import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
	dragTo,
	enterProgramme,
	factsOf,
	handleOf,
	itemOf,
	makeForum,
	moveByKeys,
	openProgramme,
	pointOf,
	takeUp,
	whenOf,
} from '../support/arranging.ts';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import { startSlowProxy } from '../support/slow-proxy.ts';

const FIRST = 'premier thème';
const SECOND = 'deuxième thème';
const THIRD = 'troisième thème';
const FOURTH = 'quatrième thème';
const OPENING = 'Ouverture';

/** The programme as the server reads it, shown to a page without scripts. */
async function factsOfServer(network: DemoNetwork, gathering: string) {
	const page = await network.enter('coordination', { javaScript: false });
	await page.goto(`/gatherings/${gathering}/programme`);
	const facts = await factsOf(page);
	await page.context().close();
	return facts;
}

const planOf = async (network: DemoNetwork, gathering: string) =>
	(await (await network.ask('coordination', `/api/v1/gatherings/${gathering}/plan`)).json()) as {
		conflicts: unknown[];
		plan: { items: { title: string; at: { start: number; room: string } | null; minutes: number }[] };
	};

async function openItem(page: Page, title: string) {
	await handleOf(page, title).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toBeVisible();
	return dialog;
}

test('GA65 three people arrange one programme at once, one of them away for a while: all end equal, conflicts too, here and on the server', async ({
	network,
}) => {
	test.setTimeout(240_000);
	const forum = await makeForum(network, 'À trois');
	const pages = await Promise.all(
		['coordination', 'benevole', 'terre-d-errance-steenvoorde'].map((who) =>
			enterProgramme(network, who, forum),
		),
	);
	const [one, two, away] = pages as [Page, Page, Page];
	await away.context().setOffline(true);

	const withoutLine = async () => {
		await moveByKeys(away, FIRST, 'ArrowDown', 'ArrowDown', 'ArrowRight');
		await dragTo(away, THIRD, await pointOf(away, 'Grande salle', 840));
		await moveByKeys(away, SECOND, 'Shift+ArrowDown', 'Shift+ArrowDown');
		await dragTo(away, 'Repas partagé', await pointOf(away, 'Salle 1', 750));
		const dialog = await openItem(away, FOURTH);
		await dialog.getByLabel('Titre').press('End');
		await away.keyboard.type(', sans réseau');
		await dialog.getByLabel('Qui anime').fill('E. T.');
		await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
		await dialog.getByRole('button', { name: 'Fermer' }).click();
		await away.getByRole('button', { name: 'Ajouter une tâche' }).click();
		await away.locator('[data-part="tasks"]').getByLabel('Quoi').last().fill('Prévenir la mairie');
		await moveByKeys(away, OPENING, 'ArrowUp');
		await moveByKeys(away, FIRST, 'ArrowDown');
		await expect(away.locator('[data-kept]')).toHaveAttribute('data-kept', 'device');
		await expect(away.getByText('La connexion est coupée')).toBeVisible();
	};
	const withLine = async () => {
		for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown']) await moveByKeys(one, FIRST, key);
		await dragTo(one, SECOND, await pointOf(one, 'Grande salle', 900));
		const dialog = await openItem(one, FOURTH);
		await dialog.getByLabel('Titre').press('Home');
		await one.keyboard.type('Ensemble : ');
		await dialog.getByRole('button', { name: 'Fermer' }).click();
		await moveByKeys(one, OPENING, 'ArrowRight');
	};
	const besides = async () => {
		await dragTo(two, THIRD, await pointOf(two, 'Salle 2', 780));
		await moveByKeys(two, 'Pause', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown');
		const dialog = await openItem(two, SECOND);
		await dialog.getByLabel('Qui anime').fill('E. T.');
		await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
		await dialog.getByLabel('Personnes attendues').fill('40');
		await dialog.getByRole('button', { name: 'Fermer' }).click();
		await two.getByRole('button', { name: 'Salles', exact: true }).click();
		await two.getByRole('dialog').getByLabel('Places').first().fill('25');
		await two.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
	};
	await Promise.all([withoutLine(), withLine(), besides()]);
	await away.context().setOffline(false);

	for (const page of pages) await expect(page.locator('[data-kept]')).toHaveAttribute('data-kept', 'server');
	await expect(itemOf(one, 'Ensemble : Petits groupes : quatrième thème, sans réseau')).toBeVisible();
	const first = await factsOf(one);
	await expect.poll(() => factsOf(two)).toEqual(first);
	await expect.poll(() => factsOf(away)).toEqual(first);
	expect(await factsOfServer(network, forum)).toEqual(first);
	const { conflicts, plan } = await planOf(network, forum);
	expect(conflicts.length).toBeGreaterThan(0);
	await expect(one.locator('.conflicts > li')).toHaveCount(conflicts.length);
	expect(plan.items).toHaveLength(9);
});

test('GA66 a move shows on the others’ pages by itself, 300 ms of added latency away', async ({
	network,
}) => {
	const forum = await makeForum(network, 'De loin');
	const proxy = await startSlowProxy(network.server.address, 150);
	try {
		const one = await enterProgramme(network, 'coordination', forum, {}, proxy.address);
		const two = await enterProgramme(network, 'benevole', forum, {}, proxy.address);
		await two.evaluate(() => ((window as { stays?: boolean }).stays = true));
		await takeUp(one, FIRST);
		const to = await pointOf(one, 'Grande salle', 930);
		await one.mouse.move(to.x, to.y, { steps: 4 });
		await expect(itemOf(two, FIRST)).toContainText('C. D. déplace cette séance');
		await expect(two.locator('.ghost')).toContainText('C. D.');
		const started = Date.now();
		await one.mouse.up();
		await expect.poll(() => whenOf(two, FIRST).textContent(), { intervals: [10] }).toMatch(/15\sh\s30/);
		console.log(`a move under 300 ms of added latency shows after ${Date.now() - started} ms`);
		await expect(itemOf(two, FIRST)).not.toContainText('déplace');
		expect(await two.evaluate(() => (window as { stays?: boolean }).stays)).toBe(true);
	} finally {
		await proxy.close();
	}
});

test('GA61 an item is dragged across rooms and hours, to the shelf and back, and stretched at its end', async ({
	network,
}) => {
	const forum = await makeForum(network, 'À la souris');
	const page = await enterProgramme(network, 'coordination', forum);
	await dragTo(page, FIRST, await pointOf(page, 'Grande salle', 905));
	await expect(whenOf(page, FIRST)).toHaveText(/15\sh\s05\sà\s16\sh\s20\s*Grande\ssalle/);

	const shelf = page.locator('[data-shelf]');
	const place = (await shelf.boundingBox())!;
	await dragTo(page, FIRST, { x: place.x + 200, y: place.y + 40 });
	await expect(shelf.locator('[data-item]')).toHaveCount(1);
	await dragTo(page, FIRST, await pointOf(page, 'Salle 2', 960));
	await expect(whenOf(page, FIRST)).toHaveText(/16\sh\sà\s17\sh\s15\s*Salle\s2/);

	await itemOf(page, FIRST).hover();
	const end = (await itemOf(page, FIRST).locator('.end').boundingBox())!;
	await page.mouse.move(end.x + end.width / 2, end.y + 4);
	await page.mouse.down();
	await page.mouse.move(end.x + end.width / 2, end.y + 14, { steps: 3 });
	const longer = await pointOf(page, 'Salle 2', 1065);
	await page.mouse.move(longer.x, longer.y - 2, { steps: 5 });
	await page.mouse.up();
	await expect(whenOf(page, FIRST)).toHaveText(/16\sh\sà\s17\sh\s45/);
	await expect
		.poll(async () => (await planOf(network, forum)).plan.items.find(({ title }) => title.includes(FIRST)))
		.toMatchObject({
			at: { start: 960 },
			minutes: 105,
		});
});

test('GA61 a drag that is given up leaves the item where it was', async ({ network }) => {
	const forum = await makeForum(network, 'Lâchée');
	const page = await enterProgramme(network, 'coordination', forum);
	const before = await whenOf(page, FIRST).textContent();
	await takeUp(page, FIRST);
	await page.mouse.move(5, 5, { steps: 4 });
	await page.mouse.up();
	await expect(page.locator('[data-said]')).toContainText('reste où elle était');
	expect(await whenOf(page, FIRST).textContent()).toBe(before);
});

test('GA61 in a right-to-left page an item goes where the pointer is', async ({ network }) => {
	const forum = await makeForum(network, 'De droite à gauche');
	const page = await enterProgramme(network, 'coordination', forum, { locale: 'ar' });
	const [first, last] = await Promise.all(
		['Grande salle', 'Salle 2'].map((room) => pointOf(page, room, 900)),
	);
	expect(first!.x).toBeGreaterThan(last!.x);
	await dragTo(page, FIRST, last!);
	await expect(whenOf(page, FIRST)).toContainText('Salle 2');
	await expect(whenOf(page, FIRST)).toContainText('15:00');
	await moveByKeys(page, FIRST, 'ArrowRight');
	await expect(whenOf(page, FIRST)).toContainText('Salle 1');
});

test('GA62 everything is arranged by keys alone, and what happens is announced', async ({ network }) => {
	const forum = await makeForum(network, 'Au clavier', 2);
	const page = await enterProgramme(network, 'coordination', forum);
	await handleOf(page, FIRST).focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.locator('[data-said]')).toHaveText(
		/10\sh\s45\sà\s12\sh,\sSalle\s1\.\sEntrée\spour\sposer/,
	);
	await expect(page.locator('.ghost')).toHaveCount(1);
	await page.keyboard.press('Escape');
	await expect(page.locator('[data-said]')).toContainText('reste où elle était');
	await expect(whenOf(page, FIRST)).toContainText('10 h 30 à 11 h 45');

	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowUp');
	await page.keyboard.press('PageDown');
	await page.keyboard.press('Enter');
	await expect(whenOf(page, FIRST)).toHaveText(/10\sh\s30\sà\s11\sh\s30\s*Salle\s2/);
	await expect(page.locator('[data-day="1"] [data-item]')).toHaveCount(1);
	await expect(handleOf(page, FIRST)).toBeFocused();
	await expect(page.locator('[data-said]')).toContainText('dimanche 26 mai 2013');

	// without Enter: who walks away lets it go
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Tab');
	await expect(whenOf(page, FIRST)).toContainText('Salle 1');

	await handleOf(page, FIRST).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(handleOf(page, FIRST)).toBeFocused();
	await page.keyboard.press('Control+z');
	await expect(whenOf(page, FIRST)).toContainText('Salle 2');
	await page.keyboard.press('Control+Shift+z');
	await expect(whenOf(page, FIRST)).toContainText('Salle 1');
});

test('GA67 the list arranges by a small form, also on a telephone', async ({ network }) => {
	const forum = await makeForum(network, 'En liste', 2);
	for (const width of [1440, 360]) {
		const page = await network.enter('coordination', { width });
		await openProgramme(page, forum);
		if (width > 600) await page.getByRole('link', { name: 'Liste' }).click();
		const item = itemOf(page, width > 600 ? FIRST : SECOND);
		await item.locator('summary').click();
		await item.getByLabel('Jour').selectOption({ index: 1 });
		await item.getByLabel('Début').fill('14:10');
		await item.getByLabel('Durée').selectOption('45');
		await item.getByLabel('Salle').selectOption({ label: 'Grande salle' });
		await item.getByRole('button', { name: 'Déplacer ici' }).click();
		await expect(item.locator('.when')).toHaveText(/14\sh\s10\s*à\s14\sh\s55\s*Grande\ssalle/);
		await expect(page.locator('[data-day="1"]').locator(item)).toBeVisible();
		await page.context().close();
	}
	const { conflicts } = await planOf(network, forum);
	expect(conflicts).toHaveLength(1);
});

test('GA68 undo takes back one’s own acts and nobody else’s', async ({ network }) => {
	const forum = await makeForum(network, 'Chacun les siens');
	const [one, two] = await Promise.all(
		['coordination', 'benevole'].map((who) => enterProgramme(network, who, forum)),
	);
	await moveByKeys(one!, FIRST, 'ArrowDown');
	await expect(whenOf(two!, FIRST)).toContainText('10 h 45');
	await moveByKeys(two!, SECOND, 'ArrowDown');
	await expect(whenOf(one!, SECOND)).toContainText('10 h 45');
	await one!.getByRole('button', { name: 'Annuler ma dernière action' }).click();
	await expect(whenOf(two!, FIRST)).toContainText('10 h 30');
	await expect(whenOf(two!, SECOND)).toContainText('10 h 45');
	await expect(one!.getByRole('button', { name: 'Annuler ma dernière action' })).toBeDisabled();
	await one!.getByRole('button', { name: 'Rétablir' }).click();
	await expect(whenOf(two!, FIRST)).toContainText('10 h 45');
});

test('GA69 what is taken out comes back whole, by whomever', async ({ network }) => {
	const forum = await makeForum(network, 'Retirée');
	const [one, two] = await Promise.all(
		['coordination', 'benevole'].map((who) => enterProgramme(network, who, forum)),
	);
	const before = await factsOf(one!);
	const dialog = await openItem(one!, FIRST);
	await dialog.getByRole('button', { name: 'Retirer du programme' }).click();
	await expect(itemOf(two!, FIRST)).toHaveCount(0);
	await two!.locator('[data-part="removed"] summary').click();
	await two!.getByRole('button', { name: /Remettre .*premier thème/ }).click();
	await expect.poll(() => factsOf(one!)).toEqual(before);

	await one!.getByRole('button', { name: 'Salles', exact: true }).click();
	await one!.getByRole('button', { name: 'Retirer Salle 1' }).click();
	await one!.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
	await expect(two!.locator('[data-shelf] [data-item]')).toHaveCount(2);
	await one!.keyboard.press('Control+z');
	await expect.poll(() => factsOf(two!)).toEqual(before);
});

test('GA70 conflicts are said in words on every page, on each item, and settled by one click', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Conflit');
	const [one, reader] = await Promise.all(
		['coordination', 'lecture'].map((who) => enterProgramme(network, who, forum)),
	);
	for (const title of [FIRST, SECOND]) {
		const dialog = await openItem(one!, title);
		await dialog.getByLabel('Qui anime').fill('E. T.');
		await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
		await dialog.getByRole('button', { name: 'Fermer' }).click();
	}
	for (const page of [one!, reader!]) {
		await expect(page.locator('.conflicts')).toContainText(
			'E. T. anime deux séances qui se chevauchent, de 10 h 30 à 11 h 45',
		);
		await expect(itemOf(page, FIRST).locator('.warn')).toContainText('E. T. est aussi ailleurs à 10 h 30');
	}
	await expect(reader!.locator('.conflicts button')).toHaveCount(2);
	expect((await planOf(network, forum)).conflicts).toHaveLength(1);
	await dragTo(one!, 'Repas partagé', await pointOf(one!, 'Salle 1', 990));
	await one!.locator('.conflicts button', { hasText: 'à 11 h 45' }).first().click();
	for (const page of [one!, reader!])
		await expect(page.locator('[data-conflicts]')).toHaveAttribute('data-conflicts', '0');
	expect((await planOf(network, forum)).conflicts).toEqual([]);
});

test('GA71 the words of an item are shared letter by letter, and one sees who writes where', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Lettre à lettre');
	const [one, two] = await Promise.all(
		['coordination', 'benevole'].map((who) => enterProgramme(network, who, forum)),
	);
	const [mine, theirs] = [await openItem(one!, FIRST), await openItem(two!, FIRST)];
	await mine.getByLabel('Notes').focus();
	await expect(theirs.getByText('C. D. écrit ici')).toBeVisible();
	await mine.getByLabel('Notes').pressSequentially('Apporter ');
	await theirs.getByLabel('Notes').press('End');
	await mine.getByLabel('Titre').press('End');
	await Promise.all([
		mine.getByLabel('Titre').pressSequentially(' A'),
		theirs.getByLabel('Notes').pressSequentially('des chaises'),
	]);
	for (const dialog of [mine, theirs]) {
		await expect(dialog.getByLabel('Notes')).toHaveValue('Apporter des chaises');
		await expect(dialog.getByLabel('Titre')).toHaveValue(/ A$/);
	}
	await mine.getByRole('button', { name: 'Fermer' }).click();
	await expect(itemOf(one!, FIRST)).toContainText('B. V. modifie cette séance');
});

test('GA72 tasks, logistics and shifts are taken by associations, and what is missing follows', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Qui fait quoi');
	const [page, other] = await Promise.all(
		['coordination', 'benevole'].map((who) => enterProgramme(network, who, forum)),
	);
	const missing = other!.locator('[data-part="missing"] li', { hasText: 'Réserver les salles' });
	await expect(missing).toContainText('personne encore');
	const tasks = page!.locator('[data-part="tasks"]');
	const task = tasks.locator('li', { hasText: 'Réserver les salles' });
	await task.locator('summary').click();
	await task.getByLabel('Pour quand').fill('2013-04-12');
	await task.getByLabel('Qui s’en charge').selectOption({ label: 'Le Carrefour des Solidarités' });
	await expect(missing).toContainText('en retard');
	await task.getByRole('checkbox').check();
	await expect(missing).toHaveCount(0);
	await expect(other!.locator('[data-part="tasks"] li', { hasText: 'Réserver les salles' })).toContainText(
		'12 avril',
	);
	await expect(other!.locator('[data-part="tasks"]')).toContainText('1 sur 8 faites');

	const supply = page!.locator('[data-part="supplies"] li', { hasText: 'Vidéoprojecteur' });
	await supply.locator('summary').click();
	await supply.getByLabel('Combien').fill('2');
	await supply.getByLabel('Combien').press('Tab');
	await supply.getByLabel('Qui l’apporte').selectOption({ label: 'Le Carrefour des Solidarités' });
	await expect(other!.locator('[data-part="supplies"] li').first()).toContainText('× 2');

	const shift = page!.locator('[data-part="shifts"] li', { hasText: 'Rangement' });
	await expect(shift).toContainText('il en manque 4');
	await shift.locator('summary').click();
	await shift.getByLabel('Une association de plus').selectOption({ label: 'Le Carrefour des Solidarités' });
	await shift.getByLabel('Le Carrefour des Solidarités envoie').fill('3');
	await shift.getByLabel('Le Carrefour des Solidarités envoie').press('Enter');
	await shift.getByLabel('Pour quoi').focus();
	await expect(other!.locator('[data-part="shifts"] li', { hasText: 'Rangement' })).toContainText(
		'il en manque 1',
	);
});

test('GA73 somebody of the network who does not organise sees everything change and changes nothing', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Pour lire');
	const [one, reader] = await Promise.all(
		['coordination', 'lecture'].map((who) => enterProgramme(network, who, forum)),
	);
	await expect(reader!.getByText('Vous lisez')).toBeVisible();
	for (const name of ['Ajouter une séance', 'Salles', 'Ajouter une tâche', 'Modifier'])
		await expect(reader!.getByRole('button', { name, exact: true })).toHaveCount(0);
	await expect(reader!.locator('[data-part="tasks"] input').first()).toBeDisabled();
	const before = await factsOf(reader!);
	await handleOf(reader!, FIRST).focus();
	await reader!.keyboard.press('ArrowDown');
	await reader!.keyboard.press('ArrowRight');
	await expect(itemOf(reader!, FIRST)).not.toHaveAttribute('draggable', 'true');
	const [from, to] = [
		await itemOf(reader!, FIRST).boundingBox(),
		await pointOf(reader!, 'Grande salle', 930),
	];
	await reader!.mouse.move(from!.x + 20, from!.y + 5);
	await reader!.mouse.down();
	await reader!.mouse.move(to.x, to.y, { steps: 5 });
	await reader!.mouse.up();
	await openItem(reader!, SECOND);
	await expect(reader!.getByRole('dialog').getByRole('textbox')).toHaveCount(0);
	await reader!.keyboard.press('Escape');
	expect(await factsOf(reader!)).toEqual(before);
	await moveByKeys(one!, FIRST, 'ArrowDown');
	await expect(whenOf(reader!, FIRST)).toContainText('10 h 45');
});

test('GA74 without scripts programme, conflicts and tasks are read, as a grid and as a list', async ({
	network,
}) => {
	const forum = await makeForum(network, 'Sans scripts');
	const live = await enterProgramme(network, 'coordination', forum);
	await moveByKeys(live, FIRST, 'ArrowRight');
	await expect(live.locator('[data-kept]')).toHaveAttribute('data-kept', 'server');
	const page = await network.enter('lecture', { javaScript: false });
	await page.goto(`/gatherings/${forum}/programme`);
	expect(await factsOf(page)).toEqual(await factsOf(live));
	await expect(page.locator('.conflicts')).toContainText('deux séances à la fois');
	await expect(page.locator('.room').first()).toBeVisible();
	await page.getByRole('link', { name: 'Liste' }).click();
	await expect(page.locator('.room').first()).toBeHidden();
	await expect(itemOf(page, FIRST)).toBeVisible();
	expect((await page.goto(`/gatherings/${forum}/programme`))?.status()).toBe(200);
	const outside = await network.enter('exterieur');
	expect((await outside.goto(`/gatherings/${forum}/programme`))?.status()).toBe(404);
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [1440, 360])
		test(`UI80 the programme has no fault that axe finds and never scrolls sideways: ${locale}, ${width} px`, async ({
			network,
		}) => {
			const forum = await makeForum(network, `Axe ${locale} ${width}`, 2);
			const page = await enterProgramme(network, 'coordination', forum, { locale, width });
			await moveByKeys(page, FIRST, locale === 'ar' ? 'ArrowLeft' : 'ArrowRight');
			const check = async (what: string) => {
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
					.analyze();
				expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]!.html.slice(0, 200)}`)).toEqual(
					[],
				);
				expect(
					await page.evaluate(
						() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
					),
				).toBeLessThanOrEqual(0);
			};
			await check('page');
			await page.locator('[data-part="tasks"] summary').first().click();
			await check('a row that is edited');
			await handleOf(page, FIRST).click();
			await check('an item');
			await page.keyboard.press('Escape');
			await page.locator('.acts button').nth(1).click();
			await check('rooms');
		});

test('UI81 the JavaScript of a cold load of the programme stays within 170 kB', async ({ network }) => {
	const forum = await makeForum(network, 'À peser');
	const page = await network.enter('coordination');
	const sizes: Promise<number>[] = [];
	page.on('requestfinished', (request) => {
		if (new URL(request.url()).pathname.endsWith('.js'))
			sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
	});
	await openProgramme(page, forum);
	await page.waitForLoadState('networkidle');
	const kilobytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
	console.log(`JavaScript of a cold load: programme ${kilobytes.toFixed(1)} kB of 170`);
	expect(kilobytes).toBeLessThanOrEqual(170);
});
