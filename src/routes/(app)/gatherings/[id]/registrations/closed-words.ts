import type { WhyClosed } from '#lib/domain/gatherings/register-terms.ts';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Readonly<Record<WhyClosed, () => string>> = {
	'registration-not-open': m.registration_closed_registration_not_open,
	'registration-closed': m.registration_closed_registration_closed,
	'registration-over': m.registration_closed_registration_over,
	'registration-cancelled': m.registration_closed_registration_cancelled,
};

export const closedWords = (why: WhyClosed): string => WORDS[why]();
