import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { dueReminder } from '#lib/domain/gatherings/poll-reminders.ts';
import {
	hasAnswered,
	pollState,
	standingAnswers,
	type Poll,
	type PollAnswer,
} from '#lib/domain/gatherings/poll.ts';
import { isDated } from '#lib/domain/gatherings/states.ts';
import type { Association } from '#lib/domain/network/association.ts';
import type { Account } from '../../identity/service.ts';
import type { Letter, LetterText } from '../../mail/create-mail.ts';
import { dateChosenLetter } from '../../mail/letters/date-chosen.ts';
import { pollOpenedLetter, type PollLetterInput } from '../../mail/letters/poll-opened.ts';
import { pollReminderLetter } from '../../mail/letters/poll-reminder.ts';
import { findAll, listAll } from '../../network/read-all.ts';
import { icsOf } from '../calendar/write-calendar.ts';
import { gatherings } from '../collections.ts';
import { instantOf, todayOf, type GatheringsContext } from '../context.ts';
import { sendOnce } from '../send-once.ts';
import { askedAssociations, peopleToWriteTo } from './asked.ts';
import { pollAnswers, polls } from './collections.ts';

/** The letters of a poll: each at most once a person. What could not go out goes with the next sweep. */
export interface PollLetters {
	/** To everybody who is written to for an association that is asked. */
	invite(gathering: Gathering, poll: Poll): Promise<void>;
	/** To who is written to for an association that said nothing yet. Answers how many went. */
	remindByHand(gathering: Gathering, poll: Poll): Promise<number>;
	/** To everybody who was asked or answered. */
	tellChosen(gathering: Gathering, poll: Poll): Promise<void>;
	sweep(): Promise<void>;
	/** Lets the request go on; the sweep finishes what a stop of the server cuts. */
	inBackground(work: Promise<unknown>): void;
}

/** How long after the choice a letter about it still goes out. */
const TELL_WITHIN = 2 * 86_400_000;

export const REMINDER = 'reminder';

export function createPollLetters(context: GatheringsContext): PollLetters {
	const { records, identity, address } = context;

	async function answersOf(gathering: Gathering): Promise<readonly PollAnswer[]> {
		return (await findAll(records, pollAnswers, 'gathering', gathering.id)).map(({ value }) => value);
	}

	/** Of these associations those that have said nothing, now. */
	async function missing(
		gathering: Gathering,
		{ options }: Poll,
		of: readonly Association[],
	): Promise<readonly Association[]> {
		const ids = of.map(({ id }) => id);
		const answers = standingAnswers(await answersOf(gathering), ids);
		return of.filter(({ id }) => !hasAnswered(answers, id, options));
	}

	async function send(
		gathering: Gathering,
		occasion: string,
		recipients: Iterable<string>,
		letterTo: (account: Account) => Promise<Omit<Letter, 'to'> | null>,
	): Promise<number> {
		const accounts = await identity.accounts([...recipients]);
		let sent = 0;
		for (const [recipient, account] of accounts) {
			const letter = await letterTo(account);
			if (letter === null) continue;
			const to = { to: account.email, ...letter };
			if (await sendOnce(context, { gathering, occasion, recipient }, to)) sent++;
		}
		return sent;
	}

	/** `write` to who is missing; asked again before each letter, since people answer meanwhile. */
	async function sendToMissing(
		gathering: Gathering,
		poll: Poll,
		occasion: string,
		write: (input: PollLetterInput) => LetterText,
	): Promise<number> {
		const silent = await missing(gathering, poll, await askedAssociations(context, gathering));
		const people = await peopleToWriteTo(context, silent);
		return send(gathering, occasion, people.keys(), async (account) => {
			const still = await missing(gathering, poll, people.get(account.id)!);
			return still.length === 0 ? null : write(inputFor(gathering, poll, account, still));
		});
	}

	function inputFor(
		gathering: Gathering,
		{ options, deadline }: Poll,
		{ name }: Account,
		associations: readonly Association[],
	): PollLetterInput {
		return {
			name,
			title: gathering.title,
			associations: associations.map((association) => association.name),
			dates: options,
			deadline,
			link: `${address()}/gatherings/${gathering.id}/date`,
		};
	}

	const letters: PollLetters = {
		async invite(gathering, poll) {
			const people = await peopleToWriteTo(context, await askedAssociations(context, gathering));
			await send(gathering, opened(poll), people.keys(), async (account) =>
				pollOpenedLetter(inputFor(gathering, poll, account, people.get(account.id)!)),
			);
		},
		remindByHand(gathering, poll) {
			return sendToMissing(gathering, poll, `${REMINDER}/by-hand/${todayOf(context)}`, pollReminderLetter);
		},
		async tellChosen(gathering, poll) {
			if (gathering.date === null || !isDated(gathering.state)) return;
			const { title, date, place } = gathering;
			const asked = await peopleToWriteTo(context, await askedAssociations(context, gathering));
			const answered = (await answersOf(gathering)).flatMap(({ person }) => person ?? []);
			const link = `${address()}/gatherings/${gathering.id}`;
			const ics = icsOf(gathering, address());
			const attachments = ics
				? [{ filename: 'rencontre.ics', contentType: 'text/calendar; charset=utf-8', content: ics }]
				: [];
			const everybody = new Set([...asked.keys(), ...answered]);
			await send(gathering, `chosen/${poll.round}`, everybody, async ({ name }) => ({
				...dateChosenLetter({ name, title, date, place, link }),
				attachments,
			}));
		},
		async sweep() {
			for (const { value: poll } of await listAll(records, polls)) {
				const gathering = (await records.get(gatherings, poll.gathering))?.value;
				if (gathering && gathering.cancelledAt === null) await sweepPoll(gathering, poll);
			}
		},
		inBackground(work) {
			work.catch((problem: unknown) => context.log.error('letters failed', problem, { part: 'polls' }));
		},
	};

	async function sweepPoll(gathering: Gathering, poll: Poll): Promise<void> {
		const now = instantOf(context);
		if (poll.chosenAt !== null && Date.parse(now) - Date.parse(poll.chosenAt) < TELL_WITHIN)
			await letters.tellChosen(gathering, poll);
		if (pollState(poll, gathering.state, now) !== 'open') return;
		await sendToMissing(gathering, poll, opened(poll), pollOpenedLetter);
		const due = dueReminder(poll, now);
		if (due)
			await sendToMissing(gathering, poll, `${REMINDER}/${due.name}/${poll.deadline}`, pollReminderLetter);
	}

	return letters;
}

function opened({ round }: Poll): string {
	return `opened/${round}`;
}
