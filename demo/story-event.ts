import type { Actor } from '#lib/domain/actor.ts';

/** Something that happens in the story, at its instant (ISO, UTC). */
export interface StoryEvent {
	readonly at: string;
	act(): Promise<void>;
}

/** Somebody of the story as the use cases know them then, by address. */
export type ActorOf = (email: string) => Promise<Actor>;
