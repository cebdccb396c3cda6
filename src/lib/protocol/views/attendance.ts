import type { AttendanceLine } from '../../domain/gatherings/attendance-lines.ts';
import type { RecordedAct } from '../../domain/gatherings/attendance.ts';
import type { HalfDay } from '../../domain/gatherings/attendance-halves.ts';
import type { Figures, Series, YearFigures } from '../../domain/gatherings/figures.ts';
import type { GatheringKind } from '../../domain/gatherings/gathering.ts';

/** The attendance of one gathering, for its organisers. */
export interface AttendanceSheet {
	/** By name. */
	readonly lines: readonly AttendanceLineView[];
	readonly halves: readonly HalfDay[];
	readonly received: number;
	/** Marks may be recorded just now; null: yes, otherwise the reason why not. */
	readonly shut: AttendanceShut | null;
	/** Of the network, to choose from for a walk-in. */
	readonly associations: readonly { readonly id: string; readonly name: string }[];
}

export type AttendanceShut = 'attendance-not-yet' | 'attendance-closed' | 'attendance-cancelled';

export interface AttendanceLineView extends Omit<AttendanceLine, 'acts'> {
	readonly acts: readonly ActView[];
}

export interface ActView extends RecordedAct {
	/** Empty: nobody knows any more. */
	readonly byName: string;
}

/** The figures of a year: the numbers of everything, for everybody of the network the same. */
export interface FiguresView extends YearFigures {
	readonly year: number;
	/** Of the gatherings below. */
	readonly series: readonly Series[];
	/** By day; those that this reader may see. */
	readonly gatherings: readonly FiguresRow[];
	/** How many are counted and not shown: they were for other associations. */
	readonly unlisted: number;
	readonly groupNames: Readonly<Record<string, string>>;
}

export interface FiguresRow extends Omit<Figures, 'gatherings'> {
	readonly id: string;
	readonly kind: GatheringKind;
	readonly group: string | null;
	readonly title: string;
	/** YYYY-MM-DD */
	readonly day: string;
}
