import { createAttempts } from '../../identity/attempts.ts';
import type { GatheringsContext } from '../context.ts';
import { createNotices } from './notices.ts';
import { createOutsiders, OUTSIDER_LIMITS, type OutsiderLimits } from './outsiders.ts';
import { createNamedAddresses } from './named-addresses.ts';
import { createPlaces } from './places.ts';
import { createReading } from './reading.ts';
import { createRegisterStore } from './register-store.ts';
import { createRegistering } from './registering.ts';
import type { RegistrationsService } from './service.ts';
import { createSweep } from './sweep.ts';

export function createRegistrations(
	context: GatheringsContext,
	limits: OutsiderLimits = OUTSIDER_LIMITS,
): RegistrationsService {
	const store = createRegisterStore(context);
	const notices = createNotices(context, store);
	const places = createPlaces(context, store, notices);
	const attempts = createAttempts(context.records, context.now);
	const named = createNamedAddresses(attempts);
	return {
		...createReading(context, store),
		...createRegistering(context, places, named),
		...createOutsiders(context, store, places, { attempts, limits, named }),
		...createSweep(context, store, notices),
	};
}
