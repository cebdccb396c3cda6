import type { PersonActor } from '#lib/domain/actor.ts';
import type { Gathering, GatheringDate, RegistrationRules } from '#lib/domain/gatherings/gathering.ts';
import type { AssociationRole } from '#lib/domain/network/association.ts';
import type { Needs } from '#lib/protocol/views/registration.ts';
import type { Registered, RegistrationsService } from '../../../server/gatherings/registrations/service.ts';
import type { NewGathering } from '../../../server/gatherings/service.ts';
import { openPlanningHouse, type PlanningHouse, type Store } from './planning-house.ts';

const MAY: GatheringDate = { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' };
export const NO_NEEDS: Needs = {
	access: false,
	childcare: false,
	transport: false,
	meals: false,
	words: '',
};

/** The planning house with what tests of registrations do again and again. */
export interface RegistrationHouse extends PlanningHouse {
	readonly coordinator: PersonActor;
	readonly registrations: RegistrationsService;
	/** A forum of 25 May 2013 that is open for registration. */
	openForum(rules?: Partial<RegistrationRules>, input?: Partial<NewGathering>): Promise<Gathering>;
	/** An account in one association. */
	join(name: string, association: string, role?: AssociationRole): Promise<PersonActor>;
	/** Registers somebody by name. */
	add(gathering: Gathering, association: string | null, name: string, by?: PersonActor): Promise<Registered>;
	/** «V. A. (W. B.)»: the second waits. */
	shown(gathering: Gathering): Promise<string>;
}

export async function openRegistrationHouse(store?: Store): Promise<RegistrationHouse> {
	const house = await openPlanningHouse(store);
	const coordinator = await house.actor('coordination');
	const { gatherings } = house.services;
	const { registrations } = gatherings;
	// not spread: tests set `whileSending` of the planning house itself
	return Object.assign(house, {
		coordinator,
		registrations,
		async openForum(rules = {}, input = {}) {
			const { id } = await house.gathering({ date: MAY, ...input });
			await gatherings.edit(coordinator, id, { registration: rules });
			return gatherings.moveTo(coordinator, id, 'open');
		},
		join: (name, association, role = 'member') => house.enter(name, { [association]: role }),
		add: ({ id }, association, name, by = coordinator) =>
			registrations.register(by, id, { association, name }),
		async shown(gathering) {
			const all = await registrations.registrants(gathering);
			return all.map(({ name, state }) => (state === 'in' ? name : `(${name})`)).join(' ');
		},
	} satisfies Omit<RegistrationHouse, keyof PlanningHouse>);
}
