import { deliverBy } from '#lib/outbox/deliver.ts';
import { deviceTime } from './device-time.ts';

/** For a report on a weak line, in ms. */
const PATIENCE = 45_000;

/** Sends one report as this person: to whoever is signed in instead, the server says that nobody is. */
export function deliverAs(person: string) {
	return deliverBy({
		patience: PATIENCE,
		headers: () => ({ 'x-device-time': deviceTime().createdAt, 'x-person': person }),
	});
}
