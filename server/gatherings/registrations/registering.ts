import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { isAskedTo } from '#lib/domain/gatherings/register-terms.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../../access.ts';
import { requireName } from '../../network/input.ts';
import { instantOf, seenGathering, type GatheringsContext } from '../context.ts';
import { registrationDetails, type RegistrationDetails } from './collections.ts';
import { readEmail, readNeeds, readSubstitute, requireOrganisation, requireRole } from './input.ts';
import type { NamedAddresses } from './named-addresses.ts';
import { peopleOf } from './people-of.ts';
import type { Places } from './places.ts';
import type { NewRegistration, RegistrationsService } from './service.ts';

type Registering = Pick<RegistrationsService, 'register' | 'giveUp' | 'substitute' | 'tellNeeds'>;

/** What people with an account do: for themselves, for their association, for everybody. */
export function createRegistering(
	context: GatheringsContext,
	places: Places,
	named: NamedAddresses,
): Registering {
	const { records, network } = context;

	async function requireAssociation(gathering: Gathering, id: string): Promise<void> {
		const association = await network.association(id);
		if (!association || !isAskedTo(gathering, association))
			throw new Refusal('invalid', 'registration-association');
	}

	/** Who is meant: the actor, somebody of the association who has an account under this name, or somebody without one. */
	async function personOf(actor: Actor, { name, association }: NewRegistration): Promise<Person> {
		if (name === undefined) {
			if (actor.kind !== 'person') throw new Refusal('signed-out', 'signed-out');
			return { id: actor.id, name: actor.name };
		}
		const typed = requireName(name);
		if (association === null) return { id: null, name: typed };
		const known = await peopleOf(context, association);
		const same = known.filter((each) => foldName(each.name) === foldName(typed));
		return same.length === 1 ? same[0]! : { id: null, name: typed };
	}

	/** A registration of this gathering that the actor may change: their own, or one that they may make. */
	async function mayChange(actor: Actor, gathering: Gathering, id: string): Promise<RegistrationDetails> {
		const details = (await records.get(registrationDetails, id))?.value;
		// who may not know of it is told the same as of nothing
		const hidden = new Refusal('not-found', 'not-found');
		if (details?.gathering !== gathering.id) throw hidden;
		const { person } = details;
		const isOwn = actor.kind === 'person' && person === actor.id;
		// one's own stays one's own after one has left the association
		const association = isOwn ? null : details.association;
		if (!can(actor, 'registration.add', { ...gathering, association, person })) throw hidden;
		return details;
	}

	return {
		async register(actor, id, input) {
			const gathering = await seenGathering(context, actor, id);
			const { association } = input;
			const person = await personOf(actor, input);
			demand(actor, 'registration.add', { ...gathering, association, person: person.id });
			const organises = can(actor, 'gathering.organise', gathering);
			if (association !== null) await requireAssociation(gathering, association);
			else if (!organises && isOfSome(actor) && gathering.audience !== 'public')
				throw new Refusal('invalid', 'registration-association');
			const isSelf = actor.kind === 'person' && person.id === actor.id;
			const email = readEmail(input.email ?? '');
			const details: RegistrationDetails = {
				gathering: id,
				association,
				person: person.id,
				name: person.name,
				email: person.id === null ? email : null,
				organisation: association === null ? requireOrganisation(input.organisation ?? '') : '',
				role: requireRole(input.role ?? ''),
				addedBy: isSelf || actor.kind !== 'person' ? null : actor.id,
				at: instantOf(context),
			};
			const needs = readNeeds(input.needs);
			if (details.email !== null) await named.byPerson((actor as PersonActor).id, details.email);
			return places.enter(details, {
				byOrganiser: organises,
				tells: details.person !== null || details.email !== null,
				needs,
			});
		},

		async giveUp(actor, id, registration) {
			const gathering = await seenGathering(context, actor, id);
			await mayChange(actor, gathering, registration);
			await places.leave(id, registration, can(actor, 'gathering.organise', gathering));
		},

		async substitute(actor, id, registration, by) {
			const gathering = await seenGathering(context, actor, id);
			const { association } = await mayChange(actor, gathering, registration);
			const { name, role, email } = readSubstitute(by);
			const person = await personOf(actor, { association, name });
			if (person.id === null && email !== null) await named.byPerson((actor as PersonActor).id, email);
			await places.handOver(id, registration, {
				byOrganiser: can(actor, 'gathering.organise', gathering),
				to: { ...person, role, email: person.id === null ? email : null },
				addedBy: actor.kind === 'person' && person.id !== actor.id ? actor.id : null,
			});
		},

		async tellNeeds(actor, id, registration, needs) {
			const gathering = await seenGathering(context, actor, id);
			await mayChange(actor, gathering, registration);
			await places.needs(id, registration, readNeeds(needs));
		},
	};
}

/** `id` null: no account. */
interface Person {
	readonly id: string | null;
	readonly name: string;
}

function isOfSome(actor: Actor): boolean {
	return actor.kind === 'person' && actor.memberships.length > 0;
}
