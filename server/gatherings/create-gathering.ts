import { randomBytes } from 'node:crypto';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { KIND_DEFAULTS } from '#lib/domain/gatherings/kind-defaults.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../access.ts';
import { readTable } from '../network/table.ts';
import { gatherings } from './collections.ts';
import { gatheringFor, instantOf, type GatheringsContext } from './context.ts';
import {
	requireAddress,
	requireAim,
	requireAssociations,
	requireDate,
	requireOfNetwork,
	requireOpenGroup,
	requirePlace,
	requireRules,
	requireTitle,
} from './gathering-input.ts';
import type { CorePorts } from './ports.ts';
import { fillPlan } from './plans/fill-plan.ts';
import type { NewGathering } from './service.ts';

/** Makes a gathering from the template of its kind, or from the one that it follows. */
export async function createGathering(
	context: GatheringsContext,
	ports: CorePorts,
	actor: Actor,
	input: NewGathering,
): Promise<Gathering> {
	const before = input.follows
		? await gatheringFor(context, actor, input.follows, 'gathering.organise')
		: null;
	const group = input.group === undefined ? (before?.group ?? null) : input.group;
	demand(actor, 'gathering.create', { group });
	await requireOpenGroup(context, group);

	const creator = (actor as PersonActor).id;
	const named = input.organisers ?? [];
	await requireOfNetwork(context, named);
	const invited = [...new Set(input.invited ?? (before ? await standing(context, before.invited) : []))];
	await requireAssociations(context, invited);
	const audience = input.audience ?? before?.audience ?? KIND_DEFAULTS[input.kind].audience;
	if (audience === 'invited' && invited.length === 0)
		throw new Refusal('invalid', 'gathering-nobody-invited');

	const date = input.date ? requireDate(input.date) : null;
	const at = instantOf(context);
	const gathering: Gathering = {
		id: randomBytes(8).toString('hex'),
		kind: input.kind,
		title: requireTitle(input.title),
		aim: requireAim(input.aim ?? ''),
		place: requirePlace(input.place ?? before?.place ?? ''),
		address: requireAddress(input.address ?? before?.address ?? ''),
		group,
		organisers: [
			...new Set([creator, ...named, ...(before ? await seated(context, before.organisers) : [])]),
		],
		audience,
		invited,
		state: date ? 'planned' : 'idea',
		cancelledAt: null,
		date,
		document: `plan-${randomBytes(16).toString('hex')}`,
		registration: requireRules({ ...rulesOf(input.kind, before), ...input.registration }),
		follows: before?.id ?? null,
		received: 0,
		createdAt: at,
		createdBy: creator,
		changedAt: at,
		sequence: 0,
	};
	// first its plan, which nobody can open yet: a gathering never stands there without
	const carried = before ? await ports.carryOn(gathering, before) : [];
	await ports.changePlan(gathering, null, [...fillPlan(gathering), ...carried]);
	if (!(await context.records.insert(gatherings, gathering.id, gathering)))
		throw new Error('a random id was taken');
	context.announce(['gatherings']);
	return gathering;
}

/** Places as they were; the days belong to the one before. */
function rulesOf(kind: Gathering['kind'], before: Gathering | null): Gathering['registration'] {
	if (before?.kind !== kind) return KIND_DEFAULTS[kind].registration;
	return { ...before.registration, opensToAllOn: null, closesOn: null };
}

async function seated(context: GatheringsContext, people: readonly string[]): Promise<readonly string[]> {
	const table = await readTable(context);
	return people.filter((person) => table.people.get(person)?.ofNetwork);
}

async function standing({ network }: GatheringsContext, ids: readonly string[]): Promise<readonly string[]> {
	const known = await Promise.all(ids.map((id) => network.association(id)));
	return known.flatMap((each) => (each && each.leftAt === null ? [each.id] : []));
}
