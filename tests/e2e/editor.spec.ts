import type { Page } from '@playwright/test';
import { LIMITS } from '../../src/lib/protocol/sync.ts';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import {
	factsOfPage,
	makePaper,
	notesOf,
	openBeside,
	openPaper,
	textOf,
	waitForKept,
	type MadePaper,
} from '../support/writing.ts';

async function openEmpty(
	network: DemoNetwork,
	title: string,
	who = 'coordination',
): Promise<{ page: Page; paper: MadePaper }> {
	const paper = await makePaper(network, title);
	const page = await network.enter(who);
	await openPaper(page, paper);
	await textOf(page).click();
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Delete');
	return { page, paper };
}

async function paste(page: Page, pasted: string, type = 'text/plain'): Promise<void> {
	await textOf(page).evaluate(
		(element, [data, format]) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData(format!, data!);
			element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		},
		[pasted, type],
	);
}

test('TX41 Shift+Enter and Ctrl+Enter part the paragraph', async ({ network }) => {
	const { page } = await openEmpty(network, 'Une seule entrée');
	await page.keyboard.type('un');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('deux');
	await page.keyboard.press('Control+Enter');
	await page.keyboard.type('trois');
	await expect(textOf(page).locator('p')).toHaveText(['un', 'deux', 'trois']);
	await expect(textOf(page).locator('p > br:not(.ProseMirror-trailingBreak)')).toHaveCount(0);
});

test('TX42 opening a text changes nothing in it, also when it is edited elsewhere', async ({ network }) => {
	const { page, paper } = await openEmpty(network, 'Rien ne bouge');
	await page.keyboard.type('Texte.');
	await waitForKept(page, 'server');
	const before = await factsOfPage(page);
	const other = await openBeside(network, paper);
	await other.reload();
	await expect(textOf(other)).toContainText('Texte.');
	await waitForKept(other, 'server');
	expect(await factsOfPage(page)).toEqual(before);
	expect(await factsOfPage(other)).toEqual(before);
});

test('TX42 an Arabic line and list go from right to left in a French text', async ({ network }) => {
	const { page } = await openEmpty(network, 'Deux sens');
	await page.keyboard.insertText('نص عربي');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Une ligne.');
	await page.keyboard.press('Enter');
	await page.locator('[data-tool=bullets]').click();
	await page.keyboard.insertText('بند');
	const directions = await textOf(page).evaluate((text) =>
		[...text.children].map((block) => getComputedStyle(block).direction),
	);
	expect(directions).toEqual(['rtl', 'ltr', 'rtl']);
});

test('TX43 a link is asked for by keyboard, and only a target that may be declared is taken', async ({
	network,
}) => {
	const { page } = await openEmpty(network, 'Des liens');
	await page.keyboard.type('Voir ici');
	await page.keyboard.press('Control+Shift+ArrowLeft');
	await page.keyboard.press('Control+k');
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox').fill('javascript:alert(1)');
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('alert')).toBeVisible();
	await dialog.getByRole('textbox').fill('exemple.org/page');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(textOf(page).locator('a')).toHaveAttribute('href', 'https://exemple.org/page');
	await page.keyboard.type(' ou là');
	await expect(textOf(page)).toHaveText('Voir ici ou là');
	await expect(textOf(page).locator('a')).toHaveText('ici');
});

test('TX47 TX54 notes are shared letter by letter, and a copied reference has its own', async ({
	network,
}) => {
	const { page, paper } = await openEmpty(network, 'Des notes');
	await page.keyboard.type('Appel');
	await page.keyboard.press('Control+Alt+f');
	await expect(notesOf(page)).toBeFocused();
	await page.keyboard.type('milieu');
	const other = await openBeside(network, paper);
	await expect(notesOf(other)).toHaveValue('milieu');
	await notesOf(other).focus();
	await other.keyboard.press('Home');
	await notesOf(page).focus();
	await page.keyboard.press('End');
	await Promise.all([
		page.keyboard.type(' fin', { delay: 20 }),
		other.keyboard.type('début ', { delay: 20 }),
	]);
	for (const each of [page, other]) await expect(notesOf(each)).toHaveValue('début milieu fin');

	await page.bringToFront(); // or the clipboard is the other page's
	await textOf(page).click();
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+c');
	await page.keyboard.press('Control+End');
	await page.keyboard.press('Control+v');
	await expect(notesOf(other)).toHaveCount(2);
	await notesOf(page).nth(1).fill('autre');
	await expect(notesOf(other).nth(1)).toHaveValue('autre');
	await expect(notesOf(other).nth(0)).toHaveValue('début milieu fin');
});

test('TX58 keys that wait while the page is busy act one after the other on the caret as the last one left it', async ({
	network,
}) => {
	const { page } = await openEmpty(network, 'Page occupée');
	await page.keyboard.type('un deux');
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+c');
	await page.evaluate(() => {
		setTimeout(() => {
			const until = performance.now() + 500;
			while (performance.now() < until);
		});
	});
	await Promise.all(['Control+End', 'Control+v'].map((keys) => page.keyboard.press(keys)));
	await expect(textOf(page)).toHaveText('un deuxun deux');
});

test('TX49 a paste that would exceed the limit is refused whole, said, and not sent', async ({ network }) => {
	const { page, paper } = await openEmpty(network, 'Trop long');
	await page.keyboard.type('Court.');
	await waitForKept(page, 'server');
	const before = await factsOfPage(page);
	await paste(page, 'a'.repeat(LIMITS.characters));
	await expect(page.getByRole('alert')).toContainText('Cela n’a pas été ajouté');
	await expect(textOf(page)).toHaveText('Court.');
	await waitForKept(page, 'server');
	const other = await openBeside(network, paper);
	expect(await factsOfPage(other)).toEqual(before);
});

test('TX53 TX55 undo goes back through note and text; Enter leads from the note to the text at once', async ({
	network,
}) => {
	const { page } = await openEmpty(network, 'Défaire');
	await page.keyboard.type('Appel');
	await page.keyboard.press('Control+Alt+f');
	await expect(notesOf(page)).toBeFocused();
	await page.keyboard.type('Source');
	await page.keyboard.press('Enter');
	await page.keyboard.type(' suite');
	await expect(textOf(page)).toContainText('suite');
	await expect(notesOf(page)).toHaveValue('Source');
	await notesOf(page).focus();
	for (let step = 0; step < 10 && (await notesOf(page).count()) > 0; step += 1)
		await page.keyboard.press('Control+z');
	await expect(notesOf(page)).toHaveCount(0);
	await expect(textOf(page)).toBeFocused();
	for (let step = 0; step < 10 && !(await textOf(page).textContent())?.includes('suite'); step += 1)
		await page.keyboard.press('Control+Shift+z');
	await expect(notesOf(page)).toHaveValue('Source');
});

test('TX56 a table is made and changed by the tools, and Tab leads from cell to cell', async ({
	network,
}) => {
	const { page } = await openEmpty(network, 'Un tableau');
	await page.locator('[data-tool=table]').click();
	await page.keyboard.type('Lieu');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Places');
	await page.locator('[data-tool=column-add]').click();
	await page.locator('[data-tool=row-add]').click();
	await expect(textOf(page).locator('tr')).toHaveCount(4);
	await expect(textOf(page).locator('tr').first().locator('th')).toHaveText(['Lieu', 'Places', '']);
	await page.locator('[data-tool=row-delete]').click();
	await page.locator('[data-tool=column-delete]').click();
	await expect(textOf(page).locator('tr')).toHaveCount(3);
	await waitForKept(page, 'server');
	await page.locator('[data-tool=table-delete]').click();
	await expect(textOf(page).locator('table')).toHaveCount(0);
	await expect(page.locator('[data-tool=row-add]')).toHaveCount(0);
});

test('TX56 lists begin by their sign, number from there, and Tab puts an item under the one before', async ({
	network,
}) => {
	const { page } = await openEmpty(network, 'Des listes');
	await page.keyboard.type('3. trois');
	await page.keyboard.press('Enter');
	await page.keyboard.type('quatre');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.type('- point');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.type('dessous');
	await expect(textOf(page).locator('> ol')).toHaveAttribute('start', '3');
	await expect(textOf(page).locator('> ol > li')).toHaveText(['trois', 'quatre']);
	await expect(textOf(page).locator('> ul > li > ul > li')).toHaveText('dessous');
	await waitForKept(page, 'server');
});

test('TX57 a page of the web is pasted as declared structure, and the server takes it', async ({
	network,
}) => {
	const { page } = await openEmpty(network, 'Collé');
	await paste(
		page,
		`<h1 style="color:red">Titre</h1><h5>Petit titre</h5>
		<p dir="rtl" class="x">Un <b>mot</b> <code>de</code> <a href="javascript:x">code</a><br>et
		<a href="https://exemple.org" title="t" target="_blank">lien</a>\uFFFC</p>
		<ol type="a" start="4000000000"><li><p>a</p></li></ol>
		<table><tr><td colspan="2000" align="right">cellule</td></tr></table><img src="x"><script>1</script>`,
		'text/html',
	);
	await expect(textOf(page)).toContainText(/Un mot de code et\s+lien/);
	await expect(textOf(page).locator('a')).toHaveText('lien');
	await expect(textOf(page).locator('code, img:not(.ProseMirror-separator), script')).toHaveCount(0);
	await expect(textOf(page)).not.toContainText('\uFFFC');
	await waitForKept(page, 'server');
});

test('UI30 on a phone the name stands beside a caret that moved, then only its cap', async ({ network }) => {
	const paper = await makePaper(network, 'Au téléphone');
	const phone = await network.enter('coordination', { width: 360 });
	await openPaper(phone, paper);
	const other = await openBeside(network, paper);
	await textOf(other).locator('p').first().click();
	await other.keyboard.type('Bonjour');
	const name = textOf(phone).locator('.caret b');
	await expect(name).toBeVisible();
	await expect(name).toBeHidden();
	await expect(textOf(phone).locator('.caret')).toBeVisible();
});

test('UI25 without JavaScript the text is there, and its title can be changed', async ({ network }) => {
	const { page, paper } = await openEmpty(network, 'Sans script');
	await page.keyboard.type('Lisible sans script.');
	await waitForKept(page, 'server');
	const plain = await network.enter('coordination', { javaScript: false });
	await plain.goto(`/papers/${paper.id}`);
	await expect(plain.getByText('Lisible sans script.')).toBeVisible();
	await expect(plain.locator('[data-kept]')).toHaveCount(0);
	await plain.goto(`/papers/${paper.id}?rename`);
	await plain.getByRole('textbox').fill('Un autre titre');
	await plain.getByRole('button', { name: 'Garder ce titre' }).click();
	await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Un autre titre');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un autre titre');
	await expect(textOf(page)).toHaveText('Lisible sans script.');
});

test('UI26 the tools are one tab stop, with arrows between them', async ({ network }) => {
	const { page } = await openEmpty(network, 'Des outils');
	const toolbar = page.getByRole('toolbar');
	await expect(toolbar.locator('button[tabindex="0"]')).toHaveCount(1);
	await toolbar.locator('button[tabindex="0"]').focus();
	await page.keyboard.press('End');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowLeft');
	await expect(toolbar.locator('button').last()).toBeFocused();
	await expect(toolbar.locator('button[tabindex="0"]')).toHaveCount(1);
	await textOf(page).click();
	await page.keyboard.press('Control+b');
	await expect(toolbar.getByRole('button', { name: 'Gras' })).toHaveAttribute('aria-pressed', 'true');
});

test('UI27 the outline follows the headings and leads to them', async ({ network }) => {
	const { page } = await openEmpty(network, 'Un plan');
	for (const title of ['Constat', 'Demandes']) {
		await page.keyboard.type(title);
		await page.keyboard.press('Control+Alt+2');
		await page.keyboard.press('Enter');
		for (let line = 0; line < 12; line += 1) {
			await page.keyboard.type('Ligne.');
			await page.keyboard.press('Enter');
		}
	}
	const outline = page.getByRole('navigation', { name: 'Plan du texte' });
	await expect(outline.getByRole('button')).toHaveText(['Constat', 'Demandes']);
	await outline.getByRole('button', { name: 'Constat' }).click();
	await expect(outline.getByRole('button', { name: 'Constat' })).toHaveAttribute('aria-current', 'true');
	await page.keyboard.type('Le ');
	await expect(textOf(page).locator('h2').first()).toHaveText('Le Constat');
});

test('UI29 freezing leads to the version with exactly this text', async ({ network }) => {
	const { page } = await openEmpty(network, 'À figer');
	await page.keyboard.type('Figé tel quel.');
	await waitForKept(page, 'server');
	await page.getByRole('button', { name: 'Figer' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Figer cette version' }).click();
	await page.waitForURL(/\/versions\/1$/);
	await expect(page.getByText('Figé tel quel.')).toBeVisible();
});
