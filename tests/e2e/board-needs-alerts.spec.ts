import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
	expect,
	startDemoNetwork,
	test,
	type DemoNetwork,
	type EnterOptions,
} from '../support/demo-network.ts';

let network: DemoNetwork & { close(): Promise<void> };
test.beforeAll(async ({ browser }) => {
	network = await startDemoNetwork(browser, undefined, 'tests/support/board-server.ts');
});
test.afterEach(() => network.leave());
test.afterAll(() => network?.close());

/** A page that listens: what arrives on its socket is written down. */
async function openLive(who: string, path: string): Promise<{ page: Page; frames: string[] }> {
	const page = await network.enter(who);
	const frames: string[] = [];
	const granted = page.waitForEvent('websocket').then((socket) => {
		socket.on('framereceived', ({ payload }) => frames.push(String(payload)));
		// the answer to the wish to watch
		return socket.waitForEvent('framereceived', ({ payload }) => String(payload).startsWith('43'));
	});
	await page.goto(path);
	await granted;
	await page.waitForLoadState('networkidle');
	return { page, frames };
}

const choose = (page: Page, name: string | RegExp) => page.getByRole('radio', { name }).check();

test('BD169 an alert of three taps shows on another open list within the second, and nowhere for who may not read it', async () => {
	const reader = await openLive('auberge', '/board/alerts');
	const stranger = await openLive('emmaus', '/board/alerts');
	await expect(reader.page.getByText('Aucune alerte en cours')).toBeVisible();

	const page = await network.enter('salam');
	await page.goto('/board/alerts/new');
	await choose(page, 'Tétéghem');
	await choose(page, 'Plus d’eau');
	const sentAt = Date.now();
	await page.getByRole('button', { name: 'Envoyer l’alerte' }).click();
	const row = reader.page.getByRole('link', { name: /Plus d’eau\s:\sTétéghem/ });
	await expect(row).toBeVisible();
	console.log(`shown ${Date.now() - sentAt} ms after it was sent`);
	await page.waitForURL(/\/board\/alerts\/[\da-f-]{36}$/);
	const id = page.url().split('/').at(-1)!;

	// said aloud without a word of what it is
	await expect(reader.page.getByRole('status').filter({ hasText: 'Nouvelle alerte' })).toHaveText(
		'Nouvelle alerte',
	);
	expect(reader.frames.join('')).toContain(id);
	await stranger.page.reload();
	await expect(stranger.page.getByText('Aucune alerte en cours')).toBeVisible();
	expect(await stranger.page.content()).not.toContain(id);
	expect(stranger.frames.join('')).not.toContain(id);
	expect((await stranger.page.goto(`/board/alerts/${id}`))!.status()).toBe(404);

	await row.click();
	await reader.page.getByRole('button', { name: 'Vu', exact: true }).click();
	await reader.page.getByText('Nous nous en occupons').click();
	await reader.page.getByLabel('Ce que vous faites').fill('Carrefour appelle la mairie');
	await reader.page.getByRole('button', { name: 'Le dire' }).click();
	await expect(page.getByText('Carrefour appelle la mairie', { exact: true })).toBeVisible();
	await expect(page.getByText('Vue par Salam, Auberge')).toBeVisible();

	await page.getByText('Compléter').click();
	await page.getByLabel('Ce qu’il faut savoir').pressSequentially('appeler le 06 12 34 56 78');
	await expect(page.getByText(/06 12 34 56 78.*peut mener/)).toBeVisible();
	await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Enlevez le numéro');
	await page.getByText('Retirer l’alerte').click();
	await page.getByLabel('Pourquoi').fill('L’eau est revenue');
	await page.getByRole('button', { name: 'Retirer', exact: true }).click();
	await expect(reader.page.getByText(/L’eau est revenue/)).toBeVisible();
});

test('BD168 the first page says that an alert waits, and nothing of it, until the association has seen it', async () => {
	const page = await network.enter('salam', { javaScript: false });
	await page.goto('/board/alerts/new?site=grande-synthe');
	await choose(page, 'Police');
	await page.getByRole('button', { name: 'Envoyer l’alerte' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Police');

	const other = await network.enter('auberge');
	await other.goto('/');
	const waits = other.getByRole('listitem').filter({ hasText: 'Une alerte que votre association' });
	await expect(waits).toBeVisible();
	await expect(waits).not.toContainText(/Police|Grande-Synthe|Salam/);
	await waits.getByRole('link').last().click();
	await other.getByRole('link', { name: /Police/ }).click();
	await other.getByRole('button', { name: 'Vu', exact: true }).click();
	await expect(other.getByText('Vue par Salam, Auberge')).toBeVisible();
	await other.goto('/');
	await expect(other.getByText('Une alerte que votre association')).toHaveCount(0);
});

test('BD170 a need is taken before the eyes of the others, given back and delivered', async () => {
	const [{ page }, { page: other }] = await Promise.all([
		openLive('salam', '/board/needs'),
		openLive('auberge', '/board/needs'),
	]);
	await page.getByText('Signaler un besoin').click();
	await page.getByLabel('Quoi').first().selectOption({ label: 'chaussures' });
	await page.getByLabel('Précision').fill('pointures 41 à 44');
	await page.getByRole('button', { name: 'Signaler', exact: true }).click();
	const line = (at: Page) => at.getByRole('listitem').filter({ hasText: 'pointures 41 à 44' });
	await expect(line(other)).toContainText('vu par Salam, depuis moins d’une heure');
	await line(other)
		.getByRole('button', { name: /^Je m’en charge\s:\schaussures, Grande-Synthe/ })
		.click();
	await expect(line(page)).toContainText('pris par Auberge');
	await expect(line(page).getByRole('button', { name: /Je m’en charge/ })).toHaveCount(0);
	await line(other)
		.getByRole('button', { name: /Je ne peux plus/ })
		.click();
	await line(page)
		.getByRole('button', { name: /Je m’en charge/ })
		.click();
	await line(page)
		.getByRole('button', { name: /Déposé/ })
		.click();
	await expect(line(other)).toContainText('déposé par Salam');

	await other.getByText('Proposer quelque chose').click();
	await other.getByLabel('Combien, quoi précisément').fill('40, en laine');
	await other.getByRole('button', { name: 'Proposer', exact: true }).click();
	await page.getByRole('button', { name: /Nous venons le chercher/ }).click();
	await expect(other.getByText('Salam vient le chercher')).toBeVisible();
});

test('BD171 in Arabic on a small telephone, in the dark, and wide: nothing is out of reach', async () => {
	test.setTimeout(300_000);
	const salam = await network.enter('salam');
	await salam.goto('/board/alerts/new');
	await choose(salam, 'Tétéghem');
	await choose(salam, 'Incendie');
	await salam.getByRole('button', { name: 'Envoyer l’alerte' }).click();
	await salam.waitForURL(/alerts\/[\da-f-]{36}$/);
	const paths = ['/board/needs', '/board/alerts', '/board/alerts/new', new URL(salam.url()).pathname];
	const looks: EnterOptions[] = [
		{ locale: 'ar', width: 360, theme: 'light' },
		{ locale: 'fr', width: 360, theme: 'dark' },
		{ locale: 'fr', width: 1440, theme: 'light' },
	];
	const found: string[] = [];
	for (const look of looks) {
		const page = await network.enter('salam', look);
		for (const path of paths) {
			await page.goto(path);
			await page.waitForLoadState('networkidle');
			// what is folded is looked at too
			await page
				.locator('main details')
				.evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
			const where = `${look.locale} ${look.width} ${path}`;
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
				.analyze();
			for (const { id, nodes } of violations)
				found.push(`${where}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
			const sideways = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			if (sideways > 0) found.push(`${where}: scrolls ${sideways} px sideways`);
			if (process.env.PICTURES) {
				const name = where.replaceAll(/[^\w]+/g, '-').replace(/[\da-f]{8}-.*/, 'one');
				await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
			}
		}
	}
	expect(found).toEqual([]);
});
