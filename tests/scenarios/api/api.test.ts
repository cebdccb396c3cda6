import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ErrorBody } from '#lib/protocol/api/common.ts';
import { SCHEMAS } from '#lib/protocol/api/schemas.ts';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => {
	house = await openHouse();
	for (const association of ['salam', 'auberge', 'ligue']) await mandate(association);
	await house.enter('dehors');
});
afterAll(() => house?.close());

/** Somebody of this association who may answer for it, named like it. */
async function mandate(association: string): Promise<void> {
	const person = await house.enter(association, association);
	const { network, access, identity } = house.services;
	const coordination = await identity.byEmail('coordination@demo.example');
	const coordinator = await access.actorFor(coordination!.id);
	await network.grantMandate(coordinator, { association, person, basis: 'conseil', scope: { kind: 'all' } });
}

/** The answer, which must be exactly as openapi.json describes it. */
async function answer<N extends keyof typeof SCHEMAS>(
	asked: Promise<Response>,
	status: number,
	name: N,
): Promise<z.output<(typeof SCHEMAS)[N]>> {
	const response = await asked;
	const body: unknown = await response.json();
	expect([response.status, body]).toEqual([status, body]);
	const schema: z.ZodObject = SCHEMAS[name];
	expect(schema.strict().parse(body)).toEqual(body);
	return body as z.output<(typeof SCHEMAS)[N]>;
}

async function error(asked: Promise<Response>): Promise<[number, string, string]> {
	const response = await asked;
	const { error } = ErrorBody.strict().parse(await response.json());
	return [response.status, error.code, error.message];
}

const refusal = async (asked: Promise<Response>) => (await error(asked)).slice(0, 2);
const list = async <T>(asked: Promise<Response>) => (await (await asked).json()) as T[];
const deadline = () => new Date(Date.now() + 86_400_000).toISOString();
const NEW = { title: 'Maison du migrant', kind: 'position', language: 'fr', group: 'politique' };
const make = (input = {}) =>
	answer(house.ask('coordination', '/api/v1/papers', { ...NEW, ...input }), 201, 'PaperDetail');

describe('papers over HTTP', () => {
	test('HT40 a paper is made, listed, read, renamed and put away', async () => {
		const { id, document, root } = await make();
		expect(root).toEqual({ name: 'text', type: 'XmlFragment' });
		const row = (await list<{ id: string }>(house.ask('salam', '/api/v1/papers'))).find(
			(paper) => paper.id === id,
		);
		expect(SCHEMAS.PaperItem.strict().parse(row)).toMatchObject({
			title: NEW.title,
			document,
			state: 'draft',
		});
		expect(await list(house.ask('salam', '/api/v1/papers?kind=call'))).toEqual([]);

		const change = (body: unknown) => house.ask('coordination', `/api/v1/papers/${id}`, body, 'PATCH');
		expect(await answer(change({ title: 'Autre', archived: true }), 200, 'PaperDetail')).toMatchObject({
			title: 'Autre',
			state: 'archived',
			may: { write: false },
		});
		expect(await answer(change({ title: 'Encore', archived: false }), 200, 'PaperDetail')).toMatchObject({
			title: 'Encore',
			state: 'draft',
		});
		expect(await error(change({}))).toEqual([400, 'invalid', 'title or archived is needed']);
		expect(await refusal(house.ask('salam', `/api/v1/papers/${id}`, { title: 'x' }, 'PATCH'))).toEqual([
			403,
			'forbidden',
		]);
	});

	test('HT41 the live text is read as Markdown or JSON, and frozen byte for byte', async () => {
		const { id } = await make();
		const live = await house.ask('salam', `/api/v1/papers/${id}/text`);
		expect(live.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
		const markdown = await live.text();
		expect(markdown).toContain('## Nos demandes\n');
		const { words, json } = await answer(
			house.ask('salam', `/api/v1/papers/${id}/text?format=json`),
			200,
			'PaperText',
		);
		expect([words > 10, json.type]).toEqual([true, 'doc']);
		expect(await refusal(house.ask('salam', `/api/v1/papers/${id}/text?format=pdf`))).toEqual([
			400,
			'invalid',
		]);

		const versions = `/api/v1/papers/${id}/versions`;
		const frozen = await answer(house.ask('coordination', versions, {}), 201, 'FrozenVersion');
		expect(frozen.number).toBe(1);
		expect(await answer(house.ask('coordination', versions, {}), 200, 'FrozenVersion')).toEqual(frozen);
		expect(
			(await list(house.ask('salam', versions))).map((row) => SCHEMAS.VersionItem.strict().parse(row)),
		).toMatchObject([{ number: 1, textSha256: frozen.textSha256 }]);
		const bytes = new Uint8Array(await (await house.ask('salam', `${versions}/1?format=md`)).arrayBuffer());
		expect(new TextDecoder().decode(bytes)).toBe(markdown);
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(frozen.textSha256);
		await answer(house.ask('salam', `${versions}/1`), 200, 'VersionDetail');
		for (const number of ['2', '0', '1e0', 'x'])
			expect(await error(house.ask('salam', `${versions}/${number}`))).toEqual([
				404,
				'not-found',
				'not-found',
			]);
	});

	test('HT42 what is not as described is refused with the field, and makes nothing', async () => {
		const before = await list(house.ask('coordination', '/api/v1/papers'));
		const cases: [unknown, string][] = [
			[{ ...NEW, title: { $gt: '' } }, 'title: '],
			[{ ...NEW, kind: 'poem' }, 'kind: '],
			[{ ...NEW, archivedAt: null }, 'Unrecognized key: "archivedAt"'],
			[{ ...NEW, title: '\u0000' }, 'title: paper-title'],
			[{ ...NEW, group: 'inconnu' }, 'group-unknown'],
		];
		for (const [body, message] of cases) {
			const [status, , said] = await error(house.ask('coordination', '/api/v1/papers', body));
			expect([status, said.startsWith(message)], said).toEqual([400, true]);
		}
		const { id } = await make();
		const change = { title: 'x'.repeat(201), archived: true };
		expect(await refusal(house.ask('coordination', `/api/v1/papers/${id}`, change, 'PATCH'))).toEqual([
			400,
			'invalid',
		]);
		const papers = await list<{ id: string; state: string }>(house.ask('coordination', '/api/v1/papers'));
		expect(papers.find((paper) => paper.id === id)).toMatchObject({ state: 'draft' });
		expect(papers.filter((paper) => paper.id !== id)).toEqual(before);
	});
});

test('HT43 nobody gets 401, somebody outside empty lists and the answer of an unknown id', async () => {
	const { id } = await make();
	await house.ask('coordination', `/api/v1/papers/${id}/versions`, {});
	const lists = ['papers', 'campaigns', 'associations', 'groups'];
	const objects = ['', '/text', '/versions', '/versions/1'].map((rest) => `papers/${id}${rest}`);
	for (const path of [...lists, ...objects, 'me', 'campaigns/unknown'])
		expect((await error(house.ask(null, `/api/v1/${path}`))).slice(0, 2), path).toEqual([401, 'signed-out']);
	for (const path of lists) expect(await list(house.ask('dehors', `/api/v1/${path}`)), path).toEqual([]);
	for (const path of objects)
		expect(await error(house.ask('dehors', `/api/v1/${path}`)), path).toEqual([
			404,
			'not-found',
			'not-found',
		]);
	const changes: [string, unknown, string?][] = [
		[`papers/${id}`, { title: 'x' }, 'PATCH'],
		[`papers/${id}/versions`, {}],
		['campaigns', { paper: id, deadline: deadline() }],
	];
	for (const [path, body, method] of changes) {
		expect((await error(house.ask(null, `/api/v1/${path}`, body, method)))[0], path).toBe(401);
		expect((await error(house.ask('dehors', `/api/v1/${path}`, body, method)))[0], path).toBe(404);
	}
	expect((await error(house.ask('dehors', '/api/v1/papers', NEW)))[0]).toBe(403);
});

test('HT44 the network is listed; I am told who I am', async () => {
	const associations = await list(house.ask('salam', '/api/v1/associations'));
	expect(associations.map((row) => SCHEMAS.AssociationItem.strict().parse(row).id).toSorted()).toEqual([
		'auberge',
		'emmaus',
		'ligue',
		'salam',
	]);
	const groups = await list(house.ask('salam', '/api/v1/groups'));
	expect(groups.map((row) => SCHEMAS.GroupItem.strict().parse(row).id).toSorted()).toEqual([
		'politique',
		'sante',
	]);
	expect(await answer(house.ask('salam', '/api/v1/me'), 200, 'Me')).toMatchObject({
		name: 'salam',
		coordinator: false,
		memberships: [{ association: 'salam', kind: 'member', role: 'member' }],
		waiting: [],
	});
});

test('HT45 a campaign: proposed, answered once, closed; its receipts verify', async () => {
	const { id: paper } = await make({ title: 'À signer' });
	await house.ask('coordination', `/api/v1/papers/${paper}/versions`, {});
	const open = { paper, deadline: deadline(), audiences: ['member', 'partner'], message: 'Avant mardi.' };
	const { id } = await answer(house.ask('coordination', '/api/v1/campaigns', open), 201, 'CampaignItem');
	const url = `/api/v1/campaigns/${id}`;
	expect((await answer(house.ask('salam', '/api/v1/me'), 200, 'Me')).waiting).toMatchObject([
		{ campaign: { id }, associations: [{ id: 'salam' }] },
	]);

	const sign = { association: 'salam', answer: 'sign' };
	const decide = (who: string | null, body: object) => house.ask(who, `${url}/decisions`, body);
	expect(await refusal(decide('auberge', sign))).toEqual([403, 'forbidden']);
	expect(await refusal(decide(null, sign))).toEqual([401, 'signed-out']);
	expect(await refusal(decide('dehors', sign))).toEqual([404, 'not-found']);
	expect(await refusal(decide('salam', { ...sign, answer: 'maybe' }))).toEqual([400, 'invalid']);
	const receipt = await answer(decide('salam', sign), 201, 'Receipt');
	expect(await answer(decide('salam', sign), 200, 'Receipt')).toEqual(receipt);
	expect(await refusal(decide('salam', { ...sign, answer: 'decline', reason: 'Non' }))).toEqual([
		409,
		'conflict',
	]);
	await answer(decide('auberge', { association: 'auberge', answer: 'sign' }), 201, 'Receipt');
	await answer(decide('ligue', { association: 'ligue', answer: 'sign' }), 201, 'Receipt');

	const [row] = await list(house.ask('ligue', `/api/v1/campaigns?paper=${paper}&state=open`));
	expect(SCHEMAS.CampaignItem.strict().parse(row)).toMatchObject({
		title: 'À signer',
		electorate: 3,
		tally: { sign: 2, none: 1 },
		threshold: { needed: 2, reachedAt: expect.any(String) },
		partnersSigned: 1,
	});
	expect(await answer(house.ask('salam', `/api/v1/papers/${paper}`), 200, 'PaperDetail')).toMatchObject({
		state: 'adopted',
	});

	expect(await answer(house.ask('auberge', `${url}/receipts/salam`), 200, 'Receipt')).toEqual(receipt);
	const bundle = await house.ask('auberge', `${url}/receipts/salam?format=zip`);
	expect(bundle.headers.get('content-type')).toBe('application/zip');
	for (const file of [
		new Uint8Array(await bundle.arrayBuffer()),
		new TextEncoder().encode(JSON.stringify(receipt)),
	]) {
		const report = await answer(house.ask(null, '/api/v1/verify', file), 200, 'VerifyResult');
		expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
		expect(report.ok).toBe(true);
	}
	expect((await house.ask(null, '/api/v1/verify', new Uint8Array(8 * 1024 * 1024 + 1))).status).toBe(413);

	expect(await refusal(house.ask('salam', `${url}/close`, {}))).toEqual([403, 'forbidden']);
	const closed = await answer(house.ask('coordination', `${url}/close`, {}), 200, 'CampaignDetail');
	expect(closed.state).toBe('closed');
	await answer(house.ask('ligue', url), 200, 'CampaignDetail');
});

test('HT46 anybody may audit the ledger and read the description', async () => {
	const audit = await answer(house.ask(null, '/api/v1/ledger'), 200, 'LedgerAudit');
	expect(audit).toMatchObject({
		ok: true,
		problems: [],
		publicKey: { pem: expect.stringContaining('PUBLIC KEY') },
	});
	expect(audit.entries).toBeGreaterThan(0);
	expect(await (await house.ask(null, '/api/v1/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
});
