import { createHash } from 'node:crypto';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { compareProgrammes, programmeOf } from '#lib/domain/gatherings/compare-programmes.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { MOST_PLACED, MOST_ROOMS } from '#lib/domain/gatherings/conflicts.ts';
import type { Release } from '#lib/domain/gatherings/release.ts';
import { cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { ReleaseFacts } from '#lib/protocol/views/release.ts';
import { findAll } from '../../network/read-all.ts';
import { gatheringFor, instantOf, seenGathering, type GatheringsContext } from '../context.ts';
import type { PlansService } from '../plans/service.ts';
import { releases } from './collection.ts';
import type { ReleasesService } from './service.ts';
import { nameFacilitators, showProgramme } from './show-programme.ts';

const LONGEST_NOTE = 1000;

export function createReleases(context: GatheringsContext, readPlan: PlansService['read']): ReleasesService {
	const { records, announce } = context;

	/** The first first. */
	async function releasesOf(gathering: string): Promise<readonly Release[]> {
		const stored = await findAll(records, releases, 'gathering', gathering);
		return stored.map(({ value }) => value).toSorted((one, other) => one.number - other.number);
	}

	async function lookAt(actor: Actor, id: string) {
		const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
		const plan = await readPlan(actor, id);
		const programme = { plan: programmeOf(plan.plan), date: gathering.date };
		return { gathering, plan, programme, seen: digestOf(programme) };
	}

	async function factsOf(actor: Actor, gathering: Gathering, given: readonly Release[]) {
		const isInside = can(actor, 'plan.read', gathering);
		const names = isInside ? await context.names(given.map(({ releasedBy }) => releasedBy)) : new Map();
		return (release: Release): ReleaseFacts => ({
			number: release.number,
			releasedAt: release.releasedAt,
			releasedByName: names.get(release.releasedBy) ?? '',
			note: release.note,
		});
	}

	return {
		async prepare(actor, id) {
			const { gathering, plan, programme, seen } = await lookAt(actor, id);
			const latest = (await releasesOf(id)).at(-1) ?? null;
			const facts = await factsOf(actor, gathering, latest ? [latest] : []);
			return {
				now: plan,
				facilitators: await nameFacilitators(context, plan.plan.items),
				latest: latest && facts(latest),
				changes: latest ? compareProgrammes(latest, programme) : [],
				placed: programme.plan.items.length,
				seen,
			};
		},
		async release(actor, id, { note: typed = '', anyway = false, seen }) {
			const now = await lookAt(actor, id);
			if (now.gathering.state === 'closed') throw new Refusal('conflict', 'release-closed');
			if (seen !== undefined && seen !== now.seen) throw new Refusal('conflict', 'release-seen');
			const { items, rooms } = now.programme.plan;
			if (items.length === 0) throw new Refusal('conflict', 'release-empty');
			// everybody who reads it compares its versions
			if (items.length > MOST_PLACED || rooms.length > MOST_ROOMS)
				throw new Refusal('too-large', 'too-large');
			if (now.plan.conflicts.length > 0 && !anyway) throw new Refusal('conflict', 'release-conflicts');
			const note = cleanNote(typed, LONGEST_NOTE);
			if (note === null) throw new Refusal('invalid', 'note');
			for (;;) {
				const latest = (await releasesOf(id)).at(-1);
				if (latest && compareProgrammes(latest, now.programme).length === 0)
					throw new Refusal('conflict', 'release-same');
				const number = (latest?.number ?? 0) + 1;
				const release: Release = {
					gathering: id,
					number,
					releasedAt: instantOf(context),
					releasedBy: (actor as PersonActor).id,
					note,
					...now.programme,
				};
				if (!(await records.insert(releases, `${id}-${number}`, release))) continue;
				announce([`gathering:${id}`]);
				return release;
			}
		},
		async released(actor, id, number) {
			const gathering = await seenGathering(context, actor, id);
			const given = await releasesOf(id);
			const shown = number === undefined ? given.at(-1) : given.find((each) => each.number === number);
			if (number !== undefined && !shown) throw new Refusal('not-found', 'not-found');
			const facts = await factsOf(actor, gathering, given);
			return {
				release: shown ? { ...facts(shown), ...(await showProgramme(context, shown)) } : null,
				versions: given
					.map((release, i) => ({
						...facts(release),
						changes: i === 0 ? [] : compareProgrammes(given[i - 1]!, release),
					}))
					.toReversed(),
			};
		},
		async latestRelease(gathering) {
			return (await releasesOf(gathering.id)).at(-1) ?? null;
		},
	};
}

function digestOf(programme: Pick<Release, 'plan' | 'date'>): string {
	return createHash('sha256').update(JSON.stringify(programme)).digest('base64url').slice(0, 22);
}
