import { daysLater } from '../time/paris-time.ts';
import type { AssociationKind } from '../network/association.ts';
import type { Gathering } from './gathering.ts';
import { lastDay } from './gathering-date.ts';
import { hasTakenPlace } from './states.ts';
import type { PlaceTerms } from './register.ts';

/** Days after its end for which needs are kept, when nobody says that it was held. */
const NEEDS_DAYS = 7;

type Times = Pick<Gathering, 'state' | 'cancelledAt' | 'date' | 'registration'>;

/** `day`: today in Paris. */
export function termsOf(gathering: Times, day: string): PlaceTerms {
	return {
		...gathering.registration,
		day,
		passOn: !isOver(gathering, day) && gathering.cancelledAt === null,
	};
}

export type WhyClosed =
	'registration-not-open' | 'registration-closed' | 'registration-over' | 'registration-cancelled';

/** Why nobody may ask for a place by themselves; null: they may. */
export function whyClosed(gathering: Times, day: string): WhyClosed | null {
	if (gathering.cancelledAt !== null) return 'registration-cancelled';
	if (isOver(gathering, day)) return 'registration-over';
	if (gathering.state !== 'open') return 'registration-not-open';
	const { closesOn } = gathering.registration;
	return closesOn !== null && day > closesOn ? 'registration-closed' : null;
}

/** The organisers add people before it opens and after it closes, until its figures stand. */
export function whyClosedToOrganisers({ cancelledAt, state }: Times): WhyClosed | null {
	if (cancelledAt !== null) return 'registration-cancelled';
	return state === 'closed' ? 'registration-over' : null;
}

/** Once it was held, places are what they were: who came is told by attendance. */
export function isOver({ state, date }: Times, day: string): boolean {
	return hasTakenPlace(state) || (date !== null && day > lastDay(date));
}

export function keepsNeeds({ state, date }: Times, day: string): boolean {
	if (hasTakenPlace(state)) return false;
	return date === null || day <= daysLater(lastDay(date), NEEDS_DAYS);
}

/** May people come in the name of this association? */
export function isAskedTo(
	{ audience, invited }: Pick<Gathering, 'audience' | 'invited'>,
	association: { readonly id: string; readonly kind: AssociationKind; readonly leftAt: string | null },
): boolean {
	if (association.leftAt !== null) return false;
	switch (audience) {
		case 'public':
			return true;
		case 'network':
			return association.kind === 'member';
		case 'invited':
			return invited.includes(association.id);
	}
}
