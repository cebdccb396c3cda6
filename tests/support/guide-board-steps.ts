import { expect, type Page } from '@playwright/test';
import { button, link, opener } from './guide-steps.ts';

// Steps of chapter 8 of docs/guide, by the labels that it names.

export const tab = (page: Page, name: string) =>
	link(page.getByRole('navigation', { name: 'Pages du terrain' }), name);
export const codeOf = async (phone: Page) =>
	(await phone.locator('.what .mono').innerText()).trim().slice(-4);
export const keep = (phone: Page) => button(phone, 'Garder sur ce téléphone').click();
export const allSent = (phone: Page) => expect(phone.getByText('Tout est envoyé')).toBeVisible();

export async function openBoard(page: Page): Promise<void> {
	await page.goto('/');
	await link(page, 'Terrain').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Terrain' })).toBeVisible();
}

/** The form of a site, as a volunteer comes to it. */
export async function openForm(phone: Page, site: string): Promise<void> {
	await openBoard(phone);
	await link(phone, 'Remplir un relevé').click();
	await phone.getByLabel('Site', { exact: true }).selectOption({ label: site });
	await expect(phone.getByRole('heading', { name: `Relevé, ${site}` })).toBeVisible();
}

export async function sayPresent(phone: Page, least: number, most: number): Promise<void> {
	const present = phone.getByRole('group', { name: 'Personnes présentes' });
	await present.getByRole('textbox', { name: 'au moins' }).fill(String(least));
	await present.getByRole('textbox', { name: 'au plus' }).fill(String(most));
	await present.getByRole('radio', { name: 'compté' }).check();
}

export async function chooseDay(phone: Page, name: string): Promise<void> {
	await opener(phone, 'changer').first().click();
	await phone.getByRole('radio', { name, exact: true }).check();
}
