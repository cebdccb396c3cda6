import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../support/demo-network.ts';
import { startSlowProxy } from '../support/slow-proxy.ts';
import { joinAsScript } from '../support/join-as-script.ts';
import {
	factsOfPage,
	factsOfServer,
	goToEnd,
	makePaper,
	openPaper,
	textOf,
	waitForKept,
} from '../support/writing.ts';

/** A dead key and a letter, as an input method delivers them: « ^ » is composed, then replaced by « ê ». */
async function typeDeadKey(session: CDPSession, dead: string, letter: string): Promise<void> {
	await session.send('Input.imeSetComposition', { text: dead, selectionStart: 1, selectionEnd: 1 });
	await session.send('Input.insertText', { text: letter });
}

async function typeSlowly(page: Page, words: string): Promise<void> {
	await page.keyboard.type(words, { delay: 15 });
}

test('SY60 two people type at once under 300 ms of added latency; both pages and the server end equal', async ({
	network,
}) => {
	const paper = await makePaper(network, 'À deux, de loin');
	const proxy = await startSlowProxy(network.server.address, 150);
	try {
		const [one, two] = [await network.enter('coordination'), await network.enter('benevole')];
		await Promise.all([openPaper(one, paper, proxy.address), openPaper(two, paper, proxy.address)]);
		await goToEnd(one);
		await one.keyboard.press('Enter');
		await expect
			.poll(() => textOf(two).locator('> *').count())
			.toBe(await textOf(one).locator('> *').count());
		await goToEnd(two);
		await two.keyboard.press('ArrowUp');
		await two.keyboard.press('End');
		const [ime1, ime2] = [await one.context().newCDPSession(one), await two.context().newCDPSession(two)];
		const [words1, words2] = [' Tête à tête, dès l’aube 🕯️🤝', ' Là-bas, ça brûle 👨‍👩‍👧 à Noël'];
		for (let turn = 0; turn < 5; turn += 1)
			await Promise.all([
				(async () => {
					await typeSlowly(one, ' t');
					await typeDeadKey(ime1, '^', 'ê');
					await typeSlowly(one, 'te');
				})(),
				(async () => {
					await typeSlowly(two, ' no');
					await typeDeadKey(ime2, '¨', 'ë');
					await typeSlowly(two, 'l');
				})(),
			]);
		await Promise.all([one.keyboard.insertText(words1), two.keyboard.insertText(words2)]);
		await Promise.all([waitForKept(one, 'server'), waitForKept(two, 'server')]);
		for (const page of [one, two]) {
			await expect(textOf(page)).toContainText(' tête tête tête tête tête' + words1);
			await expect(textOf(page)).toContainText(' noël noël noël noël noël' + words2);
		}
		await expect.poll(() => factsOfPage(two)).toEqual(await factsOfPage(one));
		expect(await factsOfServer(network, 'coordination', paper.document)).toEqual(await factsOfPage(one));
	} finally {
		await proxy.close();
	}
});

test('SY61 carets carry the names of the sessions', async ({ network }) => {
	const paper = await makePaper(network, 'Qui écrit');
	const [one, two] = [await network.enter('coordination'), await network.enter('benevole')];
	await Promise.all([openPaper(one, paper), openPaper(two, paper)]);
	await goToEnd(one);
	await one.keyboard.type('Bonjour');
	await expect(two.locator('.text .caret')).toContainText('C. D.');
	await expect(two.getByRole('img', { name: /C\. D\./ }).first()).toBeVisible();
});

test('SY62 a reload at once after typing loses nothing, ten times', async ({ network }) => {
	const paper = await makePaper(network, 'Rechargée aussitôt');
	const page = await network.enter('coordination');
	await openPaper(page, paper);
	let expected = '';
	for (let turn = 0; turn < 10; turn += 1) {
		const words = ` mots du tour ${turn}.`;
		await goToEnd(page);
		await page.keyboard.type(words);
		expected += words;
		await page.reload();
		await expect(textOf(page)).toContainText(expected);
	}
	await waitForKept(page, 'server');
	const { doc, leave } = await joinAsScript(network, 'coordination', paper.document);
	leave();
	expect(doc.getXmlFragment('text').toString()).toContain(expected);
});

test('SY63 without the server one writes on; it is said where it is kept, and it arrives by itself', async ({
	network,
}) => {
	const paper = await makePaper(network, 'Sans réseau');
	const [one, two] = [await network.enter('coordination'), await network.enter('benevole')];
	await Promise.all([openPaper(one, paper), openPaper(two, paper)]);
	await goToEnd(one);
	await network.restart('kill', async () => {
		await one.keyboard.type(' Écrit sans serveur.');
		await waitForKept(one, 'device');
		await expect(one.locator('[data-kept]')).toHaveText('Sur cet appareil');
	});
	await waitForKept(one, 'server');
	await expect(textOf(two)).toContainText('Écrit sans serveur.');
});

test('SY64 a stock y-websocket client converges with the pages', async ({ network }) => {
	const paper = await makePaper(network, 'Avec un script');
	const page = await network.enter('benevole');
	await openPaper(page, paper);
	const { doc, leave } = await joinAsScript(network, 'coordination', paper.document);
	await goToEnd(page);
	await page.keyboard.type(' De la page.');
	await expect.poll(() => doc.getXmlFragment('text').toString()).toContain('De la page.');
	const paragraph = doc.getXmlFragment('text');
	const { XmlElement, XmlText } = await import('yjs');
	const element = new XmlElement('paragraph');
	element.insert(0, [new XmlText('Du script.')]);
	paragraph.push([element]);
	await expect(textOf(page)).toContainText('Du script.');
	const { documentFacts } = await import('../support/document-facts.ts');
	await expect.poll(() => factsOfPage(page)).toEqual(documentFacts(doc));
	leave();
});

test('AC60 somebody whose membership ends while writing is out at once and keeps a copy', async ({
	network,
}) => {
	const paper = await makePaper(network, 'Une place en moins');
	const page = await network.enter('acc-minorite-visibles');
	await openPaper(page, paper);
	const coordinator = await network.enter('coordination');
	await coordinator.goto('/associations/acc-minorite-visibles');
	const removal = coordinator.locator('form[action*="remove"]').first();
	await coordinator.locator('details:has(form[action*="remove"]) summary').first().click();
	await removal.getByRole('button').click();
	await expect(page.getByRole('alert')).toContainText(/plus/);
	await expect(textOf(page)).toHaveAttribute('contenteditable', 'false');
	const again = await network.ask('acc-minorite-visibles', `/api/v1/papers/${paper.id}`);
	expect(again.status).toBe(404);
});

test('AC61 somebody outside the group reads and has no tools', async ({ network }) => {
	const paper = await makePaper(network, 'À lire');
	const page = await network.enter('lecture');
	await page.goto(`/papers/${paper.id}`);
	await expect(textOf(page)).toBeVisible();
	await expect(textOf(page)).toHaveAttribute('contenteditable', 'false');
	await expect(page.getByRole('toolbar')).toHaveCount(0);
});

test('AC62 signing out in one tab closes the text in the other, and takes the drafts off this device', async ({
	network,
}) => {
	const paper = await makePaper(network, 'Ordinateur partagé');
	const page = await network.enterAnew('flandre-terre-solidaire');
	await openPaper(page, paper);
	const other = await page.context().newPage();
	await other.goto('/account');
	await other.locator('form[action*="sign-out"] button').first().click();
	await expect(other).toHaveURL(/\/sign-in/);
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(textOf(page)).toHaveAttribute('contenteditable', 'false');
});
