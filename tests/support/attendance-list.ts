import type { Locator, Page } from '@playwright/test';
import type { AttendanceSheet } from '../../src/lib/protocol/views/attendance.ts';
import { expect, type DemoNetwork } from './demo-network.ts';
import { openForum, register } from './registration-forum.ts';

const PEOPLE = ['Alma Un', 'Bao Deux', 'Cyr Trois'];

/** A forum with a morning and an afternoon, and these people registered. */
export async function makeForum(network: DemoNetwork, title: string, people = PEOPLE): Promise<string> {
	const forum = await openForum(network, title);
	for (const name of people) expect((await register(network, forum, name)).status).toBe(201);
	return forum;
}

export async function openList(
	network: DemoNetwork,
	forum: string,
	options: Parameters<DemoNetwork['enter']>[1] = { width: 360 },
): Promise<Page> {
	const page = await network.enter('coordination', options);
	await page.goto(`${forum}/attendance`);
	// its scripts run: the page listens to what changes
	if (options.javaScript !== false) await page.waitForLoadState('networkidle');
	return page;
}

export const sheetOf = async (network: DemoNetwork, forum: string): Promise<AttendanceSheet> =>
	(await network.ask('coordination', `/api/v1${forum}/attendance`)).json() as Promise<AttendanceSheet>;
export const line = (page: Page, name: string): Locator =>
	page.getByRole('listitem').filter({ hasText: name });
export const tick = (page: Page, name: string): Locator =>
	line(page, name).getByRole('button', { name }).first();
export const said = (page: Page): Locator => page.locator('.count');
