import type { Gathering, GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { MOST_OPTIONS, pollOption, type PollOption } from '#lib/domain/gatherings/poll-option.ts';
import type { Poll } from '#lib/domain/gatherings/poll.ts';
import { refuseMove } from '#lib/domain/gatherings/states.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { requireInstant } from '../../network/input.ts';
import { revise } from '../../network/revise.ts';
import { gatheringFor, instantOf, reviseGathering, todayOf, type GatheringsContext } from '../context.ts';
import { polls } from './collections.ts';
import type { PollLetters } from './poll-letters.ts';
import type { PollsService, PollTerms } from './service.ts';

type Keeping = Pick<PollsService, 'open' | 'addDate' | 'removeDate' | 'setTerms' | 'choose'>;

/** Fewer leave nothing to choose. */
const FEWEST = 2;
const LARGEST_QUORUM = 1000;

/** What organisers do with a poll. */
export function createPollKeeping(context: GatheringsContext, letters: PollLetters): Keeping {
	const { records, announce } = context;

	function demandOpening(gathering: Gathering, poll: Poll | null): void {
		const no = refuseOpening(context, gathering, poll);
		if (no) throw new Refusal('conflict', no);
	}

	/** Replaces the standing poll of a gathering whose date is being chosen. */
	async function revisePoll(gathering: Gathering, change: (poll: Poll) => Poll): Promise<void> {
		const revised = await revise(records, polls, gathering.id, (poll) => {
			if (gathering.state !== 'polling' || poll.chosen !== null) throw new Refusal('conflict', 'poll-over');
			return change(poll);
		});
		if (!revised) throw new Refusal('not-found', 'poll-unknown');
		announce(['gatherings', `gathering:${gathering.id}`]);
	}

	function requireDate(date: GatheringDate): PollOption {
		const option = pollOption(date);
		if (!option) throw new Refusal('invalid', 'poll-date');
		if (option.day < todayOf(context)) throw new Refusal('invalid', 'poll-date-past');
		return option;
	}

	function requireTerms({ deadline: typed, quorum }: PollTerms): PollTerms {
		const deadline = requireInstant(typed);
		if (deadline <= instantOf(context)) throw new Refusal('invalid', 'deadline-past');
		if (quorum !== null && !(Number.isInteger(quorum) && quorum >= 1 && quorum <= LARGEST_QUORUM))
			throw new Refusal('invalid', 'poll-quorum');
		return { deadline, quorum };
	}

	return {
		async open(actor, id, input) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const stored = await records.get(polls, id);
			demandOpening(gathering, stored?.value ?? null);
			const options = distinct(input.dates.map(requireDate));
			if (options.length < FEWEST) throw new Refusal('invalid', 'poll-dates-few');
			const poll: Poll = {
				gathering: id,
				options,
				...requireTerms(input),
				round: (stored?.value.round ?? 0) + 1,
				openedAt: instantOf(context),
				chosen: null,
				chosenAt: null,
			};
			const isFirst = stored
				? await records.replace(polls, id, stored.revision, poll)
				: await records.insert(polls, id, poll);
			if (!isFirst) throw new Refusal('conflict', 'poll-open');
			const polling = await reviseGathering(context, id, (current) => {
				if (current.state !== 'polling') demandOpening(current, poll);
				return current.state === 'polling' ? current : { ...current, state: 'polling' };
			});
			letters.inBackground(letters.invite(polling, poll));
		},
		async addDate(actor, id, date) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const option = requireDate(date);
			await revisePoll(gathering, (poll) => ({ ...poll, options: distinct([...poll.options, option]) }));
		},
		async removeDate(actor, id, option) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			await revisePoll(gathering, (poll) => {
				const options = poll.options.filter((each) => each.id !== option);
				if (options.length === 0) throw new Refusal('conflict', 'poll-last-date');
				return { ...poll, options };
			});
		},
		async setTerms(actor, id, input) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const terms = requireTerms(input);
			await revisePoll(gathering, (poll) => ({ ...poll, ...terms }));
		},
		async choose(actor, id, chosen) {
			await gatheringFor(context, actor, id, 'gathering.organise');
			const poll = (await records.get(polls, id))?.value;
			const option = poll?.options.find((each) => each.id === chosen);
			if (!option) throw new Refusal('not-found', 'poll-date-gone');
			const { day, days, from, to } = option;
			const at = instantOf(context);
			// the gathering's record decides between two who choose at once
			const planned = await reviseGathering(context, id, (gathering) => {
				if (gathering.state !== 'polling' || gathering.cancelledAt !== null)
					throw new Refusal('conflict', 'poll-over');
				return {
					...gathering,
					date: { day, days, from, to },
					state: 'planned',
					sequence: gathering.sequence + 1,
					changedAt: at,
				};
			});
			const over = await revise(records, polls, id, (standing) => ({ ...standing, chosen, chosenAt: at }));
			announce([`gathering:${id}`]);
			letters.inBackground(letters.tellChosen(planned, over!));
		},
	};
}

/** The rule that says no to asking for dates, or null. */
export function refuseOpening(
	context: Pick<GatheringsContext, 'now'>,
	gathering: Gathering,
	poll: Poll | null,
): string | null {
	if (gathering.state !== 'polling' || gathering.cancelledAt !== null)
		return refuseMove(gathering, 'polling', todayOf(context));
	return poll?.chosen === null ? 'poll-open' : null;
}

/** Each date once, in their order. */
function distinct(options: readonly PollOption[]): readonly PollOption[] {
	const all = [...new Map(options.map((option) => [option.id, option])).values()];
	if (all.length > MOST_OPTIONS) throw new Refusal('invalid', 'poll-dates-many');
	return all;
}
