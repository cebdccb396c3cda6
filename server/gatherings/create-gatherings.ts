import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { createAttendance } from './attendance/create-attendance.ts';
import { createCalendar } from './calendar/create-calendar.ts';
import type { GatheringsContext } from './context.ts';
import { createCore } from './core.ts';
import { createFeedback } from './feedback/create-feedback.ts';
import { createFigures } from './figures/create-figures.ts';
import { createMaterials } from './materials/create-materials.ts';
import { createMinutes } from './minutes/create-minutes.ts';
import { createPlans } from './plans/create-plans.ts';
import { createPolls } from './polls/create-polls.ts';
import { createPrinting } from './printing/create-printing.ts';
import { createRegistrations } from './registrations/create-registrations.ts';
import { createReleases } from './releases/create-releases.ts';
import type { GatheringsService } from './service.ts';

export function createGatherings(context: GatheringsContext): GatheringsService {
	const polls = createPolls(context);
	const registrations = createRegistrations(context);
	const plans = createPlans(context, registrations.countRegistered);
	const feedback = createFeedback(context, registrations);
	const attendance = createAttendance(context, registrations);
	const releases = createReleases(context, plans.read);
	const minutes = createMinutes(context, {
		planOf: plans.planOf,
		changePlan: plans.changePlan,
		attendees: attendance.attendees,
		registrants: registrations.registrants,
	});
	const core = createCore(context, {
		changePlan: plans.changePlan,
		countAttendance: attendance.countAttendance,
		countRegistered: registrations.countRegistered,
		carryOn: minutes.carryOn,
	});
	/** Places hang on its rules, its state and its day; what people thought of it is asked once it is held. */
	async function followed(gathering: Gathering): Promise<Gathering> {
		await registrations.follow(gathering);
		feedback.follow(gathering);
		return gathering;
	}

	const change: GatheringsService['change'] = async (...asked) => followed(await core.change(...asked));

	return {
		...core,
		change,
		edit: change,
		moveTo: (actor, id, state) => change(actor, id, { state }),
		cancel: (actor, id, cancelled) => change(actor, id, { cancelled }),
		plans,
		attendance,
		figures: createFigures(context, attendance),
		polls: {
			...polls,
			async choose(actor, id, option) {
				await polls.choose(actor, id, option);
				await followed((await core.find(id))!);
			},
		},
		feedback,
		materials: createMaterials(context),
		registrations,
		releases,
		minutes,
		calendar: createCalendar(context),
		printing: createPrinting(context, {
			latestRelease: releases.latestRelease,
			registrants: registrations.registrants,
			attendees: attendance.attendees,
		}),
		async sweep() {
			await polls.sweep();
			await registrations.sweep();
			await feedback.sweep();
			await minutes.sweep();
		},
	};
}
