import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { daysLater, parisWallClock } from '../../src/lib/domain/time/paris-time.ts';
import { expect, test, type EnterOptions } from '../support/demo-network.ts';
import { HANDS, type Hand } from '../support/hands.ts';

type Hands = keyof typeof HANDS;
type Way = EnterOptions & { readonly hands: Hands; readonly width: 360 | 1440 };

const WAYS: readonly Way[] = [
	{ hands: 'pointer', locale: 'fr', width: 1440 },
	{ hands: 'keyboard', locale: 'fr', width: 360 },
	{ hands: 'pointer', locale: 'ar', width: 360 },
	{ hands: 'keyboard', locale: 'ar', width: 1440 },
];

interface Visitor {
	readonly page: Page;
	readonly hand: Hand;
}

/** The form of an act, whatever its words: `?/move`. */
const formOf = (page: Page, act: string) => page.locator(`form[action*="?/${act}"]`);
const submitOf = (page: Page, act: string) =>
	formOf(page, act).locator('button:not([type="button"])').first();
const tabTo = (page: Page, gathering: string, segment: string) =>
	page.locator(`nav.tabs a[href="/gatherings/${gathering}${segment && `/${segment}`}"]`);

async function expectSound(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
	const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(sideways).toBeLessThanOrEqual(0);
}

test.use({ actionTimeout: 20_000 });

for (const way of WAYS)
	test(`UI99 a meeting goes from the idea to its figures: ${way.hands}, ${way.locale}, ${way.width} px`, async ({
		network,
	}) => {
		test.setTimeout(300_000);
		const enter = async (who: string): Promise<Visitor> => {
			const page = await network.enter(who, way);
			return { page, hand: HANDS[way.hands](page) };
		};
		const [organiser, salam, emmaus] = await Promise.all(
			['coordination', 'salam-nord-pas-de-calais', 'emmaus-dunkerque'].map(enter),
		);
		const { page, hand } = organiser!;
		const today = parisWallClock(Date.now()).date;
		const title = `De l’idée aux chiffres, ${way.hands} ${way.locale} ${way.width}`;

		// an idea
		await page.goto('/gatherings');
		await hand.press(page.locator('a[href="/gatherings/new"]').first());
		await hand.press(page.locator('a[href^="/gatherings/new?kind=meeting"]'));
		await hand.fill(page.locator('input[name="title"]'), title);
		await hand.choose(page.locator('select[name="group"]'), 'politique');
		await hand.fill(page.locator('input[name="place"]'), 'Dunkerque');
		await hand.press(page.locator('main form button:not([type="button"])').last());
		await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
		const id = /\/gatherings\/([\w-]+)$/.exec(page.url())![1]!;
		const open = async (who: Visitor, segment = '') => {
			await who.page.goto(`/gatherings/${id}${segment && `/${segment}`}`);
			await expectSound(who.page);
		};
		await expectSound(page);

		// its date: two days, two associations
		await hand.press(page.locator(`main a.btn[href="/gatherings/${id}/date"]`));
		for (const [n, day] of [today, daysLater(today, 1)].entries()) {
			await hand.fill(page.locator(`input[name="day-${n + 1}"]`), day);
			await hand.fill(page.locator(`input[name="from-${n + 1}"]`), '09:00');
			await hand.fill(page.locator(`input[name="to-${n + 1}"]`), '12:00');
		}
		await hand.press(submitOf(page, 'open'));
		await expect(formOf(page, 'choose').first()).toBeAttached();
		await expectSound(page);
		for (const who of [salam!, emmaus!]) {
			await open(who, 'date');
			for (const radios of await who.page.locator('form[action*="?/answer"] fieldset').all())
				await who.hand.press(radios.locator('input[value="yes"]'));
			await who.hand.press(submitOf(who.page, 'answer'));
			await expect(formOf(who.page, 'forget').first()).toBeAttached();
		}
		const choosing = page
			.locator('details')
			.filter({ has: formOf(page, 'choose') })
			.first();
		await hand.press(choosing.locator('summary'));
		await hand.press(choosing.locator('button'));
		await expect(formOf(page, 'choose')).toHaveCount(0);

		// its programme, given out
		await hand.press(tabTo(page, id, 'programme'));
		await expect(page.locator('.programme[data-live]')).toBeVisible();
		const items = page.locator('[data-item]');
		const before = await items.count();
		await hand.press(page.locator('.bar-of-programme .acts button').first());
		const dialog = page.getByRole('dialog');
		await hand.fill(
			dialog.locator('textarea, input[type="text"], input:not([type])').first(),
			'Un point de plus',
		);
		await hand.press(dialog.locator('form button').first());
		await page.keyboard.press('Escape');
		await expect(items).toHaveCount(before + 1);
		await expect(page.locator('[data-kept]')).toHaveAttribute('data-kept', 'server');
		await expectSound(page);
		await hand.press(page.locator(`a[href="/gatherings/${id}/programme/release"]`).first());
		await expect(page.locator('textarea[name="note"]')).toBeVisible();
		await expectSound(page);
		const anyway = page.locator('input[name="anyway"]');
		if (await anyway.count()) await hand.press(anyway);
		await hand.press(page.locator('main form button:not([type="button"])').last());
		await expect(page).toHaveURL(/\/released/);
		await expect(page.getByText('Un point de plus').first()).toBeVisible();
		await expectSound(page);

		// registrations
		await hand.press(tabTo(page, id, ''));
		const opening = formOf(page, 'move').filter({ has: page.locator('input[name="state"][value="open"]') });
		// its day has come: the next step would be that it was held
		await hand.press(page.locator('details').filter({ has: opening }).locator('summary'));
		await hand.press(opening.locator('button'));
		for (const who of [salam!, emmaus!]) {
			await expect(async () => open(who, 'registrations')).toPass();
			await who.hand.press(submitOf(who.page, 'register'));
			await expect(formOf(who.page, 'giveUp').first()).toBeAttached();
		}

		// the day: two who registered, and one who came by
		await hand.press(tabTo(page, id, 'attendance'));
		const ticks = page.locator('button.tick');
		await expect(ticks).toHaveCount(2);
		for (const n of [0, 1]) {
			await hand.press(ticks.nth(n));
			await expect(ticks.nth(n)).toHaveAttribute('aria-pressed', 'true');
		}
		const walkIn = formOf(page, 'add');
		await hand.fill(walkIn.locator('input[name="name"]'), 'N. V.');
		await hand.choose(walkIn.locator('select[name="association"]'), 'salam-nord-pas-de-calais');
		await hand.press(walkIn.locator('button'));
		await expect(ticks).toHaveCount(3);
		await expect(page.locator('.saved')).toHaveAttribute('data-at', 'server');
		await expectSound(page);
		await hand.press(tabTo(page, id, ''));
		await hand.press(
			formOf(page, 'move')
				.filter({ has: page.locator('input[value="held"]') })
				.first()
				.locator('button'),
		);
		await expect(
			formOf(page, 'move')
				.filter({ has: page.locator('input[value="closed"]') })
				.first(),
		).toBeAttached();

		// the minutes, from who came to what is kept
		await hand.press(tabTo(page, id, 'minutes'));
		await hand.press(submitOf(page, 'begin'));
		await expect(page).toHaveURL(/\/papers\//);
		await expect(page.getByText('N. V.').first()).toBeVisible();
		await open(organiser!, 'minutes');
		await hand.press(submitOf(page, 'read'));
		await hand.press(page.locator('input[name="early"]'));
		await hand.press(submitOf(page, 'approve'));
		await expect(page.locator('a[href*="/versions/1"]')).toBeVisible();
		await expectSound(page);

		// closed, and counted: computed from the ticks
		await hand.press(tabTo(page, id, ''));
		await hand.press(
			formOf(page, 'move')
				.filter({ has: page.locator('input[value="closed"]') })
				.first()
				.locator('button'),
		);
		await expect(formOf(page, 'move').filter({ has: page.locator('input[value="closed"]') })).toHaveCount(0);
		const rows = (await (await network.ask('coordination', '/api/v1/gatherings?kind=meeting')).json()) as {
			id: string;
			state: string;
			attendance: unknown;
		}[];
		expect(rows.find((row) => row.id === id)).toMatchObject({
			state: 'closed',
			attendance: { people: 3, associations: 2 },
		});
		await page.goto('/gatherings/figures');
		await expect(page.getByText(title).first()).toBeVisible();
		await expectSound(page);
	});
