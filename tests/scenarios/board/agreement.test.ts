import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { roundsDocument } from '#lib/domain/board/round.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Topic } from '#lib/protocol/live.ts';
import { CLOSE } from '#lib/protocol/sync.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { proposedAgreement } from '../../../src/routes/(app)/board/agreement/proposed-agreement.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';
import { cookieOf } from '../network/bench.ts';
import { rawClient, until } from '../sync/support.ts';
import { reportsOf } from './reports-house.ts';

const PASSWORD = 'une table de vingt places';
const TEXT = { text: 'Des comptes.\r\n\r\nJamais de noms.', contact: 'la coordination' };

let house: BoardHouse;
let now: number;
let http: Server;

beforeEach(async () => {
	now = Date.parse('2013-05-15T10:00:00.000Z');
	// no two acts at one instant
	house = await openBoardHouse({ now: () => now++ });
	http = createServer();
	http.on('upgrade', (request, socket, head) => {
		const { sync, live } = house.services;
		(request.url!.startsWith('/sync') ? sync : live).handleUpgrade(request, socket, head);
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
	await house.close();
	http.closeAllConnections();
	await new Promise((resolve) => http.close(resolve));
});

const board = () => house.services.board;
const reasonOf = (act: Promise<unknown>) =>
	act.then(
		() => 'done',
		(error: unknown) => (error instanceof Refusal ? `${error.code} ${error.reason}` : error),
	);
const standing = async () => (await board().agreement.view(await house.as('coordination'))).standing!;
const publish = async (after: number) =>
	board().agreement.publish(await house.as('coordination'), { ...TEXT, after });
const headersOf = async (who: Person) => {
	const account = { email: `${who}@demo.example`, password: PASSWORD };
	const { cookies } = await house.services.identity.signIn(account, new Headers());
	return { cookie: cookieOf(cookies) };
};
const port = () => (http.address() as AddressInfo).port;

describe('who reads', () => {
	const TOPICS: readonly Topic[] = ['board', 'board:network', 'board:association:emmaus'];

	/** Everything by which somebody could learn what others share. */
	async function reachOf(who: Person) {
		const actor = await house.as(who);
		const socket = io(`http://127.0.0.1:${port()}`, {
			path: '/live',
			transports: ['websocket'],
			extraHeaders: await headersOf(who),
		});
		const watched = await new Promise<readonly Topic[]>((resolve) => socket.emit('watch', TOPICS, resolve));
		socket.disconnect();
		const document = roundsDocument('2013-05-15');
		const url = `ws://127.0.0.1:${port()}/sync`;
		const joined = await rawClient({ url }, null, document, { headers: await headersOf(who) }).then(
			(client) => (client.stop(), true),
			() => false,
		);
		const cursor = `network.0,association:${who}.0`;
		const events = await house.ask(who, `/api/v1/board/events?cursor=${cursor}`);
		return {
			watched,
			joined,
			events: await events.text(),
			rounds: await reasonOf(board().rounds.week(actor, '')),
		};
	}

	test('BD120 without its acceptance an association reads nothing of others, by no way (protection 19)', async () => {
		const report = await reportsOf(house).sent('salam');
		const reader = await reachOf('auberge');
		expect(reader.events).toContain(report.id);
		expect(reader).toMatchObject({ watched: ['board', 'board:network'], joined: true, rounds: 'done' });

		const outside = await reachOf('emmaus');
		expect(JSON.stringify(outside)).not.toContain(report.id);
		expect(outside).toMatchObject({
			// what it keeps for itself stays its own
			watched: ['board:association:emmaus'],
			joined: false,
			rounds: 'not-found not-found',
		});
	});

	test('BD122 a new text must be accepted anew: until then nobody but the coordinator reads', async () => {
		expect((await board().facts()).agreed.toSorted()).toEqual(['auberge', 'salam']);
		expect(await publish(1)).toMatchObject({ number: 2, text: 'Des comptes.\n\nJamais de noms.' });
		expect(await board().facts()).toEqual({ agreed: [] });
		expect(await reasonOf(board().rounds.week(await house.as('salam'), ''))).toBe('not-found not-found');
		expect(await reasonOf(board().rounds.week(await house.as('coordination'), ''))).toBe('done');

		const referent = await house.as('salamReferent');
		expect(await reasonOf(board().agreement.accept(referent, 'salam', 1))).toBe('conflict agreement-changed');
		expect(await board().facts()).toEqual({ agreed: [] });
		await board().agreement.accept(referent, 'salam', 2);
		expect(await board().facts()).toEqual({ agreed: ['salam'] });
	});

	test('BD122 of two texts published at once one stands, and the other is refused', async () => {
		const answers = await Promise.all([publish(1), publish(1)].map(reasonOf));
		expect(answers.toSorted()).toEqual(['conflict agreement-changed', 'done']);
		expect(await standing()).toMatchObject({ number: 2 });
		expect(await reasonOf(publish(1))).toBe('conflict agreement-changed');
	});

	test('BD123 who withdraws stops reading within a second, also on open pages; what was shared stays', async () => {
		const socket = io(`http://127.0.0.1:${port()}`, {
			path: '/live',
			transports: ['websocket'],
			extraHeaders: await headersOf('salam'),
		});
		const heard: string[] = [];
		socket.on('withdrawn', ({ topic }: { topic: string }) => heard.push(`withdrawn ${topic}`));
		socket.on('entry', ({ fact }: { fact: { id: string } }) => heard.push(`entry ${fact.id}`));
		await new Promise((resolve) => socket.emit('watch', ['board', 'board:network'], resolve));
		const url = `ws://127.0.0.1:${port()}/sync`;
		const document = roundsDocument('2013-05-15');
		const table = await rawClient({ url }, null, document, { headers: await headersOf('salam') });
		const before = await reportsOf(house).sent('salam');
		await until(() => heard.includes(`entry ${before.id}`), 'the open page hears of reports');

		await board().agreement.withdraw(await house.as('salamReferent'), 'salam');
		await until(() => table.closed !== null, 'the table is left');
		expect(table.closed).toEqual({ code: CLOSE.notFound });
		await until(() => heard.includes('withdrawn board:network'), 'the stream is left');
		const after = await reportsOf(house).sent('auberge', { association: 'auberge' });
		await new Promise((resolve) => socket.emit('watch', ['board:network'], resolve)); // whatever was under way has come
		expect(heard).not.toContain(`entry ${after.id}`);
		expect((await board().facts()).agreed).toEqual(['auberge']);
		expect(await reasonOf(board().reports.read(await house.as('auberge'), before.id))).toBe('done');
		socket.disconnect();

		await board().agreement.accept(await house.as('salamReferent'), 'salam', 1);
		expect((await board().facts()).agreed.toSorted()).toEqual(['auberge', 'salam']);
	});
});

describe('who answers', () => {
	test('BD121 a referent answers for their own member association, and nobody else does', async () => {
		const { agreement } = board();
		for (const [who, association] of [
			['salam', 'salam'],
			['auberge', 'auberge'],
			['salamReferent', 'auberge'],
			['coordination', 'emmaus'],
			['ligue', 'ligue'],
		] as const) {
			const actor = await house.as(who);
			expect(await reasonOf(agreement.accept(actor, association, 1))).toBe('forbidden agreement.accept');
			expect(await reasonOf(agreement.withdraw(actor, association))).toBe('forbidden agreement.accept');
		}
		expect(await reasonOf(agreement.accept(await house.as(null), 'salam', 1))).toMatch('signed-out');
		const referent = await house.as('salamReferent');
		await agreement.withdraw(referent, 'salam');
		expect((await board().facts()).agreed).toEqual(['auberge']);
		await publish(1);
		expect(await reasonOf(agreement.withdraw(referent, 'salam'))).toBe('conflict agreement-not-accepted');
	});

	test('BD124 everybody of the network reads the text, its contact and date, and what each association answered', async () => {
		await board().agreement.withdraw(await house.as('salamReferent'), 'salam');
		const view = await board().agreement.view(await house.as('emmaus'));
		expect(view.standing).toMatchObject({ number: 1, contact: 'coordination@demo.example' });
		expect(view.standing!.publishedAt).toMatch(/^2013-05-15T10:00:/);
		expect(view.answers.map(({ association, state, mine }) => [association, state, mine])).toEqual([
			['emmaus', 'none', true],
			['auberge', 'accepted', false],
			['salam', 'withdrawn', false],
		]);
		expect(view).toMatchObject({ reads: false, may: { publish: false } });
		expect(await reasonOf(board().agreement.view(await house.as('ligue')))).toBe('not-found not-found');
		expect(await reasonOf(board().agreement.view(await house.as(null)))).toMatch('signed-out');
	});

	test('BD124 an answer keeps its date and who gave it when it is given again; who withdrew is not named', async () => {
		const { agreement } = board();
		const referent = await house.as('salamReferent');
		const answer = async () => {
			const { answers } = await agreement.view(await house.as('emmaus'));
			return answers.find(({ association }) => association === 'salam')!;
		};
		await agreement.withdraw(referent, 'salam');
		const withdrawn = await answer();
		expect(withdrawn).toMatchObject({ state: 'withdrawn', byName: '' });
		await agreement.withdraw(referent, 'salam');
		expect(await answer()).toEqual(withdrawn);
		await agreement.accept(referent, 'salam', 1);
		const accepted = await answer();
		expect(accepted).toMatchObject({ state: 'accepted', byName: 'salamReferent' });
		expect(accepted.at! > withdrawn.at!).toBe(true);
		await agreement.accept(referent, 'salam', 1);
		expect(await answer()).toEqual(accepted);
	});

	test('BD122 only the coordinator publishes, and never an empty text or nobody to ask', async () => {
		const { agreement } = board();
		const coordinator = await house.as('coordination');
		for (const wrong of [{ text: ' \n ' }, { text: 'x'.repeat(8001) }, { text: 'a\u202Eb' }, { contact: '' }])
			expect(await reasonOf(agreement.publish(coordinator, { ...TEXT, after: 1, ...wrong }))).toMatch(
				'invalid',
			);
		for (const who of ['salamReferent', 'emmaus', 'ligue'] as const)
			expect(await reasonOf(agreement.publish(await house.as(who), { ...TEXT, after: 1 }))).toMatch(
				'forbidden',
			);
		expect(await standing()).toMatchObject({ number: 1 });
	});

	test('BD125 the proposed text names the numbers that really hold', () => {
		overwriteGetLocale(() => 'fr');
		const text = proposedAgreement();
		const { smallest, roundTo, publishAfterDays, sites, associations } = THRESHOLDS;
		const { textMonths, authorMonths, boardOnPhoneHours } = THRESHOLDS;
		expect(text).toContain(
			`au-dessous de ${smallest}, et couvrant au moins ${sites} sites et ${associations}`,
		);
		expect(text).toContain(`terminés depuis ${publishAfterDays} jours, arrondis à ${roundTo}`);
		expect(text).toContain(`effacés après ${textMonths} mois. Après ${authorMonths} mois`);
		expect(text).toContain(`${boardOnPhoneHours} heures au plus`);
		expect(text).not.toMatch(/undefined|NaN|\{/);
	});
});
