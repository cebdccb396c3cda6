import { expect, type Page } from '@playwright/test';
import { documentFacts } from './document-facts.ts';
import type { DemoNetwork } from './demo-network.ts';
import { joinAsScript } from './join-as-script.ts';

export interface MadePaper {
	readonly id: string;
	readonly document: string;
}

/** A new paper of the Politique group, made by the coordinator. */
export async function makePaper(network: DemoNetwork, title: string): Promise<MadePaper> {
	const response = await network.ask('coordination', '/api/v1/papers', {
		title,
		kind: 'letter',
		language: 'fr',
		group: 'politique',
	});
	expect(response.status).toBe(201);
	return (await response.json()) as MadePaper;
}

export const textOf = (page: Page) => page.locator('.text .ProseMirror');
export const keptOf = (page: Page) => page.locator('[data-kept]');

/** Opens the paper and waits until its text is there and on the server. */
export async function openPaper(page: Page, paper: MadePaper, base = ''): Promise<void> {
	await page.goto(`${base}/papers/${paper.id}`);
	await expect(textOf(page)).toBeVisible();
	await waitForKept(page, 'server');
}

export async function waitForKept(page: Page, kept: string): Promise<void> {
	await expect(keptOf(page)).toHaveAttribute('data-kept', kept);
}

/** Puts the caret at the end of the text. */
export async function goToEnd(page: Page): Promise<void> {
	await textOf(page).click();
	await page.keyboard.press('Control+End');
}

/** The facts of the document as this page holds it. */
export function factsOfPage(page: Page): Promise<string[]> {
	return page.evaluate(`(${documentFacts.toString()})(
		document.querySelector('.text .ProseMirror').editor.extensionManager.extensions
			.find((extension) => extension.name === 'collaboration').options.document
	)`);
}

/** The facts of the document as the server gives them to somebody who joins now. */
export async function factsOfServer(network: DemoNetwork, who: string, document: string): Promise<string[]> {
	const { doc, leave } = await joinAsScript(network, who, document);
	leave();
	return documentFacts(doc);
}

/** The texts of the footnotes, below the text. */
export const notesOf = (page: Page) => page.locator('.footnotes textarea');

/** A second person's page on the same paper. */
export async function openBeside(network: DemoNetwork, paper: MadePaper, who = 'benevole'): Promise<Page> {
	const page = await network.enter(who);
	await openPaper(page, paper);
	return page;
}
