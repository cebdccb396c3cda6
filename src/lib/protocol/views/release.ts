import type { ProgrammeChange } from '../../domain/gatherings/compare-programmes.ts';
import type { GatheringDate } from '../../domain/gatherings/gathering.ts';
import type { Facilitator, ItemKind, ItemPlace } from '../../domain/gatherings/plan.ts';
import type { Language } from '../../domain/papers/paper.ts';
import type { PlanView } from './plans.ts';

/** What organisers look at before they give the programme out. */
export interface ReleaseDraftView {
	readonly now: PlanView;
	/** Those in the plan who are known by an id. */
	readonly facilitators: readonly NamedFacilitator[];
	/** Null: nothing was given out yet. */
	readonly latest: ReleaseFacts | null;
	/** Since then; empty before the first. */
	readonly changes: readonly ProgrammeChange[];
	/** How many items have a place. */
	readonly placed: number;
	/** Stands for the programme that is shown. */
	readonly seen: string;
}

export type NamedFacilitator = Extract<Facilitator, { id: string }> & { readonly name: string };

export interface ReleaseFacts {
	readonly number: number;
	readonly releasedAt: string;
	/** Empty for whoever is not of the network. */
	readonly releasedByName: string;
	readonly note: string;
}

/** The programme as whoever comes reads it. */
export interface ReleasedView {
	/** Null: nothing was given out yet. */
	readonly release: ReleasedProgramme | null;
	/** All versions, the last first. */
	readonly versions: readonly ReleasedVersion[];
}

export interface ReleasedProgramme extends ReleaseFacts {
	readonly date: GatheringDate | null;
	/** By day, start and room. */
	readonly items: readonly ReleasedItem[];
}

export interface ReleasedItem {
	readonly id: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly day: ItemPlace['day'];
	/** Minutes since midnight in Paris. */
	readonly start: number;
	readonly minutes: number;
	/** Empty: in every room. */
	readonly room: string;
	readonly language: Language | null;
	/** Names of the people, associations and groups that facilitate it. */
	readonly by: readonly string[];
}

export interface ReleasedVersion extends ReleaseFacts {
	/** Since the version before. */
	readonly changes: readonly ProgrammeChange[];
}
