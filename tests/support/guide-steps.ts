import { expect, type Locator, type Page } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { DemoNetwork } from './demo-network.ts';
import { textOf, waitForKept } from './writing.ts';

// Steps that several chapters of docs/guide share, by the labels that the guide names.

export const button = (place: Page | Locator, name: string) =>
	place.getByRole('button', { name, exact: true });
export const link = (place: Page | Locator, name: string | RegExp) =>
	place.getByRole('link', { name, exact: true });
/** What opens a form or a question: « + Inviter quelqu’un », « Retirer ». */
export const opener = (place: Page | Locator, name: string) => place.locator('summary', { hasText: name });

const LETTER = [
	'Madame la préfète,',
	'Sur trois lieux de vie du littoral, il n’y a ni point d’eau, ni douche, ni toilettes.',
	'Nous demandons un point d’eau par lieu de vie et des douches ouvertes chaque jour.',
	'Nous demandons à être reçus avant la fin du mois.',
];

/** The link of the newest letter with this subject. */
export async function linkInLetter(network: DemoNetwork, subject: string): Promise<string> {
	const outbox = join(network.dataDir, 'outbox');
	let found: string | undefined;
	await expect
		.poll(async () => {
			for (const name of (existsSync(outbox) ? readdirSync(outbox) : []).toSorted().toReversed()) {
				const letter = await simpleParser(readFileSync(join(outbox, name)));
				if (!letter.subject?.startsWith(subject)) continue;
				found = /https?:\/\/\S+/.exec(letter.text ?? '')?.[0];
				return true;
			}
			return false;
		})
		.toBe(true);
	return found!;
}

/** Chapter 2: begins a text, as a volunteer does. */
export async function beginText(page: Page, title: string): Promise<void> {
	await page.goto('/papers');
	await link(page, 'Nouveau texte').click();
	await page.getByLabel('Titre', { exact: true }).fill(title);
	await page.getByRole('radio', { name: /^Lettre/ }).check();
	await page.getByLabel('Groupe de travail').selectOption({ label: 'Politique' });
	await button(page, 'Commencer le texte').click();
	await expect(textOf(page)).toBeVisible();
	await waitForKept(page, 'server');
}

/** Puts a letter in the place of the model. */
export async function writeLetter(page: Page): Promise<void> {
	await textOf(page).click();
	await page.keyboard.press('Control+a');
	for (const words of LETTER) {
		await page.keyboard.type(words);
		await page.keyboard.press('Enter');
	}
	await page.keyboard.type('Les associations signataires');
	await waitForKept(page, 'server');
}

/** Chapter 3: freezes the open text and proposes that version; answers the address of the campaign. */
export async function freezeAndPropose(page: Page, partners: boolean): Promise<string> {
	await button(page, 'Figer').click();
	await button(page.getByRole('dialog'), 'Figer cette version').click();
	await page.waitForURL(/\/versions\/1$/);
	await link(page, 'Proposer à la signature').click();
	if (partners) await page.locator('input[name=partners]').check();
	await page.getByLabel('Un mot pour les associations').fill('À envoyer vendredi au préfet.');
	await button(page, 'Ouvrir à la signature').click();
	await page.waitForURL(/\/campaigns\/(?!new)[\w-]+/);
	return new URL(page.url()).pathname;
}
