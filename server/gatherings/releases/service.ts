import type { Actor } from '#lib/domain/actor.ts';
import type { Release } from '#lib/domain/gatherings/release.ts';
import type { ReleasePort } from '../ports.ts';
import type { ReleaseDraftView, ReleasedView } from '#lib/protocol/views/release.ts';

/** The programme of a gathering as it is given out. Every method with an actor asks `can` and throws Refusal. */
export interface ReleasesService extends ReleasePort {
	/** What would be given out now, what is wrong with it, and what changed since the last time. */
	prepare(actor: Actor, gathering: string): Promise<ReleaseDraftView>;
	/** Gives the plan of this instant out, under the next number. */
	release(actor: Actor, gathering: string, input: NewRelease): Promise<Release>;
	/** The version of this number, or the last one, for whoever may see the gathering. */
	released(actor: Actor, gathering: string, number?: number): Promise<ReleasedView>;
}

export interface NewRelease {
	/** What changed, in the organisers' words. */
	readonly note?: string;
	/** Although there are conflicts. */
	readonly anyway?: boolean;
	/** `seen` of the draft that somebody looked at: refused when the programme is another by now. Left out: whatever it is. */
	readonly seen?: string;
}
