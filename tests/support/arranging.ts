import { expect, type Locator, type Page } from '@playwright/test';
import type { DemoNetwork, EnterOptions } from './demo-network.ts';

/** A forum of one day in the group Politique, from its template: three rooms, nine items, 9 h to 18 h 30. */
export async function makeForum(network: DemoNetwork, title: string, days = 1): Promise<string> {
	const response = await network.ask('coordination', '/api/v1/gatherings', {
		...{ kind: 'forum', title, group: 'politique', place: 'Oye-Plage' },
		date: { day: '2013-05-25', days, from: '09:00', to: '18:30' },
	});
	expect(response.status).toBe(201);
	return ((await response.json()) as { id: string }).id;
}

/** Opens the programme and waits until it is live. The whole grid is in sight: pointers need no scrolling. */
export async function openProgramme(page: Page, gathering: string, base = ''): Promise<void> {
	const { width } = page.viewportSize()!;
	if (width > 600) await page.setViewportSize({ width, height: 1800 });
	await page.goto(`${base}/gatherings/${gathering}/programme`);
	await expect(page.locator('.programme[data-live]')).toBeVisible();
	await expect(page.locator('[data-kept]')).toHaveAttribute('data-kept', 'server');
}

export async function enterProgramme(
	network: DemoNetwork,
	who: string,
	gathering: string,
	options: EnterOptions = {},
	base = '',
): Promise<Page> {
	const page = await network.enter(who, options);
	await openProgramme(page, gathering, base);
	return page;
}

export const itemOf = (page: Page, title: string): Locator =>
	page.locator('[data-item]').filter({ has: page.locator('.title', { hasText: title }) });

export const handleOf = (page: Page, title: string): Locator => itemOf(page, title).locator('.title');

export const whenOf = (page: Page, title: string): Locator => itemOf(page, title).locator('.when');

/** Everything that the page says of the programme and its tasks, wherever it has it from. */
export function factsOf(page: Page): Promise<unknown> {
	return page.evaluate(() => {
		const words = (element: Element | null | undefined) =>
			element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
		const all = (selector: string, within: ParentNode = document) => [...within.querySelectorAll(selector)];
		return {
			items: all('[data-item]').map((item) => [
				item.getAttribute('data-item'),
				item.closest('[data-day]')?.getAttribute('data-day') ?? 'shelf',
				...['.title', '.by', '.when', '.notes'].map((part) => words(item.querySelector(part))),
				...all('.warn', item).map(words),
			]),
			rooms: all('.room').map(words),
			conflicts: all('.conflicts li > span:first-child').map(words),
			lists: all('[data-thing]').map((thing) => [
				thing.getAttribute('data-thing'),
				...all('b, small, time, .num', thing).map(words),
				String(thing.querySelector('input')?.checked ?? ''),
			]),
			missing: all('[data-part="missing"] li').map(words),
		};
	});
}

/** Where a start and a room lie on the screen, just below the line of the start. */
export function pointOf(page: Page, room: string, start: number, day = 0): Promise<{ x: number; y: number }> {
	return page.evaluate(
		([room, start, day]) => {
			const grid = document.querySelector<HTMLElement>(`[data-day="${day}"] .grid`)!;
			const rows = getComputedStyle(grid).gridTemplateRows.split(' ').map(parseFloat);
			const before = 1 + (start - Number(grid.dataset.from)) / 5;
			const name = [...grid.querySelectorAll('.room')].find((each) => each.textContent!.includes(room))!;
			const { left, width } = name.getBoundingClientRect();
			const down = rows.slice(0, before).reduce((sum, height) => sum + height, 0);
			return { x: left + width / 2, y: grid.getBoundingClientRect().top + down + 3 };
		},
		[room, start, day] as const,
	);
}

/** Takes an item at its upper edge and lets it go at a point. */
export async function dragTo(page: Page, title: string, to: { x: number; y: number }): Promise<void> {
	await takeUp(page, title);
	await page.mouse.move(to.x, to.y, { steps: 8 });
	await page.mouse.up();
}

/** Takes an item and holds it. */
export async function takeUp(page: Page, title: string): Promise<void> {
	const item = itemOf(page, title);
	// the code of dragging comes after the page
	await expect(item).toHaveAttribute('draggable', 'true');
	const box = (await item.boundingBox())!;
	await page.mouse.move(box.x + box.width / 2, box.y + 3);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width / 2, box.y + 12, { steps: 3 });
}

/** Presses keys on an item and puts it down. */
export async function moveByKeys(page: Page, title: string, ...keys: string[]): Promise<void> {
	await handleOf(page, title).focus();
	for (const key of keys) await page.keyboard.press(key);
	await page.keyboard.press('Enter');
}
