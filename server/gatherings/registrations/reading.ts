import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import {
	isAskedTo,
	keepsNeeds,
	termsOf,
	whyClosed,
	whyClosedToOrganisers,
} from '#lib/domain/gatherings/register-terms.ts';
import { placesLeft, type Entry, type Register } from '#lib/domain/gatherings/register.ts';
import type { Registrant } from '#lib/domain/gatherings/registrant.ts';
import type {
	AssociationPlaces,
	MyPlace,
	Needs,
	NeedsTotals,
	OrganiserView,
	PlaceChoice,
	PlaceTotals,
	RegistrantList,
	RegistrantRow,
	RegistrationsView,
} from '#lib/protocol/views/registration.ts';
import { associations as associationRecords } from '../../network/collections.ts';
import { findAll, listAll } from '../../network/read-all.ts';
import { mayDo, seenGathering, todayOf, type GatheringsContext } from '../context.ts';
import { registrationDetails, registrationNeeds, type RegistrationDetails } from './collections.ts';
import { peopleOf } from './people-of.ts';
import type { RegisterStore } from './register-store.ts';
import type { RegistrationsService } from './service.ts';

export function createReading(
	context: GatheringsContext,
	store: RegisterStore,
): Pick<RegistrationsService, 'read' | 'registrants' | 'countRegistered'> {
	const { records, network } = context;

	/** Everybody on the register with what is known of them: by name, then those who wait in their order. */
	async function everybody(gathering: Gathering): Promise<readonly Known[]> {
		const [{ entries }, found] = await Promise.all([
			store.read(gathering.id),
			findAll(records, registrationDetails, 'gathering', gathering.id),
		]);
		const details = new Map(found.map(({ id, value }) => [id, value]));
		// an account may have another name by now
		const names = await context.names([...details.values()].flatMap(({ person }) => person ?? []));
		let rank = 0;
		const known = entries.flatMap((entry): Known[] => {
			const own = details.get(entry.id);
			const at = entry.state === 'waiting' ? ++rank : null;
			if (!own) return [];
			const name = (own.person === null ? undefined : names.get(own.person)) ?? own.name;
			return [{ entry, details: own, name, rank: at }];
		});
		const placed = known.filter(({ entry }) => entry.state === 'in');
		const waiting = known.filter(({ entry }) => entry.state === 'waiting');
		return [...placed.toSorted(byName), ...waiting];
	}

	async function nameOf(association: string | null): Promise<string> {
		if (association === null) return '';
		return (await network.association(association))?.name ?? association;
	}

	/** Each association read once, however many come for it. */
	async function namesOf(all: readonly (string | null)[]): Promise<ReadonlyMap<string | null, string>> {
		const named = [...new Set(all)].map(async (id) => [id, await nameOf(id)] as const);
		return new Map(await Promise.all(named));
	}

	async function countsOf(register: Register): Promise<readonly AssociationPlaces[]> {
		const counted = [...Map.groupBy(register, ({ association }) => association)];
		const rows = await Promise.all(
			counted.map(async ([association, own]) => ({
				association,
				name: await nameOf(association),
				in: own.filter(({ state }) => state === 'in').length,
				waiting: own.filter(({ state }) => state === 'waiting').length,
			})),
		);
		return rows.toSorted(byAssociation);
	}

	async function mineOf(
		actor: Actor,
		gathering: Gathering,
		all: readonly Known[],
		needs: NeedsById,
	): Promise<MyPlace | null> {
		const own = actor.kind === 'person' ? all.find(({ details }) => details.person === actor.id) : undefined;
		if (!own) return null;
		return {
			id: own.entry.id,
			associationName: await nameOf(own.entry.association),
			role: own.details.role,
			state: own.entry.state,
			rank: own.rank,
			needs: needs.get(own.entry.id) ?? null,
			saysNeeds: keepsNeeds(gathering, todayOf(context)),
		};
	}

	/** Associations in whose name this person may come; none, when it is public or they belong to none. */
	async function choicesOf(actor: Actor, gathering: Gathering, register: Register): Promise<PlaceChoice[]> {
		const terms = termsOf(gathering, todayOf(context));
		const none = { association: null, name: '', left: placesLeft(register, null, terms) };
		if (actor.kind !== 'person') return gathering.audience === 'public' ? [none] : [];
		const own = await Promise.all(
			actor.memberships.map(({ association }) => network.association(association)),
		);
		const choices = own
			.flatMap((each) => (each && isAskedTo(gathering, each) ? [each] : []))
			.map(({ id, name }): PlaceChoice => ({ association: id, name, left: placesLeft(register, id, terms) }));
		const mayComeForNone = gathering.audience === 'public' || actor.memberships.length === 0;
		return (mayComeForNone ? [...choices, none] : choices).filter(({ association }) =>
			can(actor, 'registration.add', { ...gathering, association, person: actor.id }),
		);
	}

	async function listsOf(
		actor: Actor,
		gathering: Gathering,
		all: readonly Known[],
		needs: NeedsById,
	): Promise<readonly RegistrantList[]> {
		if (actor.kind !== 'person') return [];
		const organises = mayDo(actor, 'gathering.organise', gathering);
		const own = actor.memberships.map(({ association }) => association);
		const present = organises ? all.map(({ entry }) => entry.association) : [];
		const wanted = [...new Set([...own, ...present])].filter((association) =>
			can(actor, 'registration.see-names', { ...gathering, association }),
		);
		const lists = await Promise.all(
			wanted.map(async (association): Promise<RegistrantList> => {
				const here = all.filter(({ entry }) => entry.association === association);
				const taken = new Set(all.flatMap(({ details }) => details.person ?? []));
				const people = association === null ? [] : await peopleOf(context, association);
				return {
					association,
					name: await nameOf(association),
					registrants: here.map((each) => rowOf(each, organises, needs)),
					people: people.flatMap(({ id, name }) => (taken.has(id) ? [] : [name])),
				};
			}),
		);
		return lists.toSorted(byAssociation);
	}

	async function organiserView(
		gathering: Gathering,
		all: readonly Known[],
		needs: NeedsById,
	): Promise<OrganiserView> {
		const known = (await listAll(records, associationRecords)).map(({ value }) => value);
		return {
			closed: whyClosedToOrganisers(gathering),
			needs: totalsOf(all.flatMap(({ entry }) => (entry.state === 'in' ? (needs.get(entry.id) ?? []) : []))),
			associations: known
				.filter((association) => isAskedTo(gathering, association))
				.map(({ id, name }) => ({ id, name }))
				.toSorted(byNameOnly),
		};
	}

	/** What is kept no more is shown no more, even before the sweep. */
	async function needsOf(gathering: Gathering): Promise<NeedsById> {
		if (!keepsNeeds(gathering, todayOf(context))) return new Map();
		const found = await findAll(records, registrationNeeds, 'gathering', gathering.id);
		return new Map(
			found.map(({ id, value: { access, childcare, transport, meals, words } }) => [
				id,
				{ access, childcare, transport, meals, words },
			]),
		);
	}

	return {
		async read(actor, id): Promise<RegistrationsView> {
			const gathering = await seenGathering(context, actor, id);
			const [all, needs] = await Promise.all([everybody(gathering), needsOf(gathering)]);
			const register = all.map(({ entry }) => entry);
			const organises = mayDo(actor, 'gathering.organise', gathering);
			const shownNeeds = mayDo(actor, 'needs.read', gathering) ? needs : new Map<string, Needs>();
			const counts = await countsOf(register);
			return {
				rules: gathering.registration,
				closed: whyClosed(gathering, todayOf(context)),
				totals: actor.kind === 'person' ? sumOf(counts) : null,
				associations: actor.kind === 'person' ? counts : [],
				mine: await mineOf(actor, gathering, all, needs),
				choices: await choicesOf(actor, gathering, register),
				lists: await listsOf(actor, gathering, all, shownNeeds),
				organiser: organises ? await organiserView(gathering, all, shownNeeds) : null,
			};
		},

		async registrants(gathering) {
			const all = await everybody(gathering);
			const associations = await namesOf(all.map(({ entry }) => entry.association));
			return all.map(({ entry, details, name }): Registrant => ({
				id: entry.id,
				name,
				association: entry.association,
				organisation:
					entry.association === null ? details.organisation : associations.get(entry.association)!,
				role: details.role,
				person: details.person,
				state: entry.state,
			}));
		},

		async countRegistered(gathering) {
			const { entries } = await store.read(gathering.id);
			return entries.filter(({ state }) => state === 'in').length;
		},
	};
}

interface Known {
	readonly entry: Entry;
	readonly details: RegistrationDetails;
	readonly name: string;
	readonly rank: number | null;
}

type NeedsById = ReadonlyMap<string, Needs>;

function rowOf({ entry, details, name, rank }: Known, organises: boolean, needs: NeedsById): RegistrantRow {
	return {
		id: entry.id,
		name,
		organisation: details.organisation,
		role: details.role,
		state: entry.state,
		rank,
		email: (organises && details.email) || null,
		needs: needs.get(entry.id) ?? null,
	};
}

function sumOf(counts: readonly AssociationPlaces[]): PlaceTotals {
	const sum = (of: (row: AssociationPlaces) => number) => counts.reduce((all, row) => all + of(row), 0);
	return {
		in: sum((row) => row.in),
		waiting: sum((row) => row.waiting),
		associations: counts.filter((row) => row.association !== null && row.in > 0).length,
	};
}

function totalsOf(all: readonly Needs[]): NeedsTotals {
	const count = (isMeant: (needs: Needs) => boolean) => all.filter(isMeant).length;
	return {
		access: count(({ access }) => access),
		childcare: count(({ childcare }) => childcare),
		transport: count(({ transport }) => transport),
		meals: count(({ meals }) => meals),
		words: count(({ words }) => words !== ''),
	};
}

function byName(one: Known, other: Known): number {
	return one.name.localeCompare(other.name, 'fr') || (one.entry.id < other.entry.id ? -1 : 1);
}

function byNameOnly(one: { readonly name: string }, other: { readonly name: string }): number {
	return one.name.localeCompare(other.name, 'fr');
}

/** Those who come for none last. */
function byAssociation(
	one: Pick<AssociationPlaces, 'association' | 'name'>,
	other: Pick<AssociationPlaces, 'association' | 'name'>,
): number {
	return Number(one.association === null) - Number(other.association === null) || byNameOnly(one, other);
}
