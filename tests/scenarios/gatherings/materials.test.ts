import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { NewMaterial } from '../../../server/gatherings/materials/service.ts';
import { refusalOf } from '../network/bench.ts';
import { openPlanningHouse, type PlanningHouse } from './planning-house.ts';

const date = { day: '2013-03-02', days: 1, from: '09:00', to: '17:00' };

let house: PlanningHouse;
let coordinator: PersonActor;
let forum: Gathering;
const materials = () => house.services.gatherings.materials;

const link = (label: string, isPublic: boolean): NewMaterial => ({
	label,
	isPublic,
	target: { kind: 'link', href: `https://example.org/${encodeURIComponent(label)}` },
});
const rows = async (actor = coordinator) => (await materials().read(actor, forum.id)).materials;
const labels = async () => (await rows()).map(({ label }) => label);

async function makePaper(title: string): Promise<string> {
	await house.services.network.addGroup(coordinator, { name: 'Politique' });
	const input = { title, kind: 'position', language: 'fr', group: 'politique' } as const;
	return (await house.services.papers.create(coordinator, input)).id;
}

beforeEach(async () => {
	house = await openPlanningHouse();
	coordinator = await house.actor('coordination');
	await house.enter('salam-member', { salam: 'member' });
	await house.enter('ligue-member', { ligue: 'member' });
	forum = await house.gathering({ audience: 'public', date });
	await house.services.gatherings.moveTo(coordinator, forum.id, 'open');
});
afterEach(() => house.close());

describe('GA181 organisers keep the list', () => {
	test('GA181 they add, order and remove; two at once lose nothing of one another', async () => {
		const nodes = [house.services, house.secondNode];
		await Promise.all(
			['a', 'b', 'c', 'd'].map((label, n) =>
				nodes[n % 2]!.gatherings.materials.add(coordinator, forum.id, link(label, false)),
			),
		);
		expect((await labels()).toSorted()).toEqual(['a', 'b', 'c', 'd']);
		const [first, second] = await rows();
		await materials().move(coordinator, forum.id, second!.id, 'up');
		expect((await labels()).slice(0, 2)).toEqual([second!.label, first!.label]);
		await materials().remove(coordinator, forum.id, first!.id);
		expect(await labels()).not.toContain(first!.label);
	});

	test('GA181 nobody else does, and what is not a link or a paper is refused', async () => {
		await materials().add(coordinator, forum.id, link('a', true));
		const [{ id } = { id: '' }] = await rows();
		const member = await house.actor('salam-member');
		for (const work of [
			materials().add(member, forum.id, link('b', false)),
			materials().remove(member, forum.id, id),
			materials().move(member, forum.id, id, 'up'),
			materials().publish(member, forum.id, id, false),
		])
			expect((await refusalOf(work)).code).toBe('forbidden');
		const add = (input: Partial<NewMaterial>) =>
			refusalOf(materials().add(coordinator, forum.id, { ...link('c', false), ...input }));
		expect((await add({ target: { kind: 'link', href: 'javascript:alert(1)' } })).reason).toBe(
			'material-href',
		);
		expect((await add({ target: { kind: 'link', href: 'http://example.org/' } })).reason).toBe(
			'material-href',
		);
		expect((await add({ label: ' ' })).reason).toBe('material-label');
		expect((await add({ target: { kind: 'paper', paper: 'nothing' } })).reason).toBe('material-paper');
		expect(await labels()).toEqual(['a']);
	});
});

describe('GA182 who sees what', () => {
	test('GA182 visitors see what is public and nothing of the rest', async () => {
		const secret = await makePaper('Note réservée au réseau');
		await materials().add(coordinator, forum.id, link('Plan d’accès', true));
		await materials().add(coordinator, forum.id, link('Consignes internes', false));
		await materials().add(coordinator, forum.id, {
			label: '',
			isPublic: false,
			target: { kind: 'paper', paper: secret },
		});
		const inside = JSON.stringify(await rows(await house.actor('salam-member')));
		for (const planted of ['Plan d’accès', 'Consignes internes', 'Note réservée', secret])
			expect(inside).toContain(planted);
		for (const actor of [house.nobody, await house.actor('ligue-member')]) {
			const outside = JSON.stringify(await materials().read(actor, forum.id));
			expect(outside).toContain('Plan d’accès');
			for (const hidden of ['Consignes', 'internes', 'Note réservée', secret])
				expect(outside).not.toContain(hidden);
		}
		const [, hidden] = await rows();
		expect((await refusalOf(materials().text(house.nobody, forum.id, hidden!.id))).code).toBe('not-found');
	});

	test('GA182 the materials of a gathering that is not theirs are not there', async () => {
		const meeting = await house.gathering({ kind: 'meeting', audience: 'invited', invited: ['salam'], date });
		await materials().add(coordinator, meeting.id, link('a', true));
		expect((await refusalOf(materials().read(house.nobody, meeting.id))).code).toBe('signed-out');
		const stranger = await house.actor('ligue-member');
		expect(await refusalOf(materials().read(stranger, meeting.id))).toEqual(
			await refusalOf(materials().read(stranger, 'nothing')),
		);
	});
});

describe('GA183 a public paper', () => {
	test('GA183 is one frozen version, which visitors read; what is written later stays inside', async () => {
		const paper = await makePaper('Maison du migrant');
		const input = { label: '', isPublic: true, target: { kind: 'paper', paper } } as const;
		expect((await refusalOf(materials().add(coordinator, forum.id, input))).reason).toBe(
			'material-not-frozen',
		);
		await house.services.signing.freeze(coordinator, paper);
		await materials().add(coordinator, forum.id, input);
		const [row] = (await materials().read(house.nobody, forum.id)).materials;
		expect(row).toMatchObject({ label: 'Maison du migrant', paper: null, href: null });
		const text = await materials().text(house.nobody, forum.id, row!.id);
		expect(text).toMatchObject({ version: 1, language: 'fr', label: 'Maison du migrant' });
		expect(text.json.type).toBe('doc');
		expect((await rows())[0]!.paper).toBe(paper);

		await materials().publish(coordinator, forum.id, row!.id, false);
		expect((await materials().read(house.nobody, forum.id)).materials).toEqual([]);
		expect((await refusalOf(materials().text(house.nobody, forum.id, row!.id))).code).toBe('not-found');
	});

	test('GA183 an organiser of one gathering takes nothing out of another', async () => {
		const paper = await makePaper('Maison du migrant');
		await house.services.signing.freeze(coordinator, paper);
		await materials().add(coordinator, forum.id, {
			label: '',
			isPublic: true,
			target: { kind: 'paper', paper },
		});
		const [row] = await rows();
		const other = await house.gathering({ date });
		expect((await refusalOf(materials().remove(coordinator, other.id, row!.id))).reason).toBe(
			'material-unknown',
		);
		expect((await materials().text(house.nobody, forum.id, row!.id)).version).toBe(1);
	});
});
