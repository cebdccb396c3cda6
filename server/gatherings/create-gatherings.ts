import { createCalendar } from './calendar/create-calendar.ts';
import type { GatheringsContext } from './context.ts';
import { createCore } from './core.ts';
import { createPlans } from './plans/create-plans.ts';
import { createPolls } from './polls/create-polls.ts';
import type { GatheringsService } from './service.ts';

export function createGatherings(context: GatheringsContext): GatheringsService {
	const plans = createPlans(context, async () => null);
	const polls = createPolls(context);
	const core = createCore(context, {
		changePlan: plans.changePlan,
		countAttendance: async () => ({ people: 0, associations: 0 }),
		registrants: async () => [],
		carryOn: async () => [],
	});
	return {
		...core,
		plans,
		polls,
		calendar: createCalendar(context, core),
		async sweep() {
			await polls.sweep();
		},
	};
}
