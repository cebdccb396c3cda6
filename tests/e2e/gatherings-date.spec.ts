import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { PollView } from '#lib/protocol/views/poll.ts';
import { expect, PASSWORD, test, type DemoNetwork } from '../support/demo-network.ts';

/** Days to come, whenever the tests run. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const DAYS = [inDays(60), inDays(67), inDays(74)];

async function makeGathering(network: DemoNetwork, title: string): Promise<string> {
	const input = { kind: 'forum', title, group: null, place: 'Oye-Plage' };
	const made = await network.ask('coordination', '/api/v1/gatherings', input);
	expect(made.status).toBe(201);
	return ((await made.json()) as { id: string }).id;
}

/** As an organiser does, on the page. */
async function askForDates(page: Page, id: string): Promise<void> {
	await page.goto(`/gatherings/${id}/date`);
	for (const [index, day] of DAYS.entries()) await page.fill(`[name=day-${index + 1}]`, day);
	await page.fill('[name=days-3]', '2');
	await page.getByRole('button', { name: 'Demander les dates' }).click();
	await expect(page.getByRole('heading', { name: 'Ce que disent les associations' })).toBeVisible();
}

async function readPoll(network: DemoNetwork, id: string) {
	const answer = await network.ask('coordination', `/api/v1/gatherings/${id}/poll`);
	return ((await answer.json()) as PollView).poll!;
}

async function send(
	network: DemoNetwork,
	who: string,
	method: 'PUT' | 'PATCH',
	path: string,
	body: object,
): Promise<Response> {
	return fetch(network.server.address + path, {
		method,
		headers: { cookie: await network.cookieOf(who), 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}

/** For the one association of this person. */
function say(network: DemoNetwork, who: string, id: string, choices: object): Promise<Response> {
	return send(network, who, 'PUT', `/api/v1/gatherings/${id}/poll/answer`, { choices });
}

/** A training of some days ago. */
async function holdTraining(network: DemoNetwork, title: string): Promise<string> {
	const date = { day: inDays(-3), days: 1, from: '09:00', to: '17:00' };
	const made = await network.ask('coordination', '/api/v1/gatherings', {
		kind: 'training',
		title,
		group: null,
		date,
	});
	const { id } = (await made.json()) as { id: string };
	const held = await send(network, 'coordination', 'PATCH', `/api/v1/gatherings/${id}`, { state: 'held' });
	expect(held.status).toBe(200);
	return id;
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
}

test('GA36 dates are asked for, answered on a telephone by keyboard alone, seen live by others, and one is chosen', async ({
	network,
}) => {
	const id = await makeGathering(network, 'Une date par le clavier');
	const organiser = await network.enter('coordination');
	await askForDates(organiser, id);
	const { dates } = await readPoll(network, id);
	const totals = organiser.locator('tr.total td');
	await expect(totals.first()).toContainText('0 association');

	const telephone = await network.enter('salam-nord-pas-de-calais', { width: 360 });
	await telephone.goto(`/gatherings/${id}/date`);
	await expect(telephone.getByText('Attend votre réponse')).toBeVisible();
	await telephone.locator(`input[name="choice-${dates[0]!.id}"]`).first().focus();
	// yes to the first, if need be to the second, no to the third; then the remark, then the button
	await press(telephone, ['Space', 'Tab', 'Space', 'ArrowRight', 'Tab', 'Space', 'ArrowRight', 'ArrowRight']);
	await press(telephone, ['Tab']);
	await telephone.keyboard.type('À deux.');
	await press(telephone, ['Tab', 'Enter']);
	await expect(telephone.getByText('Votre réponse est enregistrée')).toBeVisible();

	await expect(totals.nth(0)).toContainText('1 association');
	await expect(totals.nth(1)).toContainText('1 au besoin');
	const row = organiser.getByRole('row', { name: /Salam/ });
	await expect(row.getByRole('cell')).toHaveText(['oui', 'au besoin', 'non']);
	await expect(organiser.getByText('À deux.')).toBeVisible();

	const best = organiser.locator('aside li').first();
	await best.getByText('Choisir', { exact: true }).click();
	await best.getByRole('button', { name: /^Choisir/ }).click();
	await expect(organiser.getByText('La date est choisie')).toBeVisible();
	await expect(telephone.getByText('La date est choisie')).toBeVisible();
	const gathering = await network.ask('coordination', `/api/v1/gatherings/${id}`);
	expect(await gathering.json()).toMatchObject({ state: 'planned', date: { day: DAYS[0], days: 1 } });
});

test('GA24 a date that comes while somebody answers takes nothing of what they chose', async ({
	network,
}) => {
	const id = await makeGathering(network, 'Une date de plus');
	const organiser = await network.enter('coordination');
	await askForDates(organiser, id);
	const { dates } = await readPoll(network, id);
	const answering = await network.enter('benevole');
	await answering.goto(`/gatherings/${id}/date`);
	const first = answering.locator(`input[name="choice-${dates[0]!.id}"][value=maybe]`);
	await first.check();
	await answering.getByLabel('Remarque').fill('à confirmer');

	await organiser.locator('summary').filter({ hasText: 'Ajouter une date' }).click();
	const form = organiser.locator('form').filter({ hasText: 'Ajouter cette date' });
	await form.locator('[name=day-1]').fill(inDays(81));
	await form.getByRole('button', { name: 'Ajouter cette date' }).click();
	await expect(answering.locator('input[type=radio][value=yes]')).toHaveCount(4);
	await expect(first).toBeChecked();
	await expect(answering.getByLabel('Remarque')).toHaveValue('à confirmer');
	await answering.getByRole('button', { name: 'Enregistrer ma réponse' }).click();
	await expect(answering.getByText('Votre réponse est enregistrée')).toBeVisible();
	await expect(
		answering
			.getByRole('row', { name: /Steenvoorde/ })
			.getByRole('cell')
			.first(),
	).toHaveText('au besoin');
});

test('GA37 the page answers without JavaScript, at the end of a letter’s link too', async ({ network }) => {
	const id = await makeGathering(network, 'Sans script');
	await askForDates(await network.enter('coordination'), id);
	const page = await network.enter(null, { javaScript: false, width: 360 });
	await page.goto(`/gatherings/${id}/date`);
	await page.getByRole('link', { name: 'Se connecter' }).last().click();
	await page
		.getByLabel(/Adresse/)
		.first()
		.fill('mrap-dunkerque@demo.example');
	await page.getByLabel('Mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Se connecter' }).first().click();
	await expect(page).toHaveURL(new RegExp(`/gatherings/${id}/date$`));
	for (const [index, value] of ['yes', 'no', 'maybe'].entries())
		await page.locator(`input[type=radio][value=${value}]`).nth(index).check();
	await page.getByRole('button', { name: 'Enregistrer ma réponse' }).click();
	await expect(page.getByText('Votre réponse est enregistrée')).toBeVisible();
	const { associations } = await readPoll(network, id);
	const mrap = associations.find(({ id: association }) => association === 'mrap-dunkerque')!;
	expect(Object.values(mrap.choices)).toEqual(['yes', 'no', 'maybe']);
});

test('GA35 the poll over HTTP: read, answered, refused in the form of the contract', async ({ network }) => {
	const id = await makeGathering(network, 'Par l’API');
	await askForDates(await network.enter('coordination'), id);
	const { dates } = await readPoll(network, id);
	const good = await say(network, 'mrap-dunkerque', id, { [dates[1]!.id]: 'yes' });
	expect(good.status).toBe(200);
	expect(((await good.json()) as PollView).poll!.dates[1]).toMatchObject({ yes: 1, people: 1 });
	const outside = await say(network, 'exterieur', id, { [dates[1]!.id]: 'yes' });
	expect(outside.status).toBe(404);
	expect(await outside.json()).toEqual({ error: { code: 'not-found', message: 'not-found' } });
	const wrong = await say(network, 'mrap-dunkerque', id, { [dates[1]!.id]: 'perhaps' });
	expect(wrong.status).toBe(400);
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [360, 1440])
		test(`GA36 axe finds nothing on date, feedback and materials in ${locale} at ${width} px, and none scrolls sideways`, async ({
			network,
		}) => {
			const polled = await makeGathering(network, `Une date pour axe ${locale} ${width}`);
			const organiser = await network.enter('coordination');
			await organiser.goto(`/gatherings/${polled}/date`);
			const unasked = await network.enter('coordination', { locale, width });
			await unasked.goto(`/gatherings/${polled}/date`);
			await noFault(unasked);
			await askForDates(organiser, polled);
			const { dates, associations } = await readPoll(network, polled);
			for (const { id } of associations.slice(0, 12))
				await say(network, id, polled, { [dates[0]!.id]: 'yes', [dates[1]!.id]: 'maybe' });

			const held = await holdTraining(network, `Une formation ${locale} ${width}`);
			for (const [who, path] of [
				['coordination', `/gatherings/${polled}/date`],
				['benevole', `/gatherings/${polled}/date`],
				['coordination', `/gatherings/${held}/feedback`],
				['coordination', `/gatherings/${held}/materials`],
			] as const) {
				const page = await network.enter(who, { locale, width });
				await page.goto(path);
				await noFault(page);
			}
		});

async function noFault(page: Page): Promise<void> {
	// closed parts too
	await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		.analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

test('GA176 feedback is given without JavaScript and read by organisers, question by question', async ({
	network,
}) => {
	const id = await holdTraining(network, 'Une formation à juger');
	const organiser = await network.enter('coordination');
	for (const [index, who] of ['benevole', 'lecture', 'mrap-dunkerque'].entries()) {
		await organiser.goto(`/gatherings/${id}/feedback`);
		await expect(organiser.getByText('Trois réponses au moins')).toBeVisible();
		const page = await network.enter(who, { javaScript: false, width: 360 });
		await page.goto(`/gatherings/${id}/feedback`);
		await page.locator('[name=useful]').nth(index).check();
		await page.locator('[name=again]').first().check();
		await page.locator('[name=helped]').fill(`Mot ${index}`);
		await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
		await expect(page.getByText('Merci, votre avis est gardé.')).toBeVisible();
	}
	await organiser.goto(`/gatherings/${id}/feedback`);
	await expect(organiser.getByText('3 réponses')).toBeVisible();
	for (const index of [0, 1, 2]) await expect(organiser.getByText(`Mot ${index}`)).toBeVisible();
});

test('GA184 a link is added and ordered by keyboard; visitors see only what is public', async ({
	network,
}) => {
	const date = { day: inDays(30), days: 1, from: '09:00', to: '17:00' };
	const input = { kind: 'forum', title: 'Documents à emporter', group: null, date, audience: 'public' };
	const made = await network.ask('coordination', '/api/v1/gatherings', input);
	const { id } = (await made.json()) as { id: string };
	const organiser = await network.enter('coordination');
	await organiser.goto(`/gatherings/${id}/materials`);
	for (const [label, isPublic] of [
		['Plan d’accès', true],
		['Consignes internes', false],
	] as const) {
		const opener = organiser.locator('summary').filter({ hasText: 'Un lien' });
		await opener.focus();
		await organiser.keyboard.press('Enter');
		await organiser.getByLabel('Titre').fill(label);
		await organiser.getByLabel('Adresse').fill(`https://example.org/${label.length}`);
		if (isPublic) {
			await organiser.locator('[name=public]').first().focus();
			await organiser.keyboard.press('Space');
		}
		await organiser
			.locator('form')
			.filter({ hasText: 'Adresse' })
			.getByRole('button', { name: 'Ajouter' })
			.press('Enter');
		await expect(organiser.getByRole('link', { name: label })).toBeVisible();
	}
	await organiser.getByRole('button', { name: /^Monter .*Consignes/ }).press('Enter');
	await expect(organiser.locator('.rows h3')).toHaveText(['Consignes internes', 'Plan d’accès']);
	const visitor = await network.enter(null, { width: 360 });
	await visitor.goto(`/gatherings/${id}/materials`);
	await expect(visitor.locator('.rows h3')).toHaveText(['Plan d’accès']);
	expect(await visitor.content()).not.toContain('Consignes');
});
