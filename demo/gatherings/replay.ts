import { randomBytes } from 'node:crypto';
import type { Actor } from '#lib/domain/actor.ts';
import { endsAt, halvesOf } from '#lib/domain/gatherings/gathering-date.ts';
import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import type { AttendanceMark } from '#lib/domain/gatherings/attendee.ts';
import type { Choice } from '#lib/domain/gatherings/poll.ts';
import { daysLater, parisDeadline } from '#lib/domain/time/paris-time.ts';
import { COORDINATION, referents } from '../people.ts';
import type { ActorOf, StoryEvent } from '../story-event.ts';
import type { Services } from '../../server/services.ts';
import { nameOf } from './names.ts';
import type { StoryGathering } from './story.ts';
import { writeProgramme } from './write-programme.ts';

/** Registrations of the story by association: the referent's first. */
type Places = Map<string, string[]>;

const PREPARED = 40;
const REGISTERED = 10;

/** Calling together, preparing, registering, coming: each at its day, through the use cases. */
export function eventsOfGathering(services: Services, story: StoryGathering, actorOf: ActorOf): StoryEvent[] {
	const { gatherings } = services;
	const { day } = story.date;
	const places: Places = new Map();
	let gathering: Gathering;
	const organiser = () => actorOf(COORDINATION.email);
	const at = (days: number, hour: string) => parisDeadline(daysLater(day, days), hour)!;
	return [
		{
			at: at(-PREPARED, '18:00'),
			async act() {
				const { kind, title, aim, place, group, audience, date } = story;
				const registration = { perAssociation: null, overall: null };
				const input = { kind, title, aim, place, group, audience, registration };
				gathering = await gatherings.create(await organiser(), story.dates ? input : { ...input, date });
				if (story.programme) await writeProgramme(services, gathering, story.programme);
			},
		},
		...(story.dates ? datePoll(services, story, () => gathering, actorOf) : []),
		{
			at: at(-REGISTERED - 10, '18:00'),
			async act() {
				const actor = await organiser();
				if (story.programme) await gatherings.releases.release(actor, gathering.id, {});
				await gatherings.moveTo(actor, gathering.id, 'open');
			},
		},
		{
			at: at(-REGISTERED, '12:00'),
			async act() {
				for (const [association, people] of story.came)
					places.set(association, await register(services, gathering.id, association, people, actorOf));
				for (const association of story.excused ?? [])
					places.set(association, await register(services, gathering.id, association, 1, actorOf));
			},
		},
		{
			at: endsAt(story.date),
			async act() {
				const actor = await organiser();
				for (const [association, ids] of places) {
					const mark = story.excused?.includes(association) ? 'excused' : 'present';
					for (const id of ids) await tick(services, actor, { id: gathering.id, date: story.date }, id, mark);
				}
				if (story.received) await gatherings.attendance.receive(actor, gathering.id, story.received);
				await gatherings.moveTo(actor, gathering.id, 'held');
			},
		},
		{
			at: at(20, '18:00'),
			act: async () => void (await gatherings.moveTo(await organiser(), gathering.id, 'closed')),
		},
	];
}

/** The referent registers themself, and the organisers whom they announce. */
async function register(
	{ gatherings }: Services,
	gathering: string,
	association: string,
	people: number,
	actorOf: ActorOf,
): Promise<string[]> {
	const referent = referents.find((each) => each.association === association)!;
	const own = await gatherings.registrations.register(await actorOf(referent.email), gathering, {
		association,
	});
	const ids = [own.id];
	const organiser = await actorOf(COORDINATION.email);
	for (let n = 0; n < people - 1; n++) {
		const name = nameOf(association, n);
		ids.push((await gatherings.registrations.register(organiser, gathering, { association, name })).id);
	}
	return ids;
}

async function tick(
	{ gatherings }: Services,
	actor: Actor,
	{ id: gathering, date }: { readonly id: string; readonly date: GatheringDate },
	registration: string,
	mark: AttendanceMark,
): Promise<void> {
	await gatherings.attendance.record(actor, gathering, registration, {
		id: randomBytes(8).toString('hex'),
		mark,
		halves: mark === 'present' ? halvesOf(date) : [],
		representedBy: '',
		base: [],
	});
}

/** The days that were possible, what each association said, and the one that was chosen. */
function datePoll(
	{ gatherings }: Services,
	story: StoryGathering,
	gathering: () => Gathering,
	actorOf: ActorOf,
): StoryEvent[] {
	const asked = daysLater(story.date.day, -PREPARED + 1);
	const deadline = parisDeadline(daysLater(asked, 7), '23:59')!;
	return [
		{
			at: parisDeadline(asked, '09:00')!,
			act: async () =>
				gatherings.polls.open(await actorOf(COORDINATION.email), gathering().id, {
					dates: story.dates!,
					deadline,
					quorum: null,
				}),
		},
		{
			at: parisDeadline(daysLater(asked, 3), '20:00')!,
			async act() {
				for (const [n, [association]] of story.came.entries()) {
					const actor = await actorOf(referents.find((each) => each.association === association)!.email);
					const { poll } = await gatherings.polls.read(actor, gathering().id);
					const choices: Record<string, Choice> = {};
					for (const [option, { id, day }] of poll!.dates.entries())
						choices[id] = day === story.date.day ? 'yes' : (n + option) % 3 === 0 ? 'no' : 'maybe';
					await gatherings.polls.answer(actor, gathering().id, { association, choices, comment: '' });
				}
			},
		},
		{
			at: parisDeadline(daysLater(asked, 8), '09:00')!,
			async act() {
				const actor = await actorOf(COORDINATION.email);
				const { poll } = await gatherings.polls.read(actor, gathering().id);
				const chosen = poll!.dates.find(({ day }) => day === story.date.day)!;
				await gatherings.polls.choose(actor, gathering().id, chosen.id);
			},
		},
	];
}
