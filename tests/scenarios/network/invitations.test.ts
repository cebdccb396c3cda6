import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { cookieOf, openBench, PASSWORD, refusalOf, STORES, type Bench } from './bench.ts';

const DAY = 86_400_000;
const GONE = { code: 'gone', reason: 'invitation-gone' };
const ADA = 'ada@demo.example';

describe.each(STORES)('invitations over %s', (store) => {
	let bench: Bench;
	let coordinator: PersonActor;
	beforeEach(async () => {
		bench = await openBench(store);
		coordinator = await bench.found();
	});
	afterEach(() => bench.close());

	const invite = (email = ADA, association = 'emmaus') =>
		bench.network.invite(coordinator, { email, name: 'A. V.', association, role: 'member' });
	const accept = (token: string, password = PASSWORD) =>
		bench.network.acceptInvitation(token, { name: 'A. V.', password });

	test('NW2 the link makes the account and the membership, once, among 50 clicks at once', async () => {
		await invite();
		const token = await bench.tokenFor(ADA);
		expect(await bench.network.readInvitation(token)).toEqual({
			email: ADA,
			name: 'A. V.',
			role: 'member',
			associationName: 'Emmaüs',
			networkName: 'PSM',
			invitedByName: 'C. D.',
			hasAccount: false,
		});
		const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => accept(token)));
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await bench.identity.count()).toBe(2);
		expect((await bench.actor(ADA)).memberships).toEqual([
			{ association: 'emmaus', kind: 'member', role: 'member' },
		]);
		expect(await refusalOf(bench.network.readInvitation(token))).toEqual(GONE);
		expect(await refusalOf(accept(token))).toEqual(GONE);
	});

	test('NW2 reading the link, as mail scanners do, changes nothing', async () => {
		await invite();
		const token = await bench.tokenFor(ADA);
		for (let n = 0; n < 10; n++) await bench.network.readInvitation(token);
		expect(await bench.identity.byEmail(ADA)).toBeNull();
		await accept(token);
	});

	test('NW2 the link works for seven days', async () => {
		await invite();
		const token = await bench.tokenFor(ADA);
		bench.advance(7 * DAY - 60_000);
		await bench.network.readInvitation(token);
		bench.advance(60_001);
		expect(await refusalOf(accept(token))).toEqual(GONE);
		expect(await bench.identity.byEmail(ADA)).toBeNull();
	});

	test('NW2 a revoked invitation is gone, and so is an older one to the same address', async () => {
		await invite();
		const older = await bench.tokenFor(ADA);
		const { id } = await invite(' ADA@Demo.Example ');
		const newer = await bench.tokenFor(ADA, 2);
		expect(await refusalOf(accept(older))).toEqual(GONE);
		expect((await bench.network.read(coordinator)).invitations.map((row) => row.id)).toEqual([id]);
		await bench.network.revokeInvitation(coordinator, id);
		expect(await refusalOf(accept(newer))).toEqual(GONE);
		expect((await bench.network.read(coordinator)).invitations).toEqual([]);
	});

	test('NW2 an invitation is worth no more than its sender’s right', async () => {
		const referent = await bench.seat('referent@demo.example', 'emmaus', 'referent');
		await bench.network.invite(referent, {
			email: ADA,
			name: 'A. V.',
			association: 'emmaus',
			role: 'member',
		});
		const token = await bench.tokenFor(ADA);
		await bench.network.removeMember(coordinator, 'emmaus', referent.id);
		expect(await refusalOf(accept(token))).toEqual(GONE);
	});

	test('NW2 nor is there a seat in an association that has left', async () => {
		await invite();
		const token = await bench.tokenFor(ADA);
		await bench.network.editAssociation(coordinator, 'emmaus', { left: true });
		expect(await refusalOf(accept(token))).toEqual(GONE);
		expect(await refusalOf(invite())).toEqual({ code: 'invalid', reason: 'association-left' });
	});

	test('NW3 the address is one, however it is written', async () => {
		await invite('  Ada@DEMO.example');
		await accept(await bench.tokenFor(ADA));
		expect(await refusalOf(invite('ADA@demo.EXAMPLE'))).toEqual({
			code: 'conflict',
			reason: 'already-member',
		});
		expect(await bench.identity.byEmail('aDa@demo.example')).toMatchObject({ email: ADA });
	});

	test('NW3 who has an account already gives its password', async () => {
		await bench.seat(ADA, 'emmaus');
		await invite(ADA, 'auberge');
		const token = await bench.tokenFor(ADA, 2);
		expect(await bench.network.readInvitation(token)).toMatchObject({ hasAccount: true });
		expect(await refusalOf(accept(token, 'un autre mot de passe'))).toEqual({
			code: 'signed-out',
			reason: 'wrong-credentials',
		});
		await accept(token);
		expect((await bench.actor(ADA)).memberships.map((m) => m.association).sort()).toEqual([
			'auberge',
			'emmaus',
		]);
		await bench.identity.signIn({ email: ADA, password: PASSWORD }, new Headers());
	});

	test('NW3 or is signed in as that account; somebody else cannot take the seat', async () => {
		const ada = await bench.seat(ADA, 'emmaus');
		await invite(ADA, 'auberge');
		await invite('eve@demo.example', 'auberge');
		const own = await bench.tokenFor(ADA, 2);
		const foreign = await bench.tokenFor('eve@demo.example');
		const asAda = (token: string) => bench.network.acceptInvitation(token, { name: '', password: '' }, ada);
		expect(await refusalOf(asAda(foreign))).toEqual({ code: 'forbidden', reason: 'other-account' });
		expect(await bench.identity.byEmail('eve@demo.example')).toBeNull();
		await asAda(own);
		await accept(foreign);
	});

	test('NW3 nobody can register an address before its owner is invited', async () => {
		const headers = { 'content-type': 'application/json' };
		const body = JSON.stringify({ email: ADA, name: 'Eve', password: 'le mot de passe d’Ève' });
		for (const path of ['sign-up/email', 'sign-in/magic-link', 'request-password-reset', 'change-email']) {
			const url = `http://127.0.0.1:3999/api/auth/${path}`;
			const response = await bench.identity.handle(new Request(url, { method: 'POST', headers, body }));
			expect([path, response.status]).toEqual([path, 404]);
		}
		expect(await bench.identity.byEmail(ADA)).toBeNull();
		await bench.seat(ADA, 'emmaus');
		const asEve = bench.identity.signIn({ email: ADA, password: 'le mot de passe d’Ève' }, new Headers());
		expect(await refusalOf(asEve)).toEqual({ code: 'signed-out', reason: 'wrong-credentials' });
	});

	test('NW2 a weak password changes nothing: the link still works', async () => {
		await invite();
		const token = await bench.tokenFor(ADA);
		expect(await refusalOf(accept(token, 'azertyuiop'))).toMatchObject({ reason: 'password-too-common' });
		expect(await refusalOf(accept(token, 'court'))).toMatchObject({ reason: 'password-too-short' });
		await accept(token);
		const { cookies } = await bench.identity.signIn({ email: ADA, password: PASSWORD }, new Headers());
		const session = await bench.identity.session(new Headers({ cookie: cookieOf(cookies) }));
		expect(session?.person.email).toBe(ADA);
	});

	test('NW4 a referent invites for their own association only, a member for none', async () => {
		const referent = await bench.seat('referent@demo.example', 'emmaus', 'referent');
		const member = await bench.seat('member@demo.example', 'emmaus');
		const ask = { email: ADA, name: 'A. V.', role: 'member' as const };
		const { id } = await bench.network.invite(referent, { ...ask, association: 'emmaus' });
		expect((await bench.network.association(referent, 'emmaus')).invitations.map((row) => row.id)).toEqual([
			id,
		]);
		expect((await bench.network.association(member, 'emmaus')).invitations).toEqual([]);
		expect((await bench.network.read(member)).invitations).toEqual([]);
		const abroad = bench.network.invite(referent, { ...ask, association: 'auberge' });
		expect(await refusalOf(abroad)).toMatchObject({ code: 'forbidden' });
		const asMember = bench.network.invite(member, { ...ask, association: 'emmaus' });
		expect(await refusalOf(asMember)).toMatchObject({ code: 'forbidden' });
		expect(await refusalOf(bench.network.revokeInvitation(member, id))).toMatchObject({ code: 'not-found' });
		await bench.network.revokeInvitation(referent, id);
	});

	test.each([
		[{ email: 'ada@demo.example\r\nBcc: eve@demo.example' }, 'email'],
		[{ email: '"ada@evil.example x"@demo.example' }, 'email'],
		[{ name: 'A\u202eV' }, 'name'],
		[{ role: 'owner' as 'member' }, 'role'],
	])('NW4 what cannot be taken (%j) sends nothing', async (wrong, reason) => {
		const input = { email: ADA, name: 'A. V.', association: 'emmaus', role: 'member' as const, ...wrong };
		expect(await refusalOf(bench.network.invite(coordinator, input))).toEqual({ code: 'invalid', reason });
		expect((await bench.network.read(coordinator)).invitations).toEqual([]);
	});
});

test('NW4 when the letter cannot be sent, the invitation is withdrawn and the inviter is told', async () => {
	const bench = await openBench('memory', { mail: { send: () => Promise.reject(new Error('away')) } });
	const coordinator = await bench.found();
	const sent = bench.network.invite(coordinator, {
		email: ADA,
		name: 'A. V.',
		association: 'emmaus',
		role: 'member',
	});
	expect(await refusalOf(sent)).toEqual({ code: 'unavailable', reason: 'mail-away' });
	expect((await bench.network.read(coordinator)).invitations).toEqual([]);
	await bench.close();
});
