import type { Choice } from '#lib/domain/gatherings/poll.ts';
import type { PollDate } from '#lib/protocol/views/poll.ts';
import { m } from '#lib/paraglide/messages.js';

export const CHOICE_WORDS: Readonly<Record<Choice, () => string>> = {
	yes: m.poll_yes,
	maybe: m.poll_maybe,
	no: m.poll_no,
};

export const QUORUM_WORDS: Readonly<Record<PollDate['quorum'], () => string>> = {
	reached: m.poll_quorum_reached,
	maybe: m.poll_quorum_maybe,
	missed: m.poll_quorum_missed,
};
