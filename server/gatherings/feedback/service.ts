import type { Actor } from '#lib/domain/actor.ts';
import type { Feedback } from '#lib/domain/gatherings/feedback.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { FeedbackView } from '#lib/protocol/views/feedback.ts';

/** What people thought of a gathering, without their names. Methods with an actor ask `can`; those with a token ask the token. */
export interface FeedbackService {
	read(actor: Actor, gathering: string): Promise<FeedbackView>;
	/** Once a person; given again while it is open, it replaces what they said. */
	give(actor: Actor, gathering: string, feedback: Feedback): Promise<void>;
	/** Is this a link that has not served? Reading it changes nothing. */
	readLink(gathering: string, token: string): Promise<void>;
	/** For people from outside: the link of their letter serves once. */
	giveByLink(gathering: string, token: string, feedback: Feedback): Promise<void>;
	/** The gathering changed: once it is held, those who had a place are asked. */
	follow(gathering: Gathering): void;
	/** Letters that are due; and the keys of what is over go. */
	sweep(): Promise<void>;
}
