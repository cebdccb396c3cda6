import AxeBuilder from '@axe-core/playwright';
import { openProgramme } from '../support/arranging.ts';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';

/** Days to come, whenever the tests run. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function make(network: DemoNetwork, input: object): Promise<string> {
	const made = await network.ask('coordination', '/api/v1/gatherings', { group: null, ...input });
	expect(made.status).toBe(201);
	return ((await made.json()) as { id: string }).id;
}

async function send(network: DemoNetwork, who: string, method: 'PATCH' | 'PUT', path: string, body: object) {
	const answer = await fetch(`${network.server.address}/api/v1/gatherings/${path}`, {
		method,
		headers: { cookie: await network.cookieOf(who), 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(answer.status).toBe(200);
}

test('GA221 the programme of a night has an evening and a morning, and is chosen in the form of its date', async ({
	network,
}) => {
	const page = await network.enter('coordination');
	await page.goto('/gatherings/new?kind=vigil');
	await page.getByLabel('Titre').fill('Nuit de veille à préparer');
	await page.getByText('La date est connue').click();
	await page.getByLabel('Premier jour').fill('2013-10-12');
	await page.getByLabel('De', { exact: true }).fill('20:00');
	await page.getByLabel('À', { exact: true }).fill('06:00');
	await expect(page.getByLabel('À', { exact: true })).toHaveAccessibleDescription(/du lendemain matin/);
	await page.getByRole('button', { name: 'Créer la rencontre' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nuit de veille à préparer');
	await expect(page.getByRole('main')).toContainText('samedi 12 octobre 2013, de 20 h à 6 h le lendemain');

	await openProgramme(page, page.url().split('/').at(-1)!);
	await expect(page.locator('[data-day] h3')).toHaveText([
		'samedi 12 octobre 2013',
		'dimanche 13 octobre 2013',
	]);
	await expect(page.locator('[data-conflicts]')).toHaveAttribute('data-conflicts', '0');
	await expect(page.locator('[data-day="1"] .hour').first()).toHaveText('0 h');
	await expect(page.locator('[data-day="1"] .hour').last()).toHaveText('5 h');
});

test('GA227 a programme that was filled before its hours were known is moved by one act, taken back by one', async ({
	network,
}) => {
	const id = await make(network, { kind: 'forum', title: 'Rempli avant la date' });
	const date = { day: '2013-05-25', days: 1, from: '19:00', to: '23:55' };
	await send(network, 'coordination', 'PATCH', id, { date });
	const page = await network.enter('coordination');
	await openProgramme(page, id);
	const whole = page.getByRole('button', { name: 'Décaler tout le programme à 19 h' });
	const starts = page.locator('.programme [data-day="0"] [data-item] .when');
	const before = await starts.allTextContents();
	expect(before[0]).toContain('9');
	await whole.click();
	await expect(starts.first()).toContainText('19');
	await expect(whole).toHaveCount(0);
	await page.locator('body').press('Control+z');
	await expect(whole).toBeVisible();
	expect(await starts.allTextContents()).toEqual(before);
});

test('GA224 a date that waits for my association comes to the home page, and goes once somebody answered for it', async ({
	network,
}) => {
	const id = await make(network, { kind: 'forum', title: 'Quand se voir' });
	const [home, organiser] = [await network.enter('benevole'), await network.enter('coordination')];
	await home.goto('/');
	const item = home.locator('li', { has: home.getByRole('heading', { name: 'Quand se voir' }) });
	await expect(item).toHaveCount(0);

	await organiser.goto(`/gatherings/${id}/date`);
	for (const [index, day] of [inDays(60), inDays(67), inDays(74)].entries())
		await organiser.fill(`[name=day-${index + 1}]`, day);
	await organiser.getByRole('button', { name: 'Demander les dates' }).click();
	await expect(item).toContainText('Date à choisir');
	await expect(item.getByRole('link', { name: 'Dire quand je peux' })).toHaveAttribute(
		'href',
		`/gatherings/${id}/date`,
	);
	await expect(home.getByRole('navigation').first()).toContainText('attend');
	expect((await new AxeBuilder({ page: home }).analyze()).violations).toEqual([]);

	const choices = { [`${inDays(60)}-0900-1700-1`]: 'yes' };
	await send(network, 'terre-d-errance-steenvoorde', 'PUT', `${id}/poll/answer`, { choices });
	await expect(item).toHaveCount(0);
});

test('GA226 a carried task leads back to the gathering that it comes from, and its tick shows in the minutes', async ({
	network,
}) => {
	const before = await make(network, { kind: 'meeting', title: 'Réunion d’avant', group: 'politique' });
	const page = await network.enter('coordination');
	await openProgramme(page, before);
	await page.getByRole('button', { name: 'Ajouter une tâche' }).click();
	await page.locator('[data-part="tasks"]').getByLabel('Quoi').last().fill('Prévenir la mairie');
	await expect(page.locator('[data-kept]')).toHaveAttribute('data-kept', 'server');

	const after = await make(network, { kind: 'meeting', title: 'Réunion d’après', follows: before });
	await openProgramme(page, after);
	const task = page.locator('[data-part="tasks"] li', { hasText: 'Prévenir la mairie' });
	const origin = task.getByRole('link', { name: 'décidé à « Réunion d’avant »' });
	await expect(origin).toHaveAttribute('href', `/gatherings/${before}/minutes`);
	await expect(page.locator('[data-part="tasks"] a')).toHaveCount(1);
	await task.getByRole('checkbox').check();
	await expect(page.locator('[data-kept]')).toHaveAttribute('data-kept', 'server');
	await page.goto(`/gatherings/${after}/minutes`);
	await expect(page.getByRole('listitem').filter({ hasText: 'Prévenir la mairie' })).toContainText('fait');
});
