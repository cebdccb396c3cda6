import AxeBuilder from '@axe-core/playwright';
import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { textToHash } from '../../src/lib/domain/board/hash-report.ts';
import type { Observation } from '../../src/lib/domain/board/observation.ts';
import { daysLater, parisWallClock } from '../../src/lib/domain/time/paris-time.ts';
import type { BoardView } from '../../src/lib/protocol/views/board.ts';
import { expect, startDemoNetwork, test, type DemoNetwork } from '../support/demo-network.ts';

let network: DemoNetwork & { close(): Promise<void> };
test.beforeAll(async ({ browser }) => {
	network = await startDemoNetwork(browser, undefined, 'tests/support/board-server.ts');
});
test.afterEach(() => network.leave());
test.afterAll(() => network?.close());

const today = () => parisWallClock(Date.now()).date;
const SITE = 'grande-synthe';
const card = (page: Page, site = SITE) => page.locator(`[data-site="${site}"]:is(article)`);
const figure = (page: Page, item: string, site = SITE) => card(page, site).locator(`[data-item="${item}"]`);

/** A report, sent as the form on a phone sends it. */
async function report(who: string, input: Partial<Observation> = {}): Promise<Observation> {
	const written: Observation = {
		id: randomUUID(),
		site: SITE,
		form: 1,
		association: who.replace('-bis', ''),
		level: 'network',
		visitedOn: today(),
		visitedAt: '00:05',
		answers: { meals: { kind: 'count', n: 74 } },
		remark: '',
		round: null,
		device: { createdAt: new Date().toISOString(), offset: 60 },
		...input,
	};
	const hash = createHash('sha256').update(textToHash(written)).digest('hex');
	const response = await fetch(`${network.server.address}/api/v1/observations/${written.id}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', cookie: await network.cookieOf(who) },
		body: JSON.stringify({ ...written, hash }),
	});
	expect([response.status, await response.text()]).toEqual([201, expect.any(String)]);
	return written;
}

/** The board, once it listens: what it asks the server for from then on is noted. */
async function openBoard(who: string): Promise<{ page: Page; asked: string[] }> {
	const page = await network.enter(who);
	const granted = page
		.waitForEvent('websocket')
		.then((socket) =>
			socket.waitForEvent('framereceived', ({ payload }) => String(payload).includes('board:network')),
		);
	const caughtUp = page.waitForResponse((response) => response.url().includes('/api/v1/board/events'));
	await page.goto('/board');
	await granted;
	await caughtUp;
	await page.waitForLoadState('networkidle');
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	return { page, asked };
}

test('BD87 a report that is sent shows on two other open boards, told by an event and not by asking again', async () => {
	const boards = await Promise.all([openBoard('auberge'), openBoard('salam-bis')]);
	for (const { page } of boards) await expect(card(page)).toContainText('pas encore de visite');

	const sentAt = Date.now();
	await report('salam', {
		answers: {
			meals: { kind: 'count', n: 41 },
			present: { kind: 'estimate', least: 60, most: 80, method: 'estimated' },
		},
	});
	await Promise.all(boards.map(({ page }) => expect(figure(page, 'meals')).toContainText('41')));
	console.log(`on both boards ${Date.now() - sentAt} ms after it was begun to be sent`);
	for (const { page, asked } of boards) {
		await expect(figure(page, 'present')).toContainText('60 à 80');
		await expect(page.getByRole('status').filter({ hasText: 'Nouveau relevé' })).toContainText(
			'Grande-Synthe',
		);
		expect(asked.filter((path) => path === '/api/v1/board' || path.endsWith('/events'))).toEqual([]);
		expect(asked.filter((path) => path.includes('__data.json'))).toEqual([]);
	}
});

test('BD78 on the page: two associations of a day stand side by side and are never summed; no visit is never zero', async () => {
	const site = 'teteghem';
	const { page } = await openBoard('auberge');
	await expect(card(page, site)).toContainText('pas encore de visite');
	await expect(card(page, site).locator('.number')).toHaveCount(0);
	const present = (least: number, most: number) =>
		({ kind: 'estimate', least, most, method: 'told' }) as const;
	const yesterday = daysLater(today(), -1);
	await report('salam', { site, answers: { meals: { kind: 'count', n: 30 }, present: present(30, 40) } });
	await report('auberge', { site, answers: { meals: { kind: 'count', n: 8 }, present: present(35, 45) } });
	await expect(figure(page, 'present', site).locator('[data-told]')).toHaveText([
		/3[05] à 4[05]/,
		/3[05] à 4[05]/,
	]);
	await expect(figure(page, 'present', site)).not.toContainText('65');
	await expect(figure(page, 'meals', site)).toContainText('38');
	await expect(figure(page, 'meals', site)).toContainText(/hier\s:\spas de visite/);
	await report('salam', { site, visitedOn: yesterday, answers: { meals: { kind: 'count', n: 0 } } });
	await expect(figure(page, 'meals', site)).toContainText(/hier\s:\s0/);
});

test('BD88 a board that was cut off catches up when the server is there again, also after the server was killed', async () => {
	const { page } = await openBoard('auberge');
	await page.context().setOffline(true);
	await report('salam', { answers: { meals: { kind: 'count', n: 501 } } });
	await page.context().setOffline(false);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(figure(page, 'meals')).toContainText(/5\d\d/);

	await network.restart('kill');
	await report('salam', { answers: { meals: { kind: 'count', n: 1000 } } });
	await expect(figure(page, 'meals')).toContainText(/15\d\d/, { timeout: 30_000 });
});

test('BD88 a tab that slept asks when it is looked at; a hole in the numbers makes the board ask', async () => {
	const { page, asked } = await openBoard('auberge');
	// what arrives while it sleeps is lost: the socket's frames are thrown away before the page sees them
	await page.evaluate(() => {
		const original = MessageEvent.prototype;
		const data = Object.getOwnPropertyDescriptor(original, 'data')!;
		Object.defineProperty(original, 'data', {
			configurable: true,
			get(this: MessageEvent) {
				const value: unknown = data.get!.call(this);
				const asleep = (globalThis as { asleep?: boolean }).asleep ?? true;
				return asleep && typeof value === 'string' && value.startsWith('42["entry"') ? '6' : value;
			},
		});
	});
	const slept = await report('salam', { visitedAt: '00:01', answers: { meals: { kind: 'count', n: 1 } } });
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(page.locator(`[data-report="${slept.id}"]`)).toBeAttached();
	expect(asked.filter((path) => path.endsWith('/events')).length).toBeGreaterThan(0);

	const lost = await report('salam', { answers: { meals: { kind: 'count', n: 1 } } });
	await page.evaluate(() => Object.assign(globalThis, { asleep: false }));
	const told = await report('salam', { answers: { meals: { kind: 'count', n: 1 } } });
	await expect(page.locator(`[data-report="${told.id}"]`)).toBeAttached();
	await expect(page.locator(`[data-report="${lost.id}"]`)).toBeAttached();
});

test('BD88 a board that the server has not confirmed for two minutes says so in words, and is fresh again at once afterwards', async () => {
	const { page } = await openBoard('auberge');
	await expect(page.locator('[data-board="live"]')).toBeVisible();
	await page.clock.install({ time: Date.now() });
	await page.reload();
	await expect(page.locator('[data-board="live"]')).toBeVisible();
	await page.context().setOffline(true);
	await page.clock.runFor(150_000);
	await expect(page.locator('[data-board="stale"]')).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'ne répond pas' })).toBeVisible();
	await page.context().setOffline(false);
	await page.clock.runFor(61_000);
	await expect(page.locator('[data-board="live"]')).toBeVisible();
});

test('BD85 a report says by how many other associations it was seen', async () => {
	const sent = await report('salam', { answers: { meals: { kind: 'count', n: 3 } } });
	const { state } = (await (await network.ask('auberge', '/api/v1/board')).json()) as BoardView;
	const line = (page: Page) => page.locator(`[data-report="${sent.id}"]`);
	const before = await openBoard('salam-bis');
	await expect(line(before.page)).not.toContainText('vu par');
	expect((await network.ask('auberge', '/api/v1/board/seen', { cursor: state.cursor })).status).toBe(200);
	const { page } = await openBoard('salam-bis');
	await expect(line(page)).toContainText('vu par 1 association');
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [360, 1440])
		test(`BD92 axe finds nothing on the board in ${locale} at ${width} px, and it does not scroll sideways`, async () => {
			const page = await network.enter('salam', { locale, width });
			await page.goto('/board');
			await page.waitForLoadState('networkidle');
			await page.locator('#week').scrollIntoViewIfNeeded();
			await expect(page.locator('table.week')).toBeVisible();
			expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wide).toBeLessThanOrEqual(0);
		});

test('BD90 the JavaScript of a cold load of the board on a phone stays within 90 kB', async () => {
	const page = await network.enter('salam', { width: 360 });
	const read: Promise<{ sent: number; zipped: number }>[] = [];
	page.on('response', (response) => {
		if (!new URL(response.url()).pathname.endsWith('.js')) return;
		const sizes = Promise.all([response.request().sizes(), response.body()]);
		read.push(
			sizes.then(([{ responseBodySize }, body]) => ({
				sent: responseBodySize / 1000,
				zipped: gzipSync(body, { level: 9 }).length / 1000,
			})),
		);
	});
	await page.goto('/board');
	await page.waitForLoadState('networkidle');
	const scripts = await Promise.all(read);
	const zipped = scripts.reduce((sum, script) => sum + script.zipped, 0);
	const sent = scripts.reduce((sum, script) => sum + script.sent, 0);
	console.log(
		`JavaScript of a cold load: board ${zipped.toFixed(1)} kB of 90, as sent ${sent.toFixed(1)} kB`,
	);
	expect(scripts.length).toBeGreaterThan(20);
	expect(zipped).toBeLessThanOrEqual(90);
});

// last: it ends what the others need
test('BD89 a board whose right ends says so and is empty at once, on the page and on the phone (protection 11)', async () => {
	const { page } = await openBoard('auberge');
	await report('salam', { answers: { meals: { kind: 'count', n: 2 } } });
	await expect(page.locator('[data-report]').first()).toBeAttached();
	expect(await page.evaluate(() => localStorage.getItem('tablee-board'))).toContain('Grande-Synthe');
	const referent = await network.enter('auberge');
	await referent.goto('/board/agreement');
	const cookie = await network.cookieOf('auberge');
	const withdrawn = await fetch(`${network.server.address}/board/agreement?/withdraw`, {
		method: 'POST',
		headers: { cookie, origin: network.server.address, accept: 'text/html' },
		body: new URLSearchParams({ association: 'auberge' }),
		redirect: 'manual',
	});
	expect(withdrawn.status).toBeLessThan(400);
	await expect(page.getByText('Ce tableau ne vous est plus ouvert')).toBeVisible();
	await expect(page.locator('article, [data-report]')).toHaveCount(0);
	expect(await page.locator('main').textContent()).not.toContain('Grande-Synthe');
	expect(await page.evaluate(() => localStorage.getItem('tablee-board'))).toBeNull();
	const again = await network.enter('auberge');
	await again.goto('/board');
	await expect(again.getByText('Votre association ne partage pas encore')).toBeVisible();
	await expect(again.getByRole('link', { name: 'Lire l’accord' })).toHaveAttribute(
		'href',
		'/board/agreement',
	);
});
