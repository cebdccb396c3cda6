import { afterEach, beforeEach, expect, test } from 'vitest';
import { addItem, setHere } from '#lib/domain/gatherings/plan-change.ts';
import { EVERY_ROOM, type Plan } from '#lib/domain/gatherings/plan.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { MinutesDetail } from '#lib/protocol/api/minutes.ts';
import { ReleasedProgramme } from '#lib/protocol/api/releases.ts';
import { openHouse, type House } from '../api/house.ts';

let house: House;
beforeEach(async () => void (house = await openHouse()));
afterEach(() => house.close());

/** A public forum of one item at ten. */
async function openForum(): Promise<{ id: string; document: string }> {
	const made = await house.ask('coordination', '/api/v1/gatherings', {
		kind: 'forum',
		title: 'Forum',
		group: 'politique',
		audience: 'public',
		date: { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' },
	});
	expect(made.status).toBe(201);
	const forum = (await made.json()) as { id: string; document: string };
	const asked = await house.ask('coordination', `/api/v1/gatherings/${forum.id}/plan`);
	const { plan } = (await asked.json()) as { plan: Plan };
	await house.services.sync.write(forum.document, null, (doc) => {
		for (const { id } of plan.items) applyPlanChange(doc, setHere(id, false));
		applyPlanChange(doc, itemAt(600));
	});
	return forum;
}

const itemAt = (start: number) =>
	addItem('iopening0000', {
		title: 'Ouverture',
		kind: 'talk',
		minutes: 30,
		at: { day: 0, start, room: EVERY_ROOM },
		notes: 'clé-cachée',
	});

async function release(id: string): Promise<void> {
	const { access, identity, gatherings } = house.services;
	const { id: person } = (await identity.byEmail('coordination@demo.example'))!;
	await gatherings.releases.release(await access.actorFor(person), id, { note: 'Une note' });
}

test('GA208 anybody asks for the programme of a public gathering: nothing, then the last version and what changed', async () => {
	const { id, document } = await openForum();
	const path = `/api/v1/gatherings/${id}/programme`;
	expect(await (await house.ask(null, path)).json()).toEqual({ release: null, versions: [] });
	await release(id);
	await house.services.sync.write(document, null, (doc) => applyPlanChange(doc, itemAt(660)));
	await release(id);

	const answer = await (await house.ask(null, path)).json();
	expect(ReleasedProgramme.parse(answer)).toEqual(answer);
	const slot = { day: 0, start: 600, minutes: 30, room: '' };
	expect(answer).toMatchObject({
		release: { number: 2, note: 'Une note', items: [{ title: 'Ouverture', start: 660, room: '', by: [] }] },
		versions: [
			{
				number: 2,
				changes: [{ kind: 'moved', title: 'Ouverture', from: slot, to: { ...slot, start: 660 } }],
			},
			{ number: 1, changes: [] },
		],
	});
	expect(JSON.stringify(answer)).not.toContain('clé-cachée');
	const first = (await (await house.ask(null, `${path}?version=1`)).json()) as typeof answer;
	expect(first).toMatchObject({ release: { number: 1, items: [{ start: 600 }] } });
});

test('GA208 a version that is none, or a gathering that one may not see, is not there', async () => {
	const { id } = await openForum();
	const path = `/api/v1/gatherings/${id}/programme`;
	expect((await house.ask('coordination', `${path}?version=7`)).status).toBe(404);
	expect((await house.ask('coordination', `${path}?version=0`)).status).toBe(400);
	await house.ask('coordination', `/api/v1/gatherings/${id}`, { audience: 'network' }, 'PATCH');
	expect((await house.ask(null, path)).status).toBe(401);
	await house.enter('paul', 'ligue');
	expect((await house.ask('paul', path)).status).toBe(404);
});

test('GA209 the network asks for the minutes: their paper, how they stand, what was decided', async () => {
	const { id } = await openForum();
	const path = `/api/v1/gatherings/${id}/minutes`;
	const none = await (await house.ask('coordination', path)).json();
	expect(none).toEqual({ paper: null, state: null, readUntil: null, approvals: [], decisions: [] });
	const { access, identity, gatherings } = house.services;
	const { id: person } = (await identity.byEmail('coordination@demo.example'))!;
	const paper = await gatherings.minutes.begin(await access.actorFor(person), id, { language: 'fr' });

	await house.enter('ada', 'salam');
	const answer = await (await house.ask('ada', path)).json();
	expect(MinutesDetail.parse(answer)).toEqual(answer);
	expect(answer).toMatchObject({ paper, state: 'draft', decisions: [] });
	expect((await house.ask(null, path)).status).toBe(401);
	await house.enter('paul', 'ligue');
	expect((await house.ask('paul', path)).status).toBe(403);
});
