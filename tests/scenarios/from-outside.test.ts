import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { joinAsScript } from '../support/join-as-script.ts';
import { startDemoNetwork, type DemoNetwork } from '../support/demo-network.ts';

// The product as a program from outside sees it: built, started by its command, asked over HTTP and websockets only.
let network: DemoNetwork & { close(): Promise<void> };
beforeAll(async () => {
	network = await startDemoNetwork(null);
}, 180_000);
afterAll(() => network?.close());

const json = async <T>(response: Response): Promise<T> => (await response.json()) as T;
interface ErrorBody {
	error: { code: string; message: string };
}

test('HT10 healthz says that what is written can be kept', async () => {
	const response = await fetch(`${network.server.address}/healthz`);
	expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});

test('HT11 the papers of the example network are listed with their document', async () => {
	const papers = await json<
		{ id: string; title: string; kind: string; language: string; document: string }[]
	>(await network.ask('coordination', '/api/v1/papers'));
	expect(papers.map(({ title }) => title)).toContain('Maison du migrant');
	for (const paper of papers)
		expect(paper).toMatchObject({
			id: expect.any(String),
			kind: expect.any(String),
			language: expect.any(String),
			document: expect.any(String),
		});
});

test('HT12 nobody, an outsider and a stranger id get 401, an empty list and the same 404', async () => {
	const anonymous = await fetch(`${network.server.address}/api/v1/papers`);
	expect(anonymous.status).toBe(401);
	expect((await json<ErrorBody>(anonymous)).error.code).toBe('signed-out');
	expect(await json(await network.ask('exterieur', '/api/v1/papers'))).toEqual([]);
	const [paper] = await json<{ id: string }[]>(await network.ask('coordination', '/api/v1/papers'));
	const foreign = await network.ask('exterieur', `/api/v1/papers/${paper!.id}`);
	const absent = await network.ask('exterieur', '/api/v1/papers/nothing-of-the-kind');
	expect([foreign.status, await foreign.text()]).toEqual([absent.status, await absent.text()]);
	expect(foreign.status).toBe(404);
});

test('HT13 a made paper is co-written by stock y-websocket clients and read as Markdown', async () => {
	const made = await network.ask('coordination', '/api/v1/papers', {
		title: 'Essai à plusieurs',
		kind: 'letter',
		language: 'fr',
		group: 'politique',
	});
	expect(made.status).toBe(201);
	const { id, document } = await json<{ id: string; document: string }>(made);
	const paper = await json<{ root: { name: string; type: string } }>(
		await network.ask('coordination', `/api/v1/papers/${id}`),
	);
	expect(paper.root).toEqual({ name: 'text', type: 'XmlFragment' });
	const [one, two] = [
		await joinAsScript(network, 'coordination', document),
		await joinAsScript(network, 'benevole', document),
	];
	try {
		write(one.doc, paper.root.name, 'Écrit par la coordination.');
		write(two.doc, paper.root.name, 'Écrit par un bénévole.');
		await until(
			() =>
				textOf(one.doc, paper.root.name) === textOf(two.doc, paper.root.name) &&
				textOf(one.doc, paper.root.name).includes('bénévole') &&
				textOf(one.doc, paper.root.name).includes('coordination'),
		);
		await until(async () => {
			const markdown = await (
				await network.ask('coordination', `/api/v1/papers/${id}/text?format=md`)
			).text();
			return markdown.includes('Écrit par la coordination.') && markdown.includes('Écrit par un bénévole.');
		});
	} finally {
		one.leave();
		two.leave();
	}
});

test('HT14 a socket of nobody, of an outsider and to an unknown document is refused before it opens', async () => {
	const [paper] = await json<{ document: string }[]>(await network.ask('coordination', '/api/v1/papers'));
	expect(await upgradeStatus(paper!.document, '')).toBe(401);
	expect(await upgradeStatus(paper!.document, await network.cookieOf('exterieur'))).toBe(404);
	expect(await upgradeStatus('unknown', await network.cookieOf('coordination'))).toBe(404);
});

test('HT15 a campaign runs over the API from freezing to its threshold', async () => {
	const made = await json<{ id: string }>(
		await network.ask('coordination', '/api/v1/papers', {
			title: 'Texte à signer',
			kind: 'position',
			language: 'fr',
			group: 'politique',
		}),
	);
	const frozen = await network.ask('coordination', `/api/v1/papers/${made.id}/versions`, {});
	expect(frozen.status).toBe(201);
	const deadline = new Date(Date.now() + 86_400_000).toISOString();
	const opened = await network.ask('coordination', '/api/v1/campaigns', { paper: made.id, deadline });
	expect(opened.status).toBe(201);
	const { id } = await json<{ id: string }>(opened);
	const read = async () =>
		(await json<Campaign[]>(await network.ask('coordination', '/api/v1/campaigns'))).find(
			(campaign) => campaign.id === id,
		)!;
	expect(await read()).toMatchObject({
		title: 'Texte à signer',
		paper: made.id,
		state: 'open',
		electorate: 20,
		tally: { sign: 0, decline: 0, abstain: 0, changes: 0, none: 20 },
		threshold: { needed: 11, reachedAt: null },
	});

	const members = (
		await json<{ id: string; kind: string; leftAt: string | null }[]>(
			await network.ask('coordination', '/api/v1/associations'),
		)
	).filter((association) => association.kind === 'member' && !association.leftAt);
	expect(members).toHaveLength(20);
	const refused = await network.ask('benevole', `/api/v1/campaigns/${id}/decisions`, {
		association: 'terre-d-errance-steenvoorde',
		answer: 'sign',
		reason: '',
	});
	expect(refused.status).toBe(403);
	const foreign = await network.ask(members[0]!.id, `/api/v1/campaigns/${id}/decisions`, {
		association: members[1]!.id,
		answer: 'sign',
		reason: '',
	});
	expect(foreign.status).toBe(403);
	for (const member of members.slice(0, 11)) {
		const decided = await network.ask(member.id, `/api/v1/campaigns/${id}/decisions`, {
			association: member.id,
			answer: 'sign',
			reason: '',
		});
		expect(decided.status).toBe(201);
	}
	const reached = await read();
	expect(reached.tally).toEqual({ sign: 11, decline: 0, abstain: 0, changes: 0, none: 9 });
	expect(Date.parse(reached.threshold.reachedAt!)).not.toBeNaN();

	const receipt = await network.ask(members[0]!.id, `/api/v1/campaigns/${id}/receipts/${members[0]!.id}`);
	expect(receipt.status).toBe(200);
	expect(await receipt.json()).toMatchObject({ format: 'tablee/receipt/v1', signature: expect.any(String) });
});

test('HT16 the facts of the report are the counts of the replayed campaigns', async () => {
	const campaigns = await json<Campaign[]>(await network.ask('coordination', '/api/v1/campaigns'));
	const signed = Object.fromEntries(campaigns.map(({ title, tally }) => [title, tally.sign]));
	expect(signed).toMatchObject({
		'Maison du migrant': 12,
		'Dossier commun à la DIHAL': 13,
		'Lettre commune sur l’accès aux soins': 3,
		'Courrier collectif sur l’expulsion d’un squat à Calais': 14,
	});
	const vigil = campaigns.find(({ title }) => title.startsWith('Appel à la Nuit de veille'))!;
	expect(vigil.tally.sign + vigil.partnersSigned).toBeGreaterThan(30);
	expect(campaigns.find(({ title }) => title === 'Maison du migrant')!.threshold.reachedAt).toMatch(
		/^2013-05-/,
	);
});

test('HT17 every error under /api/v1 is JSON in one form', async () => {
	const cases: [string, RequestInit, number][] = [
		['/api/v1/nothing', {}, 404],
		['/api/v1/papers', { method: 'DELETE' }, 405],
		['/api/v1/papers', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400],
		[
			'/api/v1/papers',
			{ method: 'POST', body: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
			403,
		],
		[
			'/api/v1/papers',
			{
				method: 'POST',
				body: '{"title":{"$ne":null},"kind":"letter","language":"fr","group":"politique"}',
				headers: { 'content-type': 'application/json' },
			},
			400,
		],
		[
			'/api/v1/papers',
			{
				method: 'POST',
				body: '{}',
				headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
			},
			403,
		],
	];
	const cookie = await network.cookieOf('coordination');
	for (const [path, init, status] of cases) {
		const response = await fetch(network.server.address + path, {
			...init,
			headers: { cookie, ...(init.headers as Record<string, string>) },
		});
		expect([path, init.method ?? 'GET', response.status]).toEqual([path, init.method ?? 'GET', status]);
		expect(await response.json()).toEqual({
			error: { code: expect.any(String), message: expect.any(String) },
		});
	}
});

test('HT18 wrong credentials are refused alike for known and unknown addresses', async () => {
	const attempt = async (email: string) => {
		const response = await fetch(`${network.server.address}/api/auth/sign-in/email`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ email, password: 'not the password' }),
		});
		return [response.status, await response.text()];
	};
	const known = await attempt('benevole@demo.example');
	expect(known[0]).toBe(401);
	expect(known).toEqual(await attempt('nobody@demo.example'));
});

test('HT19 a ledger that was not touched audits clean', async () => {
	const report = await json<{ ok: boolean; entries: number }>(
		await network.ask('coordination', '/api/v1/ledger'),
	);
	expect(report.ok).toBe(true);
	expect(report.entries).toBeGreaterThan(80);
});

test('HT20 SIGTERM saves, closes and ends with 0; everything is there after a start', async () => {
	const before = await json<unknown[]>(await network.ask('coordination', '/api/v1/papers'));
	const address = network.server.address;
	expect(await network.server.stop()).toBe(0);
	await network.restart('stop');
	expect(network.server.address).toBe(address);
	expect(await json<unknown[]>(await network.ask('coordination', '/api/v1/papers'))).toEqual(before);
});

interface Campaign {
	id: string;
	title: string;
	paper: string;
	state: string;
	electorate: number;
	partnersSigned: number;
	tally: { sign: number; decline: number; abstain: number; changes: number; none: number };
	threshold: { needed: number; reachedAt: string | null };
}

function write(doc: Y.Doc, root: string, words: string): void {
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(words)]);
	doc.getXmlFragment(root).push([paragraph]);
}

function textOf(doc: Y.Doc, root: string): string {
	return doc.getXmlFragment(root).toString();
}

function upgradeStatus(document: string, cookie: string): Promise<number> {
	return new Promise((resolve) => {
		const socket = new WebSocket(`${network.server.address.replace('http', 'ws')}/sync/${document}`, {
			headers: cookie ? { cookie } : {},
		});
		socket.on('open', () => {
			socket.close();
			resolve(101);
		});
		socket.on('unexpected-response', (_request, response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		socket.on('error', () => {});
	});
}

/** Waits for a state, not for a time; the test's own limit ends a wait that never comes true. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await holds())) await pause(20);
}
