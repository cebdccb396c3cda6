import { hasTakenPlace, isDated } from '#lib/domain/gatherings/states.ts';
import { m } from '#lib/paraglide/messages.js';
import type { GatheringView } from '#lib/protocol/views/gatherings.ts';

export interface Tab {
	/** The folder below; empty: the gathering's own page. */
	readonly segment: string;
	/** Another folder that belongs to it. */
	readonly also?: string;
	label(): string;
	/** Only to those who may open it. */
	shown(view: GatheringView): boolean;
}

/** The pages of a gathering, in their order. */
export const TABS: readonly Tab[] = [
	{ segment: '', label: m.gatherings_tab_overview, shown: () => true },
	{
		segment: 'date',
		label: m.poll_tab,
		shown: ({ gathering: { state }, may }) =>
			state === 'polling'
				? may.answerPoll || may.organise
				: may.organise && (state === 'idea' || state === 'planned'),
	},
	{ segment: 'programme', also: 'released', label: m.programme_tab, shown: ({ may }) => may.readPlan },
	// for who comes: what was given out
	{ segment: 'released', label: m.programme_tab, shown: ({ may }) => !may.readPlan },
	{
		segment: 'registrations',
		label: m.registration_tab,
		shown: ({ gathering: { state } }) => isDated(state),
	},
	{
		segment: 'attendance',
		label: m.attendance_title,
		shown: ({ gathering: { state }, may }) => may.organise && isDated(state),
	},
	{
		segment: 'minutes',
		label: m.minutes_tab,
		shown: ({ gathering: { date }, may, today }) =>
			may.readPlan && date !== null && (may.organise || today >= date.day),
	},
	{
		segment: 'feedback',
		label: m.feedback_tab,
		shown: ({ gathering: { state, date, cancelledAt }, may }) =>
			hasTakenPlace(state) && date !== null && cancelledAt === null && (may.giveFeedback || may.readFeedback),
	},
	{ segment: 'materials', label: m.materials_tab, shown: () => true },
	{ segment: 'print', label: m.print_tab, shown: () => true },
];
