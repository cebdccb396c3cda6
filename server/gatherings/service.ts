import type { Actor } from '#lib/domain/actor.ts';
import type {
	Gathering,
	GatheringAudience,
	GatheringDate,
	GatheringKind,
	GatheringState,
	RegistrationRules,
} from '#lib/domain/gatherings/gathering.ts';
import type { ListChange } from '#lib/domain/gatherings/list-change.ts';
import type { GatheringRow, GatheringView } from '#lib/protocol/views/gatherings.ts';
import type { AttendanceService } from './attendance/service.ts';
import type { CalendarService } from './calendar/service.ts';
import type { FiguresService } from './figures/create-figures.ts';
import type { MinutesService } from './minutes/service.ts';
import type { FeedbackService } from './feedback/service.ts';
import type { MaterialsService } from './materials/service.ts';
import type { PlansService } from './plans/service.ts';
import type { PollsService } from './polls/service.ts';
import type { PrintingService } from './printing/service.ts';
import type { RegistrationsService } from './registrations/service.ts';
import type { ReleasesService } from './releases/service.ts';

/** Forums, meetings, trainings, workshops, vigils. Every method asks `can` with its actor and throws Refusal. */
export interface GatheringsService {
	/** Those that this actor may see, by day; those without a day last. Also for nobody: what is public. */
	list(actor: Actor, filter?: GatheringFilter): Promise<readonly GatheringRow[]>;
	read(actor: Actor, id: string): Promise<GatheringView>;
	/** Makes it and fills its plan from the template of its kind. */
	create(actor: Actor, input: NewGathering): Promise<Gathering>;
	/** All that was sent, or nothing of it. A change of what calendars show counts up `sequence`. */
	change(actor: Actor, id: string, change: GatheringChange): Promise<Gathering>;
	edit(actor: Actor, id: string, changes: GatheringChanges): Promise<Gathering>;
	/** To the next or an earlier state, as the rules of states allow. */
	moveTo(actor: Actor, id: string, state: GatheringState): Promise<Gathering>;
	cancel(actor: Actor, id: string, cancelled: boolean): Promise<Gathering>;
	/** For sync: the gathering behind a live plan, or null. Asks nobody: the caller must. */
	ofDocument(document: string): Promise<Gathering | null>;
	/** For the rest of the server. Asks nobody: the caller must. */
	find(id: string): Promise<Gathering | null>;
	readonly attendance: AttendanceService;
	readonly figures: FiguresService;
	readonly plans: PlansService;
	readonly polls: PollsService;
	readonly feedback: FeedbackService;
	readonly materials: MaterialsService;
	readonly registrations: RegistrationsService;
	readonly releases: ReleasesService;
	readonly minutes: MinutesService;
	readonly calendar: CalendarService;
	readonly printing: PrintingService;
	/** What falls due by itself, at this instant: reminders, purges. Called now and then. */
	sweep(): Promise<void>;
}

export interface GatheringFilter {
	/** YYYY, of the first day; those without a day belong to the year they were created in. */
	readonly year?: number;
	readonly kind?: GatheringKind;
	readonly group?: string;
	/** YYYY-MM-DD: those that are not over on this day, and those without a day. */
	readonly from?: string;
}

export interface NewGathering {
	readonly kind: GatheringKind;
	readonly title: string;
	/** Null: the network's. Left out: that of the one it follows. */
	readonly group?: string | null;
	readonly aim?: string;
	readonly place?: string;
	readonly address?: string;
	readonly audience?: GatheringAudience;
	readonly invited?: readonly string[];
	/** Beside who creates it, and those of the one it follows. */
	readonly organisers?: readonly string[];
	/** What differs from the rules of its kind. */
	readonly registration?: Partial<RegistrationRules>;
	readonly date?: GatheringDate | null;
	/** The one that this one follows: place, audience and organisers are the same, open tasks are carried on. */
	readonly follows?: string | null;
}

export interface GatheringChange extends GatheringChanges {
	readonly state?: GatheringState;
	readonly cancelled?: boolean;
}

/** Only what is sent changes. */
export interface GatheringChanges extends Partial<
	Pick<Gathering, 'title' | 'aim' | 'place' | 'address' | 'audience' | 'date' | 'received'>
> {
	readonly organisers?: ListChange;
	readonly invited?: ListChange;
	readonly registration?: Partial<RegistrationRules>;
}
