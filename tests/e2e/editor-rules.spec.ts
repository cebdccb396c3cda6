import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import {
	goToEnd,
	keptOf,
	makePaper,
	notesOf,
	openBeside,
	openPaper,
	textOf,
	waitForKept,
	type MadePaper,
} from '../support/writing.ts';

/** A new text with these words and nothing else, open before who wrote it. */
async function write(
	network: DemoNetwork,
	title: string,
	words: string,
): Promise<{ page: Page; paper: MadePaper }> {
	const paper = await makePaper(network, title);
	const page = await network.enter('coordination');
	await openPaper(page, paper);
	await textOf(page).click();
	await page.keyboard.press('Control+a');
	await page.keyboard.type(words);
	await waitForKept(page, 'server');
	return { page, paper };
}

async function archive(network: DemoNetwork, paper: MadePaper): Promise<void> {
	const page = await network.enter('coordination', { javaScript: false });
	await page.goto(`/papers/${paper.id}`);
	await page.locator('summary', { hasText: 'Ranger ce texte' }).click();
	await page.getByRole('button', { name: 'Ranger le texte' }).click();
	await expect(page.getByRole('button', { name: 'Reprendre l’écriture' })).toBeVisible();
}

test('TX44 what is on one page is on the other: text and its marks, notes, the caret with its name', async ({
	network,
}) => {
	const { page, paper } = await write(network, 'Sur les deux pages', 'Un mot ');
	const other = await openBeside(network, paper);
	await page.keyboard.press('Control+b');
	await page.keyboard.type('gras');
	await page.keyboard.press('Control+Alt+f');
	await page.keyboard.type('Sa source');
	await expect(textOf(other)).toContainText('Un mot gras');
	await expect(textOf(other).locator('strong')).toHaveText(/^gras/);
	await expect(notesOf(other)).toHaveValue('Sa source');
	await goToEnd(other);
	await other.keyboard.type(', puis un autre.');
	await expect(textOf(page)).toContainText(', puis un autre.');
	await expect(textOf(page).locator('.caret bdi')).toHaveText('B. V.');
	await goToEnd(page);
	await expect(textOf(other).locator('.caret bdi')).toHaveText('C. D.');
});

test('TX55 from a reference to its note by click, from the text to the notes by Tab, and back', async ({
	network,
}) => {
	const { page } = await write(network, 'Aller et revenir', 'Un');
	await page.keyboard.press('Control+Alt+f');
	await page.keyboard.type('première');
	await page.keyboard.press('Enter');
	await page.keyboard.type(' deux');
	await page.keyboard.press('Control+Alt+f');
	await page.keyboard.type('seconde');
	await page.keyboard.press('Escape');
	await page.keyboard.type(' trois');
	await expect(textOf(page)).toHaveText(/^Un\uFFFC? deux\uFFFC? trois$/);

	await textOf(page).locator('.noteref').nth(1).click();
	await expect(notesOf(page).nth(1)).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.type(' note');
	await expect(notesOf(page).nth(1)).toHaveValue('seconde note');
	await page.getByRole('button', { name: 'Revenir au texte, appel de la note 1' }).click();
	await page.keyboard.type(' (1)');
	await expect(textOf(page)).toHaveText(/^Un\uFFFC? \(1\) deux\uFFFC? trois$/);

	await page.keyboard.press('Tab');
	await expect(notesOf(page).first()).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.type(' note');
	await page.keyboard.press('Enter');
	await page.keyboard.type('!');
	await expect(textOf(page)).toHaveText(/^Un\uFFFC?! \(1\) deux\uFFFC? trois$/);
	await expect(notesOf(page).first()).toHaveValue('première note');
});

test('UI21 «Enregistré» is on the server’s disk, «Sur cet appareil» in this browser, and neither is said early', async ({
	network,
}) => {
	const { page, paper } = await write(network, 'Où c’est', 'Sur le disque.');
	await expect(keptOf(page)).toHaveText('Enregistré');
	await network.restart('kill');
	const onDisk = await network.ask('benevole', `/api/v1/papers/${paper.id}/text`);
	expect(await onDisk.text()).toContain('Sur le disque.');

	await waitForKept(page, 'server');
	const without = await network.enter('benevole');
	await without.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
	await openPaper(without, paper);
	await goToEnd(page);
	await goToEnd(without);
	// the line stands, and nothing is answered
	network.server.signal('SIGSTOP');
	try {
		await page.keyboard.type(' Ici.');
		await without.keyboard.type(' Nulle part.');
		await expect(keptOf(page)).toHaveText('Envoi…');
		await expect(keptOf(page)).toHaveText('Sur cet appareil');
		await expect(keptOf(without)).toHaveText('Pas encore enregistré');
		await expect(keptOf(page)).toHaveText('Sur cet appareil');
	} finally {
		network.server.signal('SIGCONT');
	}
	await expect(keptOf(page)).toHaveText('Enregistré');
	await expect(keptOf(without)).toHaveText('Enregistré');

	await page.context().setOffline(true);
	await goToEnd(page);
	await page.keyboard.type(' Gardé ici.');
	await waitForKept(page, 'device');
	const profile = page.context();
	await page.close();
	await profile.setOffline(false);
	const again = await profile.newPage();
	await openPaper(again, paper);
	await expect(textOf(again)).toContainText('Gardé ici.');
});

test('UI22 without a connection one writes on, and is told what happens and what to do', async ({
	network,
}) => {
	const { page, paper } = await write(network, 'Coupé', 'Avant.');
	const reader = await network.enter('lecture');
	await openPaper(reader, paper);
	await network.restart('kill', async () => {
		const notice = page.locator('.notice', { hasText: 'La connexion est coupée' });
		await expect(notice).toBeVisible();
		await page.keyboard.type(' Pendant.');
		await expect(textOf(page)).toHaveText('Avant. Pendant.');
		await expect(notice).toContainText('Continuez d’écrire : tout reste sur cet appareil');
		await expect(reader.locator('.notice', { hasText: 'La connexion est coupée' })).toContainText(
			'Il reviendra tout seul à jour',
		);
	});
	for (const each of [page, reader]) {
		await expect(textOf(each)).toContainText('Avant. Pendant.');
		await expect(each.getByText('La connexion est coupée')).toHaveCount(0);
	}
});

test('UI23 when the server takes nothing more, the text is closed, the reason said, the unsent offered as a file', async ({
	network,
}) => {
	const { paper } = await write(network, 'Rangé entre-temps', 'Avant.');
	const page = await openBeside(network, paper);
	await page.context().setOffline(true);
	await goToEnd(page);
	await page.keyboard.type(' Pas parti.');
	await waitForKept(page, 'device');
	await archive(network, paper);
	await page.context().setOffline(false);
	const alert = page.getByRole('alert').filter({ hasText: 'Vous ne pouvez plus écrire ce texte' });
	await expect(alert).toContainText('le texte a été rangé');
	await expect(textOf(page)).toHaveAttribute('contenteditable', 'false');
	for (const [name, ending] of [
		['Copie avec mise en forme (.md)', '.md'],
		['Copie simple (.txt)', '.txt'],
	] as const) {
		const asked = page.waitForEvent('download');
		await alert.getByRole('button', { name }).click();
		const file = await asked;
		expect(file.suggestedFilename()).toBe(`Rangé entre-temps${ending}`);
		expect(readFileSync(await file.path(), 'utf8')).toContain('Avant. Pas parti.');
	}
});

test('UI24 who may not write reads without tools and is told why', async ({ network }) => {
	const { page, paper } = await write(network, 'À lire seulement', 'Une ligne.');
	const reader = await network.enter('lecture');
	await openPaper(reader, paper);
	await expect(reader.locator('.notice', { hasText: 'Vous lisez' })).toContainText(
		'Seules les personnes du groupe Politique écrivent ce texte.',
	);
	await expect(reader.getByRole('toolbar')).toHaveCount(0);
	await expect(reader.getByRole('link', { name: 'Changer le titre' })).toHaveCount(0);
	await textOf(reader).click();
	await reader.keyboard.type('Rien de cela');
	await page.keyboard.type(' Une autre.');
	await expect(textOf(reader)).toContainText('Une ligne. Une autre.');
	await expect(textOf(page)).toHaveText('Une ligne. Une autre.');

	await archive(network, paper);
	await page.reload();
	for (const each of [reader, page]) {
		await expect(each.locator('.notice', { hasText: 'Vous lisez' })).toContainText('Ce texte est rangé.');
		await expect(each.getByRole('toolbar')).toHaveCount(0);
	}
});

test('UI28 a new title reaches the other open page by itself, and its text stays open', async ({
	network,
}) => {
	const { page, paper } = await write(network, 'Un titre', 'Une phrase');
	const other = await openBeside(network, paper);
	const text = (await textOf(page).elementHandle())!;
	await other.getByRole('link', { name: 'Changer le titre' }).click();
	await other.getByLabel('Titre du texte').fill('Un meilleur titre');
	await other.getByRole('button', { name: 'Garder ce titre' }).click();
	for (const each of [page, other])
		await expect(each.getByRole('heading', { level: 1 })).toHaveText('Un meilleur titre');
	expect(await text.evaluate((element) => element.isConnected)).toBe(true);
	await expect(textOf(page)).toBeFocused();
	await page.keyboard.type(' sans lever la main.');
	await expect(textOf(other)).toContainText('Une phrase sans lever la main.');
});
