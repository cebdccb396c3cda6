import type { GatheringsContext } from './context.ts';
import { createCore } from './core.ts';
import { createPlans } from './plans/create-plans.ts';
import type { GatheringsService } from './service.ts';

export function createGatherings(context: GatheringsContext): GatheringsService {
	const plans = createPlans(context, async () => null);
	return {
		...createCore(context, plans),
		plans,
		async sweep() {},
	};
}
