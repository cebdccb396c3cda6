import { randomBytes } from 'node:crypto';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { cleanName, cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { GatheringRow } from '#lib/protocol/views/gatherings.ts';
import { can } from '#lib/domain/can.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { demand } from '../access.ts';
import { listAll } from '../network/read-all.ts';
import { gatherings } from './collections.ts';
import {
	gatheringFor,
	instantOf,
	reviseGathering,
	seenGathering,
	type GatheringsContext,
} from './context.ts';
import { fillPlan } from './plans/fill-plan.ts';
import type { PlanPort } from './ports.ts';
import type { GatheringsService } from './service.ts';

type Core = Omit<GatheringsService, 'sweep' | 'plans'>;

export function createCore(context: GatheringsContext, plans: Pick<PlanPort, 'changePlan'>): Core {
	const { records, network, announce } = context;

	async function rowOf(actor: Actor, gathering: Gathering): Promise<GatheringRow> {
		return {
			...gathering,
			groupName: gathering.group === null ? '' : await network.groupName(gathering.group),
			attendance: { people: 0, associations: 0 },
			registered: 0,
			may: { organise: can(actor, 'gathering.organise', gathering) },
		};
	}

	return {
		async list(actor, { year, kind, group } = {}) {
			const all = (await listAll(records, gatherings)).map(({ value }) => value);
			const wanted = all.filter(
				(gathering) =>
					(kind === undefined || gathering.kind === kind) &&
					(group === undefined || gathering.group === group) &&
					(year === undefined || yearOf(gathering) === year) &&
					can(actor, 'gathering.read', gathering),
			);
			return Promise.all(wanted.toSorted(byDay).map((gathering) => rowOf(actor, gathering)));
		},
		async read(actor, id) {
			const gathering = await seenGathering(context, actor, id);
			const names = await context.names(gathering.organisers);
			const invited = await Promise.all(gathering.invited.map((each) => network.association(each)));
			const may = (action: Parameters<typeof gatheringFor>[3]) => can(actor, action, gathering);
			return {
				gathering: await rowOf(actor, gathering),
				organisers: gathering.organisers.map((each) => ({ id: each, name: names.get(each) ?? '' })),
				invited: invited.flatMap((each) => (each ? [{ id: each.id, name: each.name }] : [])),
				follows: null,
				may: {
					organise: may('gathering.organise'),
					answerPoll: may('gathering.answer-poll'),
					readPlan: may('plan.read'),
					writePlan: may('plan.write'),
					recordAttendance: may('attendance.record'),
					readNeeds: may('needs.read'),
					giveFeedback: may('feedback.give'),
					readFeedback: may('feedback.read'),
				},
			};
		},
		async create(actor, input) {
			demand(actor, 'gathering.create', { group: input.group });
			const title = cleanName(input.title, 200);
			if (title === null) throw new Refusal('invalid', 'gathering-title');
			const at = instantOf(context);
			const gathering: Gathering = {
				id: randomBytes(8).toString('hex'),
				kind: input.kind,
				title,
				aim: cleanNote(input.aim ?? '') ?? '',
				place: cleanName(input.place ?? '', 120) ?? '',
				address: cleanNote(input.address ?? '') ?? '',
				group: input.group,
				organisers: [(actor as PersonActor).id],
				audience: input.audience ?? 'network',
				invited: input.invited ?? [],
				state: input.date ? 'planned' : 'idea',
				cancelledAt: null,
				date: input.date ?? null,
				document: `plan-${randomBytes(16).toString('hex')}`,
				registration: { perAssociation: null, overall: null, opensToAllOn: null, closesOn: null },
				follows: input.follows ?? null,
				received: 0,
				createdAt: at,
				createdBy: (actor as PersonActor).id,
				changedAt: at,
				sequence: 0,
			};
			// first the plan: if the record can't follow, a plan without a gathering is nothing
			await plans.changePlan(gathering, null, fillPlan(gathering));
			if (!(await records.insert(gatherings, gathering.id, gathering)))
				throw new Error('a random id was taken');
			announce(['gatherings']);
			return gathering;
		},
		async edit(actor, id, changes) {
			await gatheringFor(context, actor, id, 'gathering.organise');
			return reviseGathering(context, id, (gathering) => ({
				...gathering,
				...changes,
				sequence: gathering.sequence + 1,
				changedAt: instantOf(context),
			}));
		},
		async moveTo(actor, id, state) {
			await gatheringFor(context, actor, id, 'gathering.organise');
			return reviseGathering(context, id, (gathering) => ({ ...gathering, state }));
		},
		async cancel(actor, id, cancelled) {
			await gatheringFor(context, actor, id, 'gathering.organise');
			return reviseGathering(context, id, (gathering) => ({
				...gathering,
				cancelledAt: cancelled ? instantOf(context) : null,
				sequence: gathering.sequence + 1,
				changedAt: instantOf(context),
			}));
		},
		async ofDocument(document) {
			return (await records.find(gatherings, 'document', document))[0]?.value ?? null;
		},
		async find(id) {
			return (await records.get(gatherings, id))?.value ?? null;
		},
	};
}

function yearOf({ date, createdAt }: Gathering): number {
	return Number((date?.day ?? createdAt).slice(0, 4));
}

function byDay(one: Gathering, other: Gathering): number {
	return (one.date?.day ?? '9999').localeCompare(other.date?.day ?? '9999') || (one.id < other.id ? -1 : 1);
}
