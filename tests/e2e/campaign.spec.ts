import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import { goToEnd, makePaper, openPaper, waitForKept } from '../support/writing.ts';

async function openCampaign(network: DemoNetwork, title: string): Promise<string> {
	const paper = await makePaper(network, title);
	expect((await network.ask('coordination', `/api/v1/papers/${paper.id}/versions`, {})).status).toBe(201);
	const deadline = new Date(Date.now() + 7 * 86_400_000).toISOString();
	const opened = await network.ask('coordination', '/api/v1/campaigns', { paper: paper.id, deadline });
	return ((await opened.json()) as { id: string }).id;
}

async function sign(page: Page): Promise<void> {
	await page.locator('input[name=answer][value=sign]').first().check();
	await page.getByRole('button', { name: 'Relire avant' }).first().click();
	await page
		.getByRole('button', { name: /^Signer pour/ })
		.first()
		.click();
}

test('SG60 from the draft to the majority, with the tally moving live in three browsers', async ({
	network,
}) => {
	const paper = await makePaper(network, 'De la table à la signature');
	const coordinator = await network.enter('coordination');
	await openPaper(coordinator, paper);
	await goToEnd(coordinator);
	await coordinator.keyboard.type(' Nous demandons une concertation.');
	await waitForKept(coordinator, 'server');
	await coordinator.getByRole('button', { name: 'Figer' }).first().click();
	await coordinator.getByRole('dialog').getByRole('button', { name: /Figer/ }).click();
	await coordinator.waitForURL(/\/versions\/1$/);
	await expect(coordinator.locator('body')).toContainText('Nous demandons une concertation.');
	await coordinator
		.getByRole('link', { name: /Proposer/ })
		.first()
		.click();
	await coordinator
		.locator('form')
		.getByRole('button', { name: /Proposer|Ouvrir/ })
		.last()
		.click();
	await coordinator.waitForURL(/\/campaigns\/(?!new)[\w-]+/);
	const id = /campaigns\/([\w-]+)/.exec(coordinator.url())![1]!;

	const [signer, watcher] = [
		await network.enter('salam-nord-pas-de-calais'),
		await network.enter('lecture', { width: 360 }),
	];
	await Promise.all([signer.goto(`/campaigns/${id}`), watcher.goto(`/campaigns/${id}`)]);
	await sign(signer);
	for (const page of [coordinator, signer, watcher])
		await expect(page.locator('.count .big b')).toHaveText('1');

	const members = (await (await network.ask('coordination', '/api/v1/associations')).json()) as {
		id: string;
		kind: string;
		leftAt: string | null;
	}[];
	const others = members.filter(
		(member) => member.kind === 'member' && !member.leftAt && member.id !== 'salam-nord-pas-de-calais',
	);
	for (const member of others.slice(0, 10))
		expect(
			(
				await network.ask(member.id, `/api/v1/campaigns/${id}/decisions`, {
					association: member.id,
					answer: 'sign',
					reason: '',
				})
			).status,
		).toBe(201);
	for (const page of [coordinator, signer, watcher]) {
		await expect(page.locator('.count .big b')).toHaveText('11');
		await expect(page.locator('.count')).toContainText('Majorité atteinte');
	}
});

test('SG61 without JavaScript an association signs and gets its receipt', async ({ network }) => {
	const id = await openCampaign(network, 'Signée sans script');
	const page = await network.enter('emmaus-dunkerque', { javaScript: false, width: 360 });
	await page.goto(`/campaigns/${id}`);
	await sign(page);
	await expect(page.locator('.count .big b')).toHaveText('1');
	await expect(page.getByRole('link', { name: /reçu/i }).first()).toBeVisible();
});

test('SG62 a person without mandate is told so, and refused everywhere', async ({ network }) => {
	const id = await openCampaign(network, 'Sans mandat');
	const page = await network.enter('benevole');
	await page.goto(`/campaigns/${id}`);
	await expect(page.locator('input[name=answer]')).toHaveCount(0);
	const decided = await network.ask('benevole', `/api/v1/campaigns/${id}/decisions`, {
		association: 'terre-d-errance-steenvoorde',
		answer: 'sign',
		reason: '',
	});
	expect(decided.status).toBe(403);
	expect((await network.ask('exterieur', `/api/v1/campaigns/${id}`)).status).toBe(404);
	const posted = await page.request.post(`/campaigns/${id}?/answer`, {
		form: { association: 'terre-d-errance-steenvoorde', answer: 'sign', reason: '' },
		headers: { origin: network.server.address },
	});
	expect(await posted.text()).toContain('403');
	const campaign = (await (await network.ask('coordination', `/api/v1/campaigns/${id}`)).json()) as {
		tally: { sign: number };
	};
	expect(campaign.tally.sign).toBe(0);
});

test('SG63 a receipt verifies on the page, by the command and with openssl alone; one byte changed is found', async ({
	network,
}) => {
	const id = await openCampaign(network, 'Vérifiable sans nous');
	const signer = 'terre-d-errance-norrent-fontes';
	await network.ask(signer, `/api/v1/campaigns/${id}/decisions`, {
		association: signer,
		answer: 'sign',
		reason: '',
	});
	const zip = new Uint8Array(
		await (await network.ask(signer, `/api/v1/campaigns/${id}/receipts/${signer}?format=zip`)).arrayBuffer(),
	);
	const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
	const files = unzipSync(zip);
	for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
	const openssl = () =>
		execFileSync(
			'openssl',
			[
				'pkeyutl',
				'-verify',
				'-pubin',
				'-inkey',
				'cle.pem',
				'-rawin',
				'-in',
				'recu.json',
				'-sigfile',
				'recu.sig',
			],
			{ cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
		);
	expect(openssl()).toContain('Signature Verified Successfully');
	writeFileSync(join(folder, 'bundle.zip'), zip);
	expect(verify(join(folder, 'bundle.zip')).code).toBe(0);

	const page = await network.enter(null);
	await page.goto('/verify');
	await page.locator('input[type=file]').setInputFiles(join(folder, 'bundle.zip'));
	await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
	await expect(page.locator('main')).toContainText('✓');
	await expect(page.locator('main')).not.toContainText('✗');

	const receipt = await (await network.ask(signer, `/api/v1/campaigns/${id}/receipts/${signer}`)).text();
	const forged = receipt.replace(/sign(?=\\")/, 'sigm');
	expect(forged).not.toBe(receipt);
	writeFileSync(join(folder, 'forged.json'), forged);
	expect(verify(join(folder, 'forged.json')).code).toBe(1);
	await page.locator('input[type=file]').setInputFiles(join(folder, 'forged.json'));
	await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
	await expect(page.locator('main')).toContainText('✗');

	const payload = Buffer.from(files['recu.json']!);
	payload[10]! ^= 1;
	writeFileSync(join(folder, 'recu.json'), payload);
	expect(openssl).toThrow();
});

function verify(file: string): { code: number; output: string } {
	try {
		return {
			code: 0,
			output: execFileSync(process.execPath, ['server/verify.ts', file], { encoding: 'utf8' }),
		};
	} catch (failure) {
		const { status, stdout } = failure as { status: number; stdout: string };
		return { code: status, output: stdout };
	}
}
