import type { GatheringsContext } from './context.ts';
import { createCore } from './core.ts';
import type { GatheringsService } from './service.ts';

export function createGatherings(context: GatheringsContext): GatheringsService {
	return {
		...createCore(context),
		async sweep() {},
	};
}
