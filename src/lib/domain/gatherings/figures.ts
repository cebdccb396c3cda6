import { countAttendance } from './attendance-count.ts';
import type { Attendee } from './attendee.ts';
import { foldName } from './fold-name.ts';
import { GATHERING_KINDS, type Gathering, type GatheringKind } from './gathering.ts';
import { hasTakenPlace } from './states.ts';

/** A gathering that took place, and who came. */
export interface HeldGathering {
	readonly gathering: Pick<Gathering, 'kind' | 'group' | 'title' | 'received'>;
	readonly attendees: readonly Attendee[];
}

/** Numbers of several gatherings, each computed from their attendance. */
export interface Figures {
	/** How many took place. */
	readonly gatherings: number;
	/** Presences: who came to two of them counts twice. */
	readonly people: number;
	/** Different associations in all of them. */
	readonly associations: number;
	/** People whom the associations received. */
	readonly received: number;
}

export interface YearFigures {
	readonly all: Figures;
	readonly kinds: readonly (Figures & { readonly kind: GatheringKind })[];
	/** By working group and kind; null: the network's. */
	readonly groups: readonly (Figures & { readonly group: string | null; readonly kind: GatheringKind })[];
}

/** Several gatherings of one group, kind and title: the sessions of one training. */
export interface Series extends Figures {
	readonly group: string | null;
	readonly kind: GatheringKind;
	readonly title: string;
}

/** Did it take place, so that it counts? */
export function isHeld({
	state,
	date,
	cancelledAt,
}: Pick<Gathering, 'state' | 'date' | 'cancelledAt'>): boolean {
	return cancelledAt === null && date !== null && hasTakenPlace(state);
}

/** Kinds in the order of GATHERING_KINDS, groups in that of their first gathering. */
export function figuresOf(held: readonly HeldGathering[]): YearFigures {
	return {
		all: sum(held),
		kinds: byKind(held),
		groups: [...Map.groupBy(held, ({ gathering }) => gathering.group)].flatMap(([group, own]) =>
			byKind(own).map((figures) => ({ group, ...figures })),
		),
	};
}

function byKind(held: readonly HeldGathering[]): readonly (Figures & { readonly kind: GatheringKind })[] {
	const kinds = Map.groupBy(held, ({ gathering }) => gathering.kind);
	return GATHERING_KINDS.flatMap((kind) => {
		const own = kinds.get(kind);
		return own ? [{ kind, ...sum(own) }] : [];
	});
}

export function seriesOf(held: readonly HeldGathering[]): readonly Series[] {
	const titles = Map.groupBy(
		held,
		({ gathering }) => `${gathering.group ?? ''}/${gathering.kind}/${foldName(gathering.title)}`,
	);
	return [...titles.values()]
		.filter((own) => own.length > 1)
		.map((own) => {
			const { group, kind, title } = own[0]!.gathering;
			return { group, kind, title, ...sum(own) };
		});
}

function sum(held: readonly HeldGathering[]): Figures {
	return {
		gatherings: held.length,
		...countAttendance(held.flatMap(({ attendees }) => attendees)),
		received: held.reduce((total, { gathering }) => total + gathering.received, 0),
	};
}
