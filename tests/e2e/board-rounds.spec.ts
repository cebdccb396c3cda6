import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { weekOf } from '../../src/lib/domain/board/round-week.ts';
import { daysLater, parisWallClock } from '../../src/lib/domain/time/paris-time.ts';
import { startDemoNetwork, type DemoNetwork } from '../support/demo-network.ts';

let network: DemoNetwork & { close(): Promise<void> };

test.beforeAll(async ({ browser }) => {
	test.setTimeout(180_000);
	network = await startDemoNetwork(browser, undefined, 'tests/support/board-server.ts');
});
test.afterEach(() => network.leave());
test.afterAll(() => network.close());

/** Weeks ahead of this one, each for one test: everything in them is to come. */
const weekAhead = (weeks: number) => weekOf(daysLater(parisWallClock(Date.now()).date, 7 * weeks));

async function openWeek(page: Page, week: string): Promise<void> {
	await page.goto(`/board/rounds?week=${week}`);
	await expect(page.locator('[data-live]')).toBeVisible();
}

async function propose(page: Page, time: string): Promise<void> {
	await page.locator('[data-part="propose"] summary').click();
	await page.locator('[data-part="propose"] [name="start"]').fill(time);
	await page.locator('[data-part="propose"] button[type="submit"]').click();
}

const rowsOf = (page: Page) => page.locator('[data-round] .who');
const kept = (page: Page, where: string) => expect(page.locator(`[data-kept="${where}"]`)).toBeVisible();

test('BD143 two people plan a week at once, one of them without a network for a while', async () => {
	const week = weekAhead(2);
	const salam = await network.enter('salam');
	const auberge = await network.enter('auberge');
	await openWeek(salam, week);
	await openWeek(auberge, week);
	await propose(salam, '11:30');
	await expect(rowsOf(auberge)).toHaveText([/11.h.30.*Salam/]);

	await auberge.context().setOffline(true);
	await expect(auberge.locator('.notices .notice')).toBeVisible();
	await propose(auberge, '12:45');
	await expect(rowsOf(auberge)).toHaveText([/Salam/, /12.h.45.*Auberge/]);
	await kept(auberge, 'device');
	await salam.locator('[data-round] summary').click();
	await salam.locator('[data-round] [name="start"]').fill('12:00');
	await salam.locator('[data-round] button[type="submit"]').click();
	await expect(rowsOf(salam)).toHaveText([/12.h.Salam/]);
	await expect(rowsOf(auberge)).toHaveText([/11.h.30/, /12.h.45/]);

	await auberge.context().setOffline(false);
	for (const page of [salam, auberge]) {
		await expect(rowsOf(page)).toHaveText([/12.h.Salam/, /12.h.45.*Auberge/]);
		await kept(page, 'server');
		// shown, not forbidden: they may have agreed on it
		await expect(page.locator('[data-overlaps="1"]')).toBeVisible();
	}
	// each changes what is its own
	await expect(salam.locator('[data-round] summary')).toHaveCount(1);
	await expect(auberge.locator('[data-round] summary')).toHaveCount(1);
});

test('BD232 a round that is planned or called off shows on an open board without reloading it', async () => {
	const planner = await network.enter('salam');
	const reader = await network.enter('auberge');
	await openWeek(planner, weekAhead(1));
	await reader.goto('/board');
	await reader.waitForLoadState('networkidle');
	const next = reader.locator('.next').filter({ hasText: 'Salam' });
	await expect(next).toHaveCount(0);
	await propose(planner, '10:15');
	await expect(next).toContainText(/10.h.15/);
	await planner.locator('[data-round] summary').click();
	await planner.getByRole('button', { name: 'Retirer la maraude' }).click();
	await expect(next).toHaveCount(0);
});

test('BD144 a round is planned, moved, taken out and brought back by keyboard alone', async () => {
	const page = await network.enter('salam', { width: 360 });
	await openWeek(page, weekAhead(3));
	await expect(page.locator('[data-no-meal="14"]')).toBeVisible();
	const gap = page.locator('tbody tr').nth(3).locator('.missing').nth(1);
	await gap.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-part="propose"] [name="start"]')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-round] summary')).toBeFocused();
	await expect(page.locator('tbody tr').nth(3).locator('[data-site="teteghem"] .who')).toHaveText(/Salam/);
	await expect(page.locator('[data-no-meal="13"]')).toBeVisible();
	await expect(page.locator('[data-said]')).toHaveText(/Maraude ajoutée.*repas/);

	await page.keyboard.press('Enter');
	await page.locator('[data-round] [name="day"]').focus();
	await page.keyboard.press('ArrowDown');
	await page.locator('[data-round] [name="start"]').focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('tbody tr').nth(4).locator('.who')).toHaveText(/Salam/);
	await expect(page.locator('[data-round] summary')).toBeFocused();

	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Retirer la maraude' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-part="taken-out"] summary')).toBeFocused();
	await expect(rowsOf(page)).toHaveCount(0);
	await page.keyboard.press('Enter');
	await page.locator('[data-part="taken-out"] button').focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-round] summary')).toBeFocused();
	await expect(page.locator('tbody tr').nth(4).locator('.who')).toHaveText(/Salam/);
});

test('BD146 the week before is planned again in one act, without doubles', async () => {
	const page = await network.enter('salam');
	await openWeek(page, weekAhead(5));
	await propose(page, '18:00');
	await kept(page, 'server');
	await openWeek(page, weekAhead(6));
	await page.getByRole('button', { name: /Reprendre une maraude/ }).click();
	await expect(rowsOf(page)).toHaveText([/18.h.Salam/]);
	await expect(page.getByRole('button', { name: /Reprendre/ })).toHaveCount(0);
});

test('BD141 without JavaScript a round is proposed all the same', async () => {
	const page = await network.enter('salam', { javaScript: false });
	await page.goto(`/board/rounds?week=${weekAhead(7)}`);
	await propose(page, '09:15');
	await expect(rowsOf(page)).toHaveText([/9.h.15.*Salam/]);
});

test('BD145 a round of today leads to its form, with site, round and day filled in', async () => {
	const page = await network.enter('salam');
	await page.goto('/board/rounds');
	await expect(page.locator('[data-live]')).toBeVisible();
	await propose(page, '00:00');
	const link = page.getByRole('link', { name: /Remplir le relevé/ });
	const round = await page.locator('[data-round]').getAttribute('data-round');
	const today = await page.locator('tr.today').getAttribute('data-day');
	const query = new URL((await link.getAttribute('href'))!, network.server.address).searchParams;
	expect(Object.fromEntries(query)).toEqual({ site: 'grande-synthe', round, day: today });
});

test('BD120 an association that has not answered is sent no board; its referent accepts, and reads', async () => {
	const page = await network.enter('emmaus', { width: 360 });
	expect((await page.goto('/board/rounds'))!.status()).toBe(404);
	await page.goto('/board/agreement');
	await page.getByRole('button', { name: /Accepter pour/ }).click();
	await expect(page.locator('[data-association="emmaus"][data-state="accepted"]')).toBeVisible();
	expect((await page.goto('/board/rounds'))!.status()).toBe(200);
	await page.goto('/board/agreement');
	await page.locator('[data-association="emmaus"] summary').click();
	await page.getByRole('button', { name: /Retirer l’accord/ }).click();
	await expect(page.locator('[data-association="emmaus"][data-state="withdrawn"]')).toBeVisible();
	expect((await page.goto('/board/rounds'))!.status()).toBe(404);
});

for (const [locale, width, theme] of [
	['fr', 1440, 'light'],
	['ar', 360, 'dark'],
] as const)
	test(`BD144 axe finds nothing, and nothing is cut off, in ${locale} at ${width} px`, async () => {
		const coordinator = await network.enter('coordination', { locale, width, theme });
		const paths = ['/board/rounds', '/board/agreement', '/board/settings', '/board/settings/audit'];
		for (const path of paths) {
			await coordinator.goto(path);
			if (path === '/board/rounds') await expect(coordinator.locator('[data-live]')).toBeVisible();
			await coordinator.waitForLoadState('networkidle');
			// what is folded is looked at too
			await coordinator
				.locator('main details')
				.evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
			const { violations } = await new AxeBuilder({ page: coordinator }).analyze();
			expect([path, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([
				path,
				[],
			]);
			const overflow = await coordinator.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect([path, overflow]).toEqual([path, 0]);
		}
	});
