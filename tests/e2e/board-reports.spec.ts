import { createHash, randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { textToHash } from '../../src/lib/domain/board/hash-report.ts';
import { shortCode, type Observation, type Revision } from '../../src/lib/domain/board/observation.ts';
import { parisWallClock } from '../../src/lib/domain/time/paris-time.ts';
import { expect, startDemoNetwork, test, type DemoNetwork } from '../support/demo-network.ts';

let network: DemoNetwork & { close(): Promise<void> };
test.beforeAll(async ({ browser }) => {
	network = await startDemoNetwork(browser, undefined, 'tests/support/board-server.ts');
});
test.afterEach(() => network.leave());
test.afterAll(() => network?.close());

const count = (n: number) => ({ kind: 'count', n }) as const;

async function put(path: string, written: Observation | Revision, status = 201): Promise<void> {
	const { id: _, ...said } = written;
	const { of: __, ...body } = said as typeof said & { of?: string };
	const hash = createHash('sha256').update(textToHash(written)).digest('hex');
	const response = await fetch(`${network.server.address}/api/v1/observations/${path}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', cookie: await network.cookieOf('salam') },
		body: JSON.stringify({ ...body, hash }),
	});
	expect([response.status, await response.text()]).toEqual([status, expect.any(String)]);
}

async function report(input: Partial<Observation> = {}): Promise<Observation> {
	const written: Observation = {
		id: randomUUID(),
		site: 'grande-synthe',
		form: 1,
		association: 'salam',
		level: 'network',
		visitedOn: parisWallClock(Date.now()).date,
		visitedAt: '00:05',
		answers: { meals: count(74), present: { kind: 'estimate', least: 60, most: 80, method: 'estimated' } },
		remark: '',
		round: null,
		device: { createdAt: new Date().toISOString(), offset: 60 },
		...input,
	};
	await put(written.id, written);
	return written;
}

async function correct(of: string, n: number): Promise<void> {
	const id = randomUUID();
	const answers = { meals: count(n) };
	await put(`${of}/revisions/${id}`, { id, of, base: of, reason: 'Recompté', answers });
}

const meals = (page: Page) =>
	page.locator('dl.answers > div').filter({ hasText: 'Repas distribués' }).locator('dd');

for (const javaScript of [true, false])
	test(`BD21 a report is corrected on its page, what was noted stays beside it (${javaScript ? 'with' : 'without'} JavaScript)`, async () => {
		const { id } = await report();
		const page = await network.enter('salam', { javaScript });
		await page.goto(`/board/reports/${id}`);
		await expect(meals(page)).toHaveText('74');
		await page.getByText('Corriger ce relevé').click();
		// digits as an Arabic keyboard types them
		await page.getByLabel('Repas distribués').fill('٧٠');
		await page.getByLabel('Pourquoi').first().fill('Deux équipes');
		await page.getByRole('button', { name: 'Garder la correction' }).click();
		await expect(meals(page)).toHaveText('70');
		const history = page.getByRole('region', { name: 'Corrections' });
		await expect(history).toContainText('Deux équipes');
		await expect(history).toContainText('70 au lieu de 74');
		// only what was changed is a correction
		await expect(history.locator('dt')).toHaveCount(1);
		await expect(page.getByText('corrigé une fois')).toBeVisible();
	});

test('BD23 what two people corrected differently is shown, and settled on the page', async () => {
	const { id } = await report();
	await correct(id, 66);
	await correct(id, 90);
	const other = await network.enter('auberge', { javaScript: false });
	await other.goto(`/board/reports/${id}`);
	await expect(other.getByText('Deux versions, à départager')).toBeVisible();
	await expect(other.getByRole('region', { name: 'Repas distribués : deux valeurs' })).toContainText('90');
	await expect(other.getByRole('radio')).toHaveCount(0);
	await expect(other.getByText('Corriger ce relevé')).toHaveCount(0);

	const page = await network.enter('salam', { javaScript: false });
	await page.goto(`/board/reports/${id}`);
	await expect(meals(page)).toHaveText('66');
	const dispute = page.getByRole('region', { name: 'Repas distribués : deux valeurs' });
	await dispute.getByText('90', { exact: true }).click();
	await dispute.getByLabel('Pourquoi').fill('Compté avec l’équipe du matin');
	await dispute.getByRole('button', { name: 'Garder ce choix' }).click();
	await expect(meals(page)).toHaveText('90');
	await expect(page.getByText('Deux versions, à départager')).toHaveCount(0);
});

test('BD9 of two reports under one code somebody says what is right', async () => {
	const first = await report();
	await put(first.id, { ...first, answers: { ...first.answers, meals: count(7) } }, 409);
	const page = await network.enter('coordination', { javaScript: false });
	await page.goto(`/board/reports/${first.id}`);
	const variant = page.getByRole('region', { name: 'Un autre relevé sous le même code' });
	await variant.getByText('7', { exact: true }).click();
	await variant.getByLabel('Pourquoi').fill('Le second est le bon');
	await variant.getByRole('button', { name: 'Garder ce choix' }).click();
	await expect(meals(page)).toHaveText('7');
	await expect(variant).toHaveCount(0);
});

test('BD25 the texts of a report are erased on its page, and it says so', async () => {
	const { id } = await report({ remark: 'Il pleut depuis deux jours.' });
	const page = await network.enter('salam', { javaScript: false });
	await page.goto(`/board/reports/${id}`);
	await expect(page.getByRole('paragraph').filter({ hasText: 'Il pleut' })).toBeVisible();
	await page.getByText('Effacer les textes').click();
	await page.getByLabel('Pourquoi').last().selectOption('On y reconnaît un lieu');
	await page.getByRole('button', { name: 'Effacer pour de bon' }).click();
	await expect(page.getByText('Les textes ont été effacés')).toBeVisible();
	expect(await page.content()).not.toContain('Il pleut');
});

test('BD19 a report is found by the code that somebody reads out, and listed under its day', async () => {
	const { id } = await report({ visitedOn: '2013-05-14', site: 'teteghem' });
	const page = await network.enter('auberge', { javaScript: false });
	await page.goto('/board/reports?month=2013-05');
	await expect(page.getByRole('heading', { name: 'mardi 14 mai 2013' })).toBeVisible();
	await page.getByLabel('Retrouver un relevé par son code').fill(shortCode(id).toLowerCase());
	await page.getByRole('button', { name: 'Chercher' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tétéghem, 14 mai 2013');
	await page.goto('/board/reports?code=2222');
	await expect(page.getByText('Aucun relevé 2222 parmi ceux que vous pouvez lire')).toBeVisible();

	const stranger = await network.enter('emmaus');
	expect((await stranger.goto(`/board/reports/${id}`))!.status()).toBe(404);
	await stranger.goto('/board/reports?month=2013-05');
	await expect(stranger.getByText('Aucun relevé ce mois-ci')).toBeVisible();
});

for (const [locale, width, theme] of [
	['fr', 1440, 'light'],
	['ar', 360, 'dark'],
] as const)
	test(`BD21 the pages of reports can be read by everybody (${locale}, ${width} px, ${theme})`, async () => {
		const first = await report({ remark: 'Il pleut.' });
		await correct(first.id, 66);
		await correct(first.id, 90);
		await put(first.id, { ...first, visitedAt: '01:00' }, 409);
		const page = await network.enter('salam', { locale, width, theme });
		for (const path of ['/board/reports', `/board/reports/${first.id}`]) {
			await page.goto(path);
			for (const summary of await page.locator('main summary').all()) await summary.click();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		}
	});
