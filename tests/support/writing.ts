import { expect, type Page } from '@playwright/test';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { documentFacts } from './document-facts.ts';
import type { DemoNetwork } from './demo-network.ts';

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

/** A stock y-websocket client with a session cookie; resolves when it is synchronised. */
export async function joinAsScript(
	network: DemoNetwork,
	who: string,
	document: string,
): Promise<{ doc: Y.Doc; leave(): void }> {
	const cookie = await network.cookieOf(who);
	class WithCookie extends WebSocket {
		constructor(url: string, protocols: string | string[]) {
			super(url, protocols, { headers: { cookie } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(
		`${network.server.address.replace('http', 'ws')}/sync`,
		document,
		doc,
		{
			WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
			disableBc: true,
		},
	);
	await new Promise<void>((resolve) => {
		if (provider.synced) resolve();
		else provider.on('sync', (synced: boolean) => synced && resolve());
	});
	return { doc, leave: () => provider.destroy() };
}
