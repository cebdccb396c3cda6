import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
	addItem,
	addRoom,
	placeItem,
	setHere,
	type PlanChange,
} from '../../src/lib/domain/gatherings/plan-change.ts';
import type { Plan } from '../../src/lib/domain/gatherings/plan.ts';
import { applyPlanChange } from '../../src/lib/plan/apply-change.ts';
import { parisWallClock } from '../../src/lib/domain/time/paris-time.ts';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import { joinAsScript } from '../support/join-as-script.ts';
import { textOf, waitForKept } from '../support/writing.ts';

const HALL = 'rhall0000000';
const [OPENING, JOURNAL] = ['iopening0000', 'ijournal0000'];
const at = (start: number) => ({ day: 0, start, room: HALL });

interface Made {
	readonly id: string;
	readonly document: string;
}

async function read<T>(network: DemoNetwork, path: string): Promise<T> {
	return (await (await network.ask('coordination', path)).json()) as T;
}

/** A meeting of the Politique group today, of two points one after the other. */
async function makeMeeting(network: DemoNetwork, title: string, input: object = {}): Promise<Made> {
	const response = await network.ask('coordination', '/api/v1/gatherings', {
		kind: 'meeting',
		title,
		group: 'politique',
		place: 'Calais',
		audience: 'public',
		date: { day: parisWallClock(Date.now()).date, days: 1, from: '09:00', to: '18:00' },
		...input,
	});
	expect(response.status).toBe(201);
	const made = (await response.json()) as Made;
	const { plan } = await read<{ plan: Plan }>(network, `/api/v1/gatherings/${made.id}/plan`);
	await arrange(
		network,
		made,
		...[...plan.items, ...plan.rooms].map(({ id }) => setHere(id, false)),
		addRoom(HALL, { name: 'Grande salle', order: 1 }),
		addItem(OPENING, { title: 'Ouverture', kind: 'plenary', minutes: 30, at: at(570) }),
		addItem(JOURNAL, { title: 'Journal des Jungles', kind: 'talk', minutes: 60, at: at(600) }),
	);
	return made;
}

/** Changes its plan as somebody else would, and waits until the server has it. */
async function arrange(
	network: DemoNetwork,
	{ id, document }: Made,
	...changes: readonly PlanChange[]
): Promise<void> {
	const path = `/api/v1/gatherings/${id}/plan`;
	const { sequence } = await read<{ sequence: number }>(network, path);
	const { doc, leave } = await joinAsScript(network, 'coordination', document);
	doc.transact(() => changes.forEach((change) => applyPlanChange(doc, change)));
	await expect
		.poll(async () => (await read<{ sequence: number }>(network, path)).sequence)
		.toBeGreaterThan(sequence);
	leave();
}

let acts = 0;
async function tick(network: DemoNetwork, { id }: Made, name: string, association: string): Promise<void> {
	const cookie = await network.cookieOf('coordination');
	const response = await fetch(
		`${network.server.address}/api/v1/gatherings/${id}/attendance/walkin-${name.toLowerCase()}`,
		{
			method: 'PUT',
			headers: { cookie, 'content-type': 'application/json' },
			body: JSON.stringify({
				...{ mark: 'present', halves: [0], act: `act-e2e-${++acts}`, base: [] },
				person: { name, association },
			}),
		},
	);
	expect(response.status).toBe(200);
}

/** Walks with Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
	const control = page
		.getByRole('button', { name })
		.or(page.getByRole('link', { name }))
		.or(page.getByRole('checkbox', { name }));
	for (let presses = 0; presses < 80; presses++) {
		if (await control.first().evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not lead to ${String(name)}`);
}

test('GA210 a programme goes out with its conflicts said and ticked, then with what changed, live for who reads it', async ({
	network,
}) => {
	const meeting = await makeMeeting(network, 'Diffuser en public');
	const path = `/gatherings/${meeting.id}`;
	const [organiser, reader, visitor] = [
		await network.enter('coordination'),
		await network.enter('lecture', { width: 360 }),
		await network.enter(null),
	];
	await Promise.all([reader.goto(`${path}/released`), visitor.goto(path)]);
	await expect(reader.locator('main')).toContainText('Le programme n’est pas encore diffusé');
	await visitor.getByRole('link', { name: 'Programme', exact: true }).click();
	await expect(visitor.locator('main')).toContainText('Le programme n’est pas encore diffusé');

	await arrange(network, meeting, placeItem(JOURNAL, at(585)));
	await organiser.goto(`${path}/programme`);
	await organiser.getByRole('link', { name: 'Diffuser', exact: true }).click();
	await expect(organiser.getByRole('region', { name: 'Conflits' })).toContainText('Journal des Jungles');
	const send = organiser.getByRole('button', { name: 'Diffuser la version 1' });
	await send.click();
	// the browser asks for the tick
	await expect(organiser.getByRole('checkbox', { name: /Diffuser quand même/ })).toBeFocused();
	await organiser.getByRole('checkbox', { name: /Diffuser quand même/ }).check();
	await send.click();
	await organiser.waitForURL(`**${path}/released`);
	await expect(reader.getByRole('heading', { name: 'Journal des Jungles' })).toBeVisible();
	await visitor.reload();
	await expect(visitor.getByRole('heading', { name: 'Journal des Jungles' })).toBeVisible();
	await expect(visitor.locator('main')).not.toContainText('Conflits');

	await arrange(network, meeting, placeItem(JOURNAL, at(840)));
	await organiser.goto(`${path}/programme/release`);
	await expect(organiser.getByRole('region', { name: 'Conflits' })).toContainText('Aucun');
	const changes = organiser.getByRole('region', { name: 'Ce qui change' });
	await expect(changes).toContainText('avant : 9 h 45 à 10 h 45');
	// somebody moves it while the organiser writes: it is not sent unseen
	await organiser.getByLabel('Ce qui change, en une phrase').fill('Le journal l’après-midi');
	await arrange(network, meeting, placeItem(JOURNAL, at(900)));
	await organiser.getByRole('button', { name: 'Diffuser la version 2' }).click();
	await expect(organiser.getByRole('alert')).toContainText('Le programme a changé pendant que vous lisiez');
	await expect(changes).toContainText('15 h à 16 h');
	await organiser.getByRole('button', { name: 'Diffuser la version 2' }).click();
	await organiser.waitForURL(`**${path}/released`);

	const versions = reader.getByRole('region', { name: 'Versions' });
	await expect(versions).toContainText('Le journal l’après-midi');
	await versions.getByRole('link', { name: 'Version 1' }).click();
	await expect(reader.locator('main')).toContainText('Ancienne version');
	await expect(reader.locator('main')).toContainText('9 h 45 à 10 h 45');
	await reader.getByRole('link', { name: 'Lire la version 2, la dernière' }).click();
	await expect(reader.locator('main')).toContainText('15 h à 16 h');
});

test('GA211 minutes go from attendance to approved, and their decisions to the tasks of the next meeting', async ({
	network,
}) => {
	const meeting = await makeMeeting(network, 'Du compte rendu aux tâches');
	await tick(network, meeting, 'Vera', 'salam-nord-pas-de-calais');
	const page = await network.enter('coordination');
	await page.goto(`/gatherings/${meeting.id}`);
	await page.getByRole('link', { name: 'Compte rendu' }).click();
	await page.getByRole('button', { name: 'Commencer le compte rendu' }).click();
	await page.waitForURL(/\/papers\/[0-9a-f]+$/);
	await waitForKept(page, 'server');
	await expect(textOf(page).locator('table').first()).toContainText('Vera');
	await expect(textOf(page).locator('h2')).toHaveText([
		'Ouverture',
		'Journal des Jungles',
		'Relevé de décisions',
	]);

	await textOf(page).locator('table').last().locator('td').first().click();
	for (const [i, words] of ['Écrire au préfet', 'consensus', 'Salam', '12 juin 2031'].entries()) {
		if (i > 0) await page.keyboard.press('Tab');
		await page.keyboard.type(words);
	}
	await waitForKept(page, 'server');

	const paper = page.url();
	await page.goto(`/gatherings/${meeting.id}/minutes`);
	// somebody comes late: the head says so, and one act brings it up to date, live
	await tick(network, meeting, 'Willi', 'salam-nord-pas-de-calais');
	await expect(page.getByText('L’en-tête n’est plus à jour')).toBeVisible();
	await page.getByRole('button', { name: 'Mettre à jour l’en-tête' }).click();
	await expect(page.getByText('L’en-tête n’est plus à jour')).toBeHidden();

	const decisions = page.getByRole('region', { name: 'Relevé de décisions' });
	await expect(decisions).toContainText('Salam Nord/Pas-de-Calais · pour le 12 juin 2031');
	await decisions.getByRole('button', { name: 'Reprendre les décisions comme tâches' }).click();
	await expect(decisions).toContainText('tâche ouverte');
	const { plan } = await read<{ plan: Plan }>(network, `/api/v1/gatherings/${meeting.id}/plan`);
	expect(plan.tasks.filter(({ line }) => line !== null)).toMatchObject([
		{ what: 'Écrire au préfet', association: 'salam-nord-pas-de-calais', due: '2031-06-12' },
	]);

	await page.getByRole('button', { name: 'Donner à relire' }).click();
	await expect(page.getByText(/Personnes prévenues par lettre\s:\s[1-9]/)).toBeVisible();
	await page.getByRole('checkbox', { name: /Approuver avant la fin/ }).check();
	await page.getByRole('button', { name: 'Approuver le compte rendu' }).click();
	await page.getByRole('link', { name: 'Version 1, approuvée' }).click();
	await expect(page.locator('main')).toContainText('Willi');

	// a correction stands beside what was approved
	await page.goto(paper);
	await waitForKept(page, 'server');
	await textOf(page).locator('h2').first().click();
	await page.keyboard.press('End');
	await page.keyboard.type(' de la séance');
	await waitForKept(page, 'server');
	await page.goto(`/gatherings/${meeting.id}/minutes`);
	await page.getByRole('button', { name: 'Approuver la correction' }).click();
	await expect(page.getByRole('link', { name: 'Version 2, correction' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Version 1, approuvée' })).toBeVisible();

	const next = await makeMeeting(network, 'La suivante', { follows: meeting.id });
	await page.goto(`/gatherings/${next.id}/minutes`);
	const carried = page.getByRole('region', { name: 'Venu de la rencontre précédente' });
	await expect(carried).toContainText('Écrire au préfet');
	await carried.getByRole('link', { name: 'décidé à « Du compte rendu aux tâches »' }).click();
	await page.waitForURL(`**/gatherings/${meeting.id}/minutes`);
});

test('GA212 the same by keyboard only, in Arabic, on a telephone', async ({ network }) => {
	const meeting = await makeMeeting(network, 'بلا فأرة');
	await tick(network, meeting, 'Vera', 'salam-nord-pas-de-calais');
	await arrange(network, meeting, placeItem(JOURNAL, at(585)));
	const page = await network.enter('coordination', { locale: 'ar', width: 360 });
	await page.goto(`/gatherings/${meeting.id}/programme/release`);
	await tabTo(page, /النشر رغم ذلك/);
	await page.keyboard.press('Space');
	await tabTo(page, 'نشر النسخة 1');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/released');

	await page.goto(`/gatherings/${meeting.id}/minutes`);
	await tabTo(page, 'بدء المحضر');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/papers\/[0-9a-f]+$/);
	await page.goto(`/gatherings/${meeting.id}/minutes`);
	await tabTo(page, 'إرسال للمراجعة');
	await page.keyboard.press('Enter');
	await tabTo(page, /الاعتماد قبل انتهاء المراجعة/);
	await page.keyboard.press('Space');
	await tabTo(page, 'اعتماد المحضر');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: 'النسخة 1، معتمدة' })).toBeVisible();
});

test('GA213 begun, given out and approved without JavaScript', async ({ network }) => {
	const meeting = await makeMeeting(network, 'Sans script');
	const page = await network.enter('coordination', { javaScript: false });
	await page.goto(`/gatherings/${meeting.id}/programme/release`);
	await page.getByRole('button', { name: 'Diffuser la version 1' }).click();
	await expect(page.getByRole('heading', { name: 'Ouverture' })).toBeVisible();
	await page.goto(`/gatherings/${meeting.id}/minutes`);
	await page.getByRole('button', { name: 'Commencer le compte rendu' }).click();
	await page.goto(`/gatherings/${meeting.id}/minutes`);
	await page.getByRole('button', { name: 'Donner à relire' }).click();
	await page.getByRole('checkbox', { name: /Approuver avant la fin/ }).check();
	await page.getByRole('button', { name: 'Approuver le compte rendu' }).click();
	await expect(page.getByRole('link', { name: 'Version 1, approuvée' })).toBeVisible();
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [360, 1440])
		test(`GA214 axe finds nothing on these pages in ${locale} at ${width} px, and none scrolls sideways`, async ({
			network,
		}) => {
			const meeting = await makeMeeting(network, 'À regarder de près');
			await arrange(network, meeting, placeItem(JOURNAL, at(585)));
			const page = await network.enter('coordination', {
				locale,
				width,
				theme: width === 360 ? 'dark' : 'light',
			});
			const pages = ['programme/release', 'released', 'minutes'];
			for (const each of pages) await look(page, `/gatherings/${meeting.id}/${each}`);

			await page.goto(`/gatherings/${meeting.id}/programme/release`);
			await page.getByRole('checkbox').check();
			await page.locator('main form button').click();
			await page.waitForURL('**/released');
			await page.goto(`/gatherings/${meeting.id}/minutes`);
			await page.locator('main form button').click();
			await page.waitForURL(/\/papers\//);
			await tick(network, meeting, 'Vera', 'salam-nord-pas-de-calais');
			await arrange(network, meeting, placeItem(JOURNAL, at(700)));
			for (const each of pages) await look(page, `/gatherings/${meeting.id}/${each}`);
		});

async function look(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await expect(page.locator('main h1')).toBeVisible();
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect([path, ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)]).toEqual([path]);
	const sideways = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect([path, sideways]).toEqual([path, 0]);
}
