import { slugOf } from '#lib/domain/network/association.ts';
import type { Letter } from '../server/mail/create-mail.ts';
import { writeText } from '../server/papers/write-text.ts';
import type { Services } from '../server/services.ts';
import { facts } from './facts.ts';
import {
	COORDINATION,
	OUTSIDER,
	exampleOrganisations,
	partnerNames,
	referents,
	volunteers,
	type DemoPerson,
} from './people.ts';
import { eventsOfBoard } from './board/replay.ts';
import { forum2013 } from './gatherings/forum.ts';
import { meetings2013, trainings2013, vigil2013, workshop2013 } from './gatherings/meetings.ts';
import { eventsOfToday } from './gatherings/today.ts';
import { eventsOfGathering } from './gatherings/replay.ts';
import type { StoryCampaign, StoryPaper } from './story.ts';
import type { StoryClock } from './story-clock.ts';
import type { ActorOf, StoryEvent } from './story-event.ts';

/** What the replay works with: the real use cases, a clock that it moves, the mails that they send. */
export interface Stage {
	readonly services: Services;
	readonly clock: StoryClock;
	readonly password: string;
	/** Mails sent since the last call. */
	collectMails(): readonly Letter[];
}

const FOUNDED = '2012-09-15T08:00:00Z';
const GROUPS = '2012-09-29T16:00:00Z';
const MANDATES = '2013-01-10T18:00:00Z';
/** The report says «in the first half of 2013» of the two newcomers and «in 2013» of the dissolution: the days are examples. */
const JOINED = '2013-02-12T18:00:00Z';
const LEFT = '2013-02-28T18:00:00Z';

/** Plays the network's story, up to the instant `now` (ms), through its own use cases: nothing is put into the store behind their back. */
export async function replay(stage: Stage, papers: readonly StoryPaper[], now: number): Promise<void> {
	const { services, clock } = stage;
	const ids = new Map<string, string>();
	const actorOf: ActorOf = (email) => services.access.actorFor(ids.get(email)!);
	const events: StoryEvent[] = [
		{ at: FOUNDED, act: () => found(stage, ids) },
		{ at: GROUPS, act: () => seatGroups(stage, ids) },
		{ at: MANDATES, act: () => grantMandates(stage, ids) },
		{ at: JOINED, act: () => welcomeNewcomers(stage, ids) },
		{ at: LEFT, act: () => partWithFormerMembers(stage, ids) },
		...papers.flatMap((paper) => eventsOf(stage, paper, actorOf)),
		...[forum2013, workshop2013, vigil2013, ...trainings2013, ...meetings2013].flatMap((gathering) =>
			eventsOfGathering(services, gathering, actorOf),
		),
		...eventsOfToday(services, now, actorOf),
		...eventsOfBoard(services, now, actorOf),
	];
	for (const event of events.toSorted((a, b) => a.at.localeCompare(b.at))) {
		clock.moveTo(event.at);
		await event.act();
	}
}

async function found(stage: Stage, ids: Map<string, string>): Promise<void> {
	const { network, identity, access } = stage.services;
	const token = await network.openSetup();
	if (!token) throw new Error('this folder already holds a network');
	await network.setUp(token, { network: facts.network.name, ...COORDINATION, password: stage.password });
	const coordinator = await identity.byEmail(COORDINATION.email);
	ids.set(COORDINATION.email, coordinator!.id);
	const actor = await access.actorFor(coordinator!.id);
	const old = facts.members.filter(({ joined }) => !joined).map(({ name }) => name);
	for (const name of [...old, ...facts.formerMembers.map((former) => former.name)])
		await network.addAssociation(actor, { name, kind: 'member' });
	for (const name of partnerNames) await network.addAssociation(actor, { name, kind: 'partner' });
	for (const name of exampleOrganisations)
		await network.addAssociation(actor, {
			name,
			kind: 'partner',
			about: 'Donnée d’exemple : le rapport de 2013 ne nomme pas toutes les organisations.',
		});
	const here = new Set([...old, ...partnerNames, ...exampleOrganisations].map(slugOf));
	for (const person of [...referents, ...volunteers])
		if (here.has(person.association)) await join(stage, ids, person);
	await identity.create({ ...OUTSIDER, password: stage.password });
}

/** Invitation by the coordinator, accepted by the link of the mail. */
async function join(stage: Stage, ids: Map<string, string>, person: DemoPerson): Promise<void> {
	const { network, identity, access } = stage.services;
	const coordinator = await access.actorFor(ids.get(COORDINATION.email)!);
	stage.collectMails();
	await network.invite(coordinator, {
		email: person.email,
		name: person.name,
		association: person.association,
		role: person.role,
	});
	const token = /\/invitation\?token=([\w.~-]+)/.exec(stage.collectMails()[0]?.text ?? '')?.[1];
	if (!token) throw new Error(`no invitation was sent to ${person.email}`);
	await network.acceptInvitation(token, { name: person.name, password: stage.password });
	ids.set(person.email, (await identity.byEmail(person.email))!.id);
}

async function seatGroups(stage: Stage, ids: Map<string, string>): Promise<void> {
	const { network, access } = stage.services;
	const coordinator = await access.actorFor(ids.get(COORDINATION.email)!);
	for (const { id, name, works } of facts.workingGroups)
		await network.addGroup(coordinator, {
			id,
			name,
			open: true,
			about: works.length ? `Travaille sur\u00a0: ${works.map(titleOf).join(', ')}.` : '',
		});
	for (const person of [...referents, ...volunteers]) await seat(stage, ids, person);
}

function titleOf(text: string): string {
	return facts.texts.find(({ id }) => id === text)?.title ?? text;
}

async function seat(stage: Stage, ids: Map<string, string>, person: DemoPerson): Promise<void> {
	const id = ids.get(person.email);
	if (!person.seated || !id) return;
	const actor = await stage.services.access.actorFor(id);
	for (const group of facts.workingGroups) await stage.services.network.joinGroup(actor, group.id);
}

async function grantMandates(stage: Stage, ids: Map<string, string>): Promise<void> {
	for (const person of referents) await mandate(stage, ids, person);
}

async function mandate(stage: Stage, ids: Map<string, string>, person: DemoPerson): Promise<void> {
	const id = ids.get(person.email);
	if (!person.mandated || !id) return;
	const coordinator = await stage.services.access.actorFor(ids.get(COORDINATION.email)!);
	await stage.services.network.grantMandate(coordinator, {
		association: person.association,
		person: id,
		basis: 'décision du conseil d’administration (donnée d’exemple)',
		scope: { kind: 'all' },
		to: null,
	});
}

async function welcomeNewcomers(stage: Stage, ids: Map<string, string>): Promise<void> {
	const coordinator = await stage.services.access.actorFor(ids.get(COORDINATION.email)!);
	for (const { name } of facts.members.filter(({ joined }) => joined)) {
		await stage.services.network.addAssociation(coordinator, { name, kind: 'member' });
		for (const person of referents.filter(({ association }) => association === slugOf(name))) {
			await join(stage, ids, person);
			await seat(stage, ids, person);
			await mandate(stage, ids, person);
		}
	}
}

async function partWithFormerMembers(stage: Stage, ids: Map<string, string>): Promise<void> {
	const coordinator = await stage.services.access.actorFor(ids.get(COORDINATION.email)!);
	for (const { name, reason } of facts.formerMembers)
		await stage.services.network.editAssociation(coordinator, slugOf(name), {
			left: true,
			about: `A quitté le réseau : ${reason}.`,
		});
}

/** Writing, freezing, proposing, answering and closing, each at its instant. */
function eventsOf({ services }: Stage, paper: StoryPaper, actorOf: ActorOf): StoryEvent[] {
	let id = '';
	let campaign = '';
	const start: StoryEvent = {
		at: paper.startedAt,
		async act() {
			const author = await actorOf(COORDINATION.email);
			const made = await services.papers.create(author, paper);
			id = made.id;
			const writer = author.kind === 'person' ? author.id : null;
			await services.sync.write(made.document, writer, (doc) =>
				writeText(doc, paper.text.node, paper.text.footnotes),
			);
		},
	};
	if (!paper.campaign) return [start];
	const story = paper.campaign;
	const open: StoryEvent = {
		at: story.openedAt,
		async act() {
			const coordinator = await actorOf(COORDINATION.email);
			await services.signing.freeze(coordinator, id);
			const audiences = story.partners ? (['member', 'partner'] as const) : (['member'] as const);
			const view = await services.signing.open(coordinator, {
				paper: id,
				deadline: story.deadline,
				audiences,
				message: story.message,
			});
			campaign = view.campaign.id;
		},
	};
	const answers = answersOf(story, paper.id);
	const from = Date.parse(story.openedAt);
	const until = story.closed ? Date.parse(story.deadline) : from + 86_400_000;
	const decisions = answers.map((answer, n): StoryEvent => ({
		at: new Date(from + ((until - from) * (n + 1)) / (answers.length + 2)).toISOString(),
		act: async () => void (await services.signing.decide(await actorOf(answer.email), campaign, answer)),
	}));
	if (!story.closed) return [start, open, ...decisions];
	const close: StoryEvent = {
		at: story.deadline,
		act: async () => void (await services.signing.close(await actorOf(COORDINATION.email), campaign)),
	};
	return [start, open, ...decisions, close];
}

/** Which associations answered what: the report gives numbers, the choice is an example and differs from text to text. */
function answersOf(
	story: StoryCampaign,
	paper: string,
): {
	email: string;
	association: string;
	answer: 'sign' | 'decline' | 'abstain' | 'changes';
	reason: string;
}[] {
	const members = referents.slice(0, facts.members.length);
	const offset = [...paper].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % members.length;
	const turn = [...members.slice(offset), ...members.slice(0, offset)];
	const partners = referents.slice(facts.members.length);
	const signing =
		story.partnersSign === 'all'
			? partners
			: partners.filter(({ association }) => story.partnersSign.includes(association));
	const answer = (
		person: DemoPerson,
		given: { answer: 'sign' | 'decline' | 'abstain' | 'changes'; reason: string },
	) => ({
		email: person.email,
		association: person.association,
		...given,
	});
	return [
		...[...turn.slice(0, story.membersSign), ...signing].map((person) =>
			answer(person, { answer: 'sign', reason: '' }),
		),
		...(story.others ?? []).map((other, n) => answer(turn[story.membersSign + n]!, other)),
	];
}
