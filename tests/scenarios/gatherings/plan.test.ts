import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#lib/domain/actor.ts';
import { findConflicts } from '#lib/domain/gatherings/conflicts.ts';
import { GATHERING_KINDS, type Gathering } from '#lib/domain/gatherings/gathering.ts';
import * as change from '#lib/domain/gatherings/plan-change.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { readDocument } from '#lib/plan/read-document.ts';
import { CLOSE } from '#lib/protocol/sync.ts';
import { createPlans } from '../../../server/gatherings/plans/create-plans.ts';
import { openHouse } from '../api/house.ts';
import { cookieOf } from '../network/bench.ts';
import { rawClient, until, updateOf, type RawClient } from '../sync/support.ts';
import { emailOf, openPlanningHouse, type PlanningHouse } from './planning-house.ts';

const PASSWORD = 'une table de vingt places';
const DATE = { day: '2013-03-01', days: 1, from: '09:30', to: '17:00' };
const ID = 'i00000000001';
const AT = { day: 0, start: 570, room: '*' };

let house: PlanningHouse;
let http: Server;

beforeEach(async () => {
	house = await openPlanningHouse();
	http = createServer();
	http.on('upgrade', (request, socket, head) => house.services.sync.handleUpgrade(request, socket, head));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
	await house.close();
	http.closeAllConnections();
	await new Promise((resolve) => http.close(resolve));
});

/** A socket with the session of somebody, or of nobody. */
async function join(name: string | null, document: string): Promise<RawClient> {
	const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync`;
	const headers: Record<string, string> = {};
	if (name !== null) {
		const signedIn = await house.services.identity.signIn(
			{ email: emailOf(name), password: PASSWORD },
			new Headers(),
		);
		headers.cookie = cookieOf(signedIn.cookies);
	}
	const client = await rawClient({ url }, null, document, { headers });
	client.sendStep1();
	await until(() => client.step2s.length === 1, 'the plan is there');
	return client;
}

const plans = () => house.services.gatherings.plans;
const refusalOf = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: unknown) => (error instanceof Refusal ? error.code : error),
	);

describe('the first plan of a gathering', () => {
	test.each(GATHERING_KINDS)(
		'GA54 a %s begins with rooms, an agenda and tasks, and nothing collides',
		async (kind) => {
			const { id } = await house.gathering({ kind });
			const coordinator = await house.actor('coordination');
			const { plan, conflicts, missing } = await plans().read(coordinator, id);
			expect(conflicts).toEqual([]);
			expect(missing.unplaced).toEqual([]);
			for (const things of [plan.rooms, plan.items, plan.tasks]) expect(things.length).toBeGreaterThan(0);
			for (const { title } of plan.items) expect(title).not.toBe('');
		},
	);

	test('GA54 when its hours are known it begins with them, and what does not fit waits for a place', async () => {
		const { id } = await house.gathering({ date: { ...DATE, from: '14:02', to: '16:00' } });
		const { plan, conflicts, missing } = await plans().read(await house.actor('coordination'), id);
		expect(plan.items[0]!.at).toMatchObject({ day: 0, start: 14 * 60 + 5 });
		expect(conflicts).toEqual([]);
		expect(missing.unplaced.length).toBeGreaterThan(0);
		expect(missing.unplaced.length).toBeLessThan(plan.items.length);
	});
});

describe('who reads it', () => {
	test('GA55 people of the network do; who may not see the gathering is told the same as of none', async () => {
		const secret = await house.gathering({ title: 'Réunion de crise' });
		const [member, partner] = [
			await house.enter('membre', { salam: 'member' }),
			await house.enter('ami', { ligue: 'member' }),
		];
		expect((await plans().read(member, secret.id)).plan.items.length).toBeGreaterThan(0);
		expect(await refusalOf(plans().read(partner, secret.id))).toBe('not-found');
		expect(await refusalOf(plans().read(partner, 'nothing'))).toBe('not-found');
		expect(await refusalOf(plans().read(house.nobody, secret.id))).toBe(
			await refusalOf(plans().read(house.nobody, 'nothing')),
		);
	});

	test('GA55 who may see a public gathering, and is of no association of the network, does not see its plan', async () => {
		const { id } = await house.gathering({ audience: 'public', date: DATE });
		const partner = await house.enter('ami', { ligue: 'member' });
		const codes: unknown[] = [];
		for (const actor of [partner, house.nobody] satisfies Actor[]) {
			expect((await house.services.gatherings.read(actor, id)).gathering.id).toBe(id);
			codes.push(await refusalOf(plans().read(actor, id)));
		}
		expect(codes).toEqual(['forbidden', 'signed-out']);
	});

	test('GA55 over HTTP: what collides, what is missing, up to which change', async () => {
		const api = await openHouse();
		const made = await api.ask('coordination', '/api/v1/gatherings', {
			kind: 'forum',
			title: 'Forum',
			group: null,
		});
		const { id } = (await made.json()) as { id: string };
		const answer = await api.ask('coordination', `/api/v1/gatherings/${id}/plan`);
		const body = (await answer.json()) as Record<string, unknown>;
		expect(Object.keys(body)).toEqual(['plan', 'conflicts', 'missing', 'sequence']);
		expect(body.sequence).toBeGreaterThan(0);
		await api.enter('outside');
		const statuses = [id, 'nothing'].map(async (each) => {
			const refused = await api.ask('outside', `/api/v1/gatherings/${each}/plan`);
			return [refused.status, await refused.json()];
		});
		const [known, unknown] = await Promise.all(statuses);
		expect(known).toEqual(unknown);
		expect(known![0]).toBe(404);
		await api.close();
	});
});

describe('its live document', () => {
	async function stateOf({ document }: Gathering): Promise<Y.Doc> {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, (await house.services.sync.read(document)).update);
		return doc;
	}

	test('GA57 the server writes into it in one history with the organisers, and finds the conflicts that they find', async () => {
		const gathering = await house.gathering({ date: DATE });
		const { storage, sync, now } = house.services;
		const port = createPlans({ records: storage.records, sync, now }, async () => 0);
		const page = await join('coordination', gathering.document);
		const task = change.addTask('t00000000001', { what: 'Prévenir la mairie', order: 0, line: 'p:d1' });
		const writing = port.changePlan(gathering, 'somebody', [task]);
		page.sendUpdate(
			updateOf(page.doc, () =>
				applyPlanChange(page.doc, change.addItem(ID, { title: 'Repas', kind: 'meal', minutes: 600, at: AT })),
			),
		);
		await writing;
		await until(() => page.acks.at(-1) === 1 && page.updates.length === 1, 'both have everything');
		const seen = readDocument(page.doc);
		expect(await port.planOf(gathering)).toEqual(seen);
		expect(seen.tasks.map(({ line }) => line)).toContain('p:d1');
		const { conflicts, circumstances } = await plans().read(await house.actor('coordination'), gathering.id);
		expect(conflicts).toEqual(findConflicts(seen, circumstances));
		expect(conflicts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['room', 'hours']));
		page.stop();
	});

	test('SY86 people who may read the plan join it, organisers write, others find nothing there', async () => {
		const { document } = await house.gathering();
		await house.enter('membre', { salam: 'member' });
		await house.enter('ami', { ligue: 'member' });
		for (const [who, name] of [
			[null, document],
			['ami', document],
			['ami', 'plan-0'],
			['coordination', `plan-${'0'.repeat(32)}`],
		] as const)
			await expect(join(who, name)).rejects.toThrow(who === null ? 'HTTP 401' : 'HTTP 404');
		const reader = await join('membre', document);
		const writer = await join('coordination', document);
		writer.sendUpdate(
			updateOf(writer.doc, () =>
				applyPlanChange(
					writer.doc,
					change.addItem(ID, { title: 'Repas', kind: 'meal', minutes: 60, at: AT }),
				),
			),
		);
		await until(() => readDocument(reader.doc).items.some(({ id }) => id === ID), 'the reader sees it');
		reader.sendUpdate(updateOf(reader.doc, () => applyPlanChange(reader.doc, change.resizeItem(ID, 90))));
		await until(() => reader.closed !== null, 'closed');
		expect(reader.closed).toEqual({ code: CLOSE.forbidden });
		writer.stop();
	});

	test('SY86 who stops being an organiser, and everybody when it is closed, writes no more at once', async () => {
		const zoe = await house.enter('zoe', { salam: 'member' });
		const { gatherings } = house.services;
		const gathering = await house.gathering({ date: DATE, organisers: [zoe.id] });
		const coordinator = await house.actor('coordination');
		const open = await join('zoe', gathering.document);
		const other = await join('coordination', gathering.document);
		await gatherings.edit(coordinator, gathering.id, { organisers: [coordinator.id] });
		await until(() => open.closed !== null, 'zoe is told');
		expect([open.closed, other.closed]).toEqual([{ code: CLOSE.forbidden }, null]);
		const before = Y.encodeStateAsUpdate(await stateOf(gathering));
		await gatherings.moveTo(coordinator, gathering.id, 'held');
		expect(other.closed).toBe(null);
		await gatherings.moveTo(coordinator, gathering.id, 'closed');
		await until(() => other.closed !== null, 'the coordinator is told');
		expect(other.closed).toEqual({ code: CLOSE.forbidden });
		const back = await join('coordination', gathering.document);
		back.sendUpdate(
			updateOf(back.doc, () =>
				applyPlanChange(back.doc, change.addRoom('r00000000001', { name: 'x', order: 0 })),
			),
		);
		await until(() => back.closed !== null, 'closed');
		expect(back.closed).toEqual({ code: CLOSE.forbidden });
		expect(Y.encodeStateAsUpdate(await stateOf(gathering))).toEqual(before);
	});
});
