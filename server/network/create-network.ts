import { createAssociations } from './associations.ts';
import type { NetworkContext } from './context.ts';
import { createGroups } from './groups.ts';
import { createInvitations } from './invitations.ts';
import { createMandates } from './mandates.ts';
import { createMemberships } from './memberships.ts';
import type { NetworkService } from './service.ts';
import { createSetup } from './setup.ts';
import { createViews } from './views.ts';

export function createNetwork(context: NetworkContext): NetworkService {
	return {
		...createViews(context),
		...createAssociations(context),
		...createGroups(context),
		...createInvitations(context),
		...createMemberships(context),
		...createMandates(context),
		...createSetup(context),
	};
}
