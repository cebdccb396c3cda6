import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page, WebSocket } from '@playwright/test';
import type { Paper } from '../../src/lib/domain/papers/paper.ts';
import type { TextNode } from '../../src/lib/domain/text/text-node.ts';
import type { CampaignRow, CampaignView } from '../../src/lib/protocol/views/signing.ts';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import { makePaper, type MadePaper } from '../support/writing.ts';

const SIGNER = 'terre-d-errance-norrent-fontes';
const MEBIBYTE = 1024 * 1024;
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function read<T>(network: DemoNetwork, who: string, path: string): Promise<T> {
	return (await (await network.ask(who, path)).json()) as T;
}

async function makeFrozen(network: DemoNetwork, title: string): Promise<MadePaper> {
	const paper = await makePaper(network, title);
	expect((await network.ask('coordination', `/api/v1/papers/${paper.id}/versions`, {})).status).toBe(201);
	return paper;
}

async function openCampaign(network: DemoNetwork, title: string): Promise<string> {
	const { id: paper } = await makeFrozen(network, title);
	const deadline = new Date(Date.now() + 7 * 86_400_000).toISOString();
	const opened = await network.ask('coordination', '/api/v1/campaigns', { paper, deadline });
	return ((await opened.json()) as { id: string }).id;
}

async function sign(network: DemoNetwork, campaign: string, association: string): Promise<void> {
	const decision = { association, answer: 'sign', reason: '' };
	const decided = await network.ask(association, `/api/v1/campaigns/${campaign}/decisions`, decision);
	expect(decided.status).toBe(201);
}

/** The longest run of words in a text. */
function longestWords(node: TextNode): string {
	return (node.content ?? [])
		.map(longestWords)
		.reduce((longest, words) => (words.length > longest.length ? words : longest), node.text ?? '');
}

/** Resolves when the server answers what the page asked to watch (socket.io: an acknowledgement is « 43… »). */
const isAnswered = (socket: WebSocket) =>
	socket.waitForEvent('framereceived', ({ payload }) => String(payload).startsWith('43'));

const titlesOn = async (page: Page) => (await page.locator('main .rows h3').allTextContents()).toSorted();

test('UI48 a paper is found by group, kind, language and state without JavaScript, each choice at its address', async ({
	network,
}) => {
	const made = await network.ask('coordination', '/api/v1/papers', {
		title: 'دليل',
		kind: 'guide',
		language: 'ar',
		group: 'politique',
	});
	expect(made.status).toBe(201);
	const papers = await read<(Paper & { state: string })[]>(network, 'coordination', '/api/v1/papers');
	const page = await network.enter('benevole', { javaScript: false });
	const other = await network.enter('lecture', { javaScript: false });
	for (const name of ['group', 'kind', 'language', 'state'] as const) {
		const value =
			name === 'language' ? 'ar' : papers.find((paper) => paper[name] !== papers[0]![name])![name];
		const expected = papers.filter((paper) => paper[name] === value).map(({ title }) => title);
		expect(expected.length).toBeLessThan(papers.length);
		await page.goto('/papers');
		await page.locator(`select[name=${name}]`).selectOption(value);
		await page.getByRole('button', { name: 'Montrer', exact: true }).click();
		await expect(page).toHaveURL(new RegExp(`[?&]${name}=${value}(&|$)`));
		expect(await titlesOn(page)).toEqual(expected.toSorted());
		await other.goto(page.url());
		expect(await titlesOn(other)).toEqual(expected.toSorted());
	}
	await page.goto('/papers?language=ar&kind=guide&state=draft&group=politique');
	expect(await titlesOn(page)).toContain('دليل');
	await page.locator('select[name=kind]').selectOption('minutes');
	await page.getByRole('button', { name: 'Montrer', exact: true }).click();
	expect(await titlesOn(page)).not.toContain('دليل');
});

test('UI49 a paper is started only in a group that the person may write in', async ({ network }) => {
	const name = 'Un groupe à part';
	const founder = await network.enter('coordination');
	await founder.request.post('/network?/group', {
		form: { name, open: 'on' },
		headers: { origin: network.server.address },
	});
	const groups = await read<{ id: string; name: string; mine: boolean; closedAt: string | null }[]>(
		network,
		'benevole',
		'/api/v1/groups',
	);
	const theirs = groups.filter(({ mine, closedAt }) => mine && closedAt === null).map(({ id }) => id);
	const foreign = groups.find((group) => group.name === name)!.id;
	const page = await network.enter('benevole');
	await page.goto('/papers/new');
	const offered = page.getByLabel('Groupe de travail').locator('option');
	const values = await offered.evaluateAll((options) =>
		options.map((option) => (option as HTMLOptionElement).value),
	);
	expect(values.toSorted()).toEqual(theirs.toSorted());
	expect(values).not.toContain(foreign);

	const posted = await page.request.post('/papers/new', {
		form: { title: 'Dans un autre groupe', kind: 'letter', language: 'fr', group: foreign },
		headers: { origin: network.server.address },
	});
	expect(await posted.text()).toContain('403');
	const papers = await read<Paper[]>(network, 'coordination', '/api/v1/papers');
	expect(papers.map(({ title }) => title)).not.toContain('Dans un autre groupe');

	const reader = await network.enter('lecture');
	await reader.goto('/papers');
	await expect(reader.getByRole('link', { name: 'Nouveau texte' })).toHaveCount(0);
	await reader.goto('/papers/new');
	await expect(reader.getByText('Vous n’êtes dans aucun groupe de travail')).toBeVisible();
	await expect(reader.getByRole('button', { name: 'Commencer le texte' })).toHaveCount(0);
});

test('UI50 a campaign shows its text, tally, signatories and receipts without JavaScript', async ({
	network,
}) => {
	const campaigns = await read<{ id: string; title: string }[]>(network, 'lecture', '/api/v1/campaigns');
	const { id } = campaigns.find(({ title }) => title === 'Maison du migrant')!;
	const { decisions, text, tally, electorate } = await read<CampaignRow & Omit<CampaignView, 'campaign'>>(
		network,
		'lecture',
		`/api/v1/campaigns/${id}`,
	);
	const names = (audience: string) =>
		decisions
			.filter((decision) => decision.audience === audience && decision.answer === 'sign')
			.map(({ associationName }) => associationName);
	const page = await network.enter('lecture', { javaScript: false, width: 360 });
	await page.goto(`/campaigns/${id}`);
	await expect(page.locator('#text')).toContainText(longestWords(text.json));
	await expect(page.locator('.count .big b')).toHaveText(String(tally.sign));
	await expect(page.locator('.count')).toContainText(`sur ${electorate}`);
	await expect(page.locator('#signatories .names bdi')).toHaveText([...names('member'), ...names('partner')]);

	await page.getByText('Tous les reçus').click();
	await expect(page.locator('#verify details li bdi')).toHaveText(
		decisions.map(({ associationName }) => associationName),
	);
	for (const kind of ['ZIP', 'JSON']) {
		const receipt = page.getByRole('link', { name: `Reçu de ${decisions[0]!.associationName}, ${kind}` });
		await expect(receipt).toBeVisible();
		const asked = page.waitForEvent('download');
		await receipt.click();
		expect((await readFile(await (await asked).path())).length).toBeGreaterThan(500);
	}
});

test('UI53 an answer given elsewhere moves the tally of an open page, and a polite sentence says it', async ({
	network,
}) => {
	const id = await openCampaign(network, 'Suivie de loin');
	const page = await network.enter('lecture');
	const watched = page.waitForEvent('websocket').then(isAnswered);
	await page.goto(`/campaigns/${id}`);
	await watched;
	const tally = page.locator('.count .big b');
	const said = page.locator('[aria-live=polite]');
	await expect(tally).toHaveText('0');
	await expect(said).toHaveText('');
	await page.evaluate(() => (document.body.dataset.loaded = 'once'));
	await sign(network, id, SIGNER);
	await expect(tally).toHaveText('1');
	await expect(said).toHaveText(/^1\s+association sur \d+ a signé\.$/);
	await sign(network, id, 'emmaus-dunkerque');
	await expect(tally).toHaveText('2');
	await expect(said).toHaveText(/^2\s+associations sur \d+ ont signé\.$/);
	await expect(page.locator('body')).toHaveAttribute('data-loaded', 'once');
});

test('UI54 before a campaign is opened, the page says how many signatures of how many are the majority', async ({
	network,
}) => {
	const paper = await makeFrozen(network, 'Combien de signatures');
	const associations = await read<{ kind: string; leftAt: string | null }[]>(
		network,
		'coordination',
		'/api/v1/associations',
	);
	const electorate = associations.filter(({ kind, leftAt }) => kind === 'member' && leftAt === null).length;
	const needed = Math.floor(electorate / 2) + 1;
	const page = await network.enter('coordination');
	await page.goto(`/campaigns/new?paper=${paper.id}`);
	const rule = page.getByRole('region', { name: 'La règle' });
	await expect(rule).toContainText(`Plus de la moitié de ${electorate} : ${needed} signatures.`);
	await expect(page.getByText(`Les ${electorate} associations membres`)).toBeVisible();
	await page.getByRole('button', { name: 'Ouvrir à la signature' }).click();
	await page.waitForURL(/\/campaigns\/(?!new)[\w-]+/);
	await expect(page.locator('.count')).toContainText(`sur ${electorate}`);
	await expect(page.locator('.count')).toContainText(`plus de la moitié : ${needed}`);
});

test('UI55 anybody verifies a receipt of at most 8 MiB; each check is told in words, with ✓ or ✗', async ({
	network,
}) => {
	const id = await openCampaign(network, 'À vérifier par tous');
	await sign(network, id, SIGNER);
	const address = `/api/v1/campaigns/${id}/receipts/${SIGNER}`;
	const bundle = await (await network.ask(SIGNER, `${address}?format=zip`)).arrayBuffer();
	const receipt = await (await network.ask(SIGNER, address)).text();

	const page = await network.enter(null);
	await page.goto('/verify');
	const verify = async (name: string, bytes: Uint8Array) => {
		await page
			.locator('input[type=file]')
			.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
		await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
	};
	const checks = page.getByRole('region', { name: 'Les contrôles' }).getByRole('listitem');
	const verdict = page.locator('.result').getByRole('status');

	await verify('bundle.zip', new Uint8Array(bundle));
	await expect(verdict).toContainText('Ce reçu est authentique');
	const told = await checks.allTextContents();
	expect(told.length).toBeGreaterThan(8);
	for (const words of told) expect(words).toMatch(/^\s*✓ bon\s*\S/);
	expect(told.join(' ')).not.toContain('Un autre contrôle');
	expect(told.join(' ')).toContain('La signature du reçu est bonne');

	await verify('forged.json', Buffer.from(receipt.replace(/sign(?=\\")/, 'sigm')));
	await expect(verdict).toContainText('Ce reçu ne tient pas');
	await expect(checks.filter({ hasText: 'La signature du reçu est bonne' })).toHaveText(/✗ échoue/);

	await verify('largest.json', new Uint8Array(8 * MEBIBYTE));
	await expect(verdict).toContainText('largest.json');
	await expect(checks).toHaveText([/✗ échoue\s*Le fichier est un reçu lisible/]);

	await verify('larger.json', new Uint8Array(8 * MEBIBYTE + 1));
	await expect(page.getByRole('alert')).toContainText('Ce fichier dépasse 8 Mio');
	await expect(checks).toHaveCount(0);
});

test('UI56 the downloaded text and manifest are the bytes that the fingerprints are made of', async ({
	network,
}) => {
	const id = await openCampaign(network, 'Octet pour octet');
	const page = await network.enter('lecture');
	await page.goto(`/campaigns/${id}`);
	const download = async (name: string) => {
		const asked = page.waitForEvent('download');
		await page.getByRole('link', { name }).click();
		return readFile(await (await asked).path());
	};
	const text = await download('Le texte (.md)');
	const manifest = await download('Le manifeste (.json)');
	const { textSha256 } = JSON.parse(manifest.toString('utf8')) as { textSha256: string };
	expect(sha256(text)).toBe(textSha256);
	const signed = sha256(Buffer.concat([Buffer.from('tablee/manifest/v1\n'), manifest]));
	await expect(page.locator('#verify .print')).toHaveText(signed);
	const { manifestSha256 } = await read<CampaignView>(network, 'lecture', `/api/v1/campaigns/${id}`);
	expect(manifestSha256).toBe(signed);
});
