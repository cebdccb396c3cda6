import { pollState } from '#lib/domain/gatherings/poll.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { gatheringFor, instantOf, type GatheringsContext } from '../context.ts';
import { createPollAnswers } from './answer-poll.ts';
import { polls } from './collections.ts';
import { createPollKeeping } from './keep-poll.ts';
import { createPollLetters } from './poll-letters.ts';
import { readPoll } from './read-poll.ts';
import type { PollsService } from './service.ts';
import { pollsWaitingFor } from './waiting-polls.ts';

export function createPolls(context: GatheringsContext): PollsService {
	const letters = createPollLetters(context);
	return {
		...createPollKeeping(context, letters),
		...createPollAnswers(context),
		read: (actor, id) => readPoll(context, actor, id),
		waitingFor: (actor) => pollsWaitingFor(context, actor),
		async remind(actor, id) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const poll = (await context.records.get(polls, id))?.value;
			if (!poll || pollState(poll, gathering.state, instantOf(context)) !== 'open')
				throw new Refusal('gone', 'poll-closed');
			const sent = await letters.remindByHand(gathering, poll);
			if (sent === 0) throw new Refusal('conflict', 'poll-nobody-to-remind');
			context.announce([`gathering:${id}`]);
			return sent;
		},
		sweep: () => letters.sweep(),
	};
}
