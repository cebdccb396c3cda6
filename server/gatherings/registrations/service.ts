import type { Actor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type {
	Needs,
	OutsidePlace,
	PlaceGathering,
	RegistrationsView,
} from '#lib/protocol/views/registration.ts';
import type { RegistrationPort } from '../ports.ts';

/** Who has a place at a gathering and who waits. Methods with an actor ask `can`; those with a token ask the token. */
export interface RegistrationsService extends RegistrationPort {
	read(actor: Actor, gathering: string): Promise<RegistrationsView>;
	/** Asks for a place: for oneself, or for somebody by name. Refusal `already-registered` when that person has asked. */
	register(actor: Actor, gathering: string, input: NewRegistration): Promise<Registered>;
	giveUp(actor: Actor, gathering: string, registration: string): Promise<void>;
	/** Another person takes this place in the order, or this turn. */
	substitute(actor: Actor, gathering: string, registration: string, by: Substitute): Promise<void>;
	/** Of oneself, or of somebody whom one may register. */
	tellNeeds(actor: Actor, gathering: string, registration: string, needs: Needs): Promise<void>;

	/** Somebody from outside, for a public gathering: sends a letter; the answer is the same for every address. */
	ask(actor: Actor, gathering: string, input: OutsideRequest, headers: Headers): Promise<void>;
	/** What the link of that letter leads to. */
	readRequest(token: string): Promise<{ readonly gathering: PlaceGathering; readonly name: string }>;
	/** Gives the place, or the place in the waiting list; answers a token for `readPlace`. */
	confirm(token: string, needs: Needs): Promise<string>;
	readPlace(token: string): Promise<OutsidePlace>;
	giveUpByLink(token: string): Promise<void>;
	substituteByLink(token: string, by: Substitute): Promise<void>;
	tellNeedsByLink(token: string, needs: Needs): Promise<void>;

	/** The gathering changed: gives what became free, and forgets what is kept no more. */
	follow(gathering: Gathering): Promise<void>;
	/** The same for all, letters that are due, and what nobody confirmed. */
	sweep(): Promise<void>;
}

export interface NewRegistration {
	readonly association: string | null;
	/** Somebody else; left out: oneself. */
	readonly name?: string;
	readonly organisation?: string;
	readonly role?: string;
	/** Of somebody without an account, to tell them; may be empty. */
	readonly email?: string;
	readonly needs?: Needs;
}

export interface Registered {
	readonly id: string;
	readonly state: 'in' | 'waiting';
}

export interface Substitute {
	readonly name: string;
	readonly role?: string;
	/** May be empty. */
	readonly email?: string;
}

export interface OutsideRequest {
	readonly name: string;
	readonly organisation: string;
	readonly email: string;
}
