import { askForPlace, giveUpPlace } from '#lib/domain/gatherings/register.ts';
import {
	isOver,
	keepsNeeds,
	whyClosed,
	whyClosedToOrganisers,
	type WhyClosed,
} from '#lib/domain/gatherings/register-terms.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Needs } from '#lib/protocol/views/registration.ts';
import { instantOf, type GatheringsContext } from '../context.ts';
import {
	registrationDetails,
	type PlaceNotice,
	type RegisterRecord,
	type RegistrationDetails,
} from './collections.ts';
import {
	forgetLinks,
	forgetNeeds,
	forgetPlace,
	holdDetails,
	keepNeeds,
	replaceDetails,
	type HeldDetails,
} from './details.ts';
import type { Notices } from './notices.ts';
import { withPlaces, type RegisterNow, type RegisterStore } from './register-store.ts';
import type { Registered } from './service.ts';

/** What is done with places, by whoever was found to have the right. */
export interface Places {
	enter(
		details: RegistrationDetails,
		how: { readonly byOrganiser: boolean; readonly tells: boolean; readonly needs: Needs },
	): Promise<Registered>;
	leave(gathering: string, registration: string, byOrganiser: boolean): Promise<void>;
	handOver(
		gathering: string,
		registration: string,
		how: {
			readonly byOrganiser: boolean;
			readonly to: Pick<RegistrationDetails, 'name' | 'role' | 'email'> & { readonly id: string | null };
			readonly addedBy: string | null;
		},
	): Promise<void>;
	needs(gathering: string, registration: string, needs: Needs): Promise<void>;
}

/** More would be no list of people, and it is read whole. */
const MOST_ENTRIES = 5000;

export function createPlaces(
	context: GatheringsContext,
	store: RegisterStore,
	{ tellSoon }: Pick<Notices, 'tellSoon'>,
): Places {
	const { records } = context;

	const isEntered = async (gathering: string, id: string) =>
		(await store.read(gathering)).entries.some((entry) => entry.id === id);

	return {
		async enter(details, { byOrganiser, tells, needs }) {
			const { gathering, association } = details;
			const held = await holdDetails(records, details, (id) => isEntered(gathering, id));
			if (held === 'entered') throw new Refusal('conflict', 'already-registered');
			const entered = await store
				.change(gathering, (record, now) => {
					requireOpen(now, byOrganiser);
					if (record.entries.some(({ id }) => id === held.id)) return { record, answer: null };
					if (record.entries.length >= MOST_ENTRIES) throw new Refusal('too-many', 'register-full');
					const settled = askForPlace(record.entries, { id: held.id, association }, now.terms);
					const { state } = settled.register.at(-1)!;
					const next = withPlaces(record, settled);
					const keeps = keepsNeeds(now.gathering, now.day);
					return { record: tells ? noticed(next, held.id, state) : next, answer: { state, keeps } };
				})
				.catch(async (problem: unknown) => {
					// after any other failure they may have a place: the sweep looks
					if (problem instanceof Refusal) await forgetPlace(records, held);
					throw problem;
				});
			if (entered === null) throw new Refusal('conflict', 'already-registered');
			if (entered.keeps) await keepNeeds(records, gathering, held.id, needs);
			tellSoon(gathering);
			return { id: held.id, state: entered.state };
		},

		async leave(gathering, registration, byOrganiser) {
			const stored = await records.get(registrationDetails, registration);
			if (!stored) throw new Refusal('gone', 'place-gone');
			await store.change(gathering, (record, now) => {
				requireNotOver(now, byOrganiser);
				const settled = giveUpPlace(record.entries, registration, now.terms);
				if (settled.register === record.entries) throw new Refusal('gone', 'place-gone');
				return { record: withPlaces(record, settled), answer: null };
			});
			const held: HeldDetails = { id: registration, revision: stored.revision };
			await forgetPlace(records, held);
			tellSoon(gathering);
		},

		async handOver(gathering, registration, { byOrganiser, to, addedBy }) {
			await store.change(gathering, (record, now) => {
				requireNotOver(now, byOrganiser);
				if (!record.entries.some(({ id }) => id === registration)) throw new Refusal('gone', 'place-gone');
				return { record, answer: null };
			});
			await replaceDetails(records, registration, (details) => ({
				...details,
				person: to.id,
				name: to.name,
				email: to.email,
				role: to.role,
				addedBy,
				at: instantOf(context),
			}));
			// what the one before needed, and their letters, are not the other's
			await forgetNeeds(records, registration);
			await forgetLinks(records, registration);
			const reachable = to.id !== null || to.email !== null;
			await store.change(gathering, (record) => {
				const entry = record.entries.find(({ id }) => id === registration);
				// what the one before had still to be told is told to nobody
				const notices = record.notices.filter((notice) => notice.registration !== registration);
				const next = { ...record, notices };
				return { record: entry && reachable ? noticed(next, registration, entry.state) : next, answer: null };
			});
			tellSoon(gathering);
			context.announce([`gathering:${gathering}`]);
		},

		async needs(gathering, registration, needs) {
			const found = await store.change(gathering, (record, { gathering: facts, day }) => {
				if (!keepsNeeds(facts, day)) throw new Refusal('conflict', 'registration-over');
				return { record, answer: record.entries.some(({ id }) => id === registration) };
			});
			if (!found) throw new Refusal('gone', 'place-gone');
			await keepNeeds(records, gathering, registration, needs);
			context.announce([`gathering:${gathering}`]);
		},
	};
}

function requireOpen({ gathering, day }: RegisterNow, byOrganiser: boolean): void {
	refuseIf(byOrganiser ? whyClosedToOrganisers(gathering) : whyClosed(gathering, day));
}

/** A place is given up until the day is over; the organisers put the list right until the figures stand. */
function requireNotOver({ gathering, day }: RegisterNow, byOrganiser: boolean): void {
	const over = byOrganiser ? gathering.state === 'closed' : isOver(gathering, day);
	refuseIf(over ? 'registration-over' : null);
}

function refuseIf(why: WhyClosed | null): void {
	if (why !== null) throw new Refusal('conflict', why);
}

function noticed(record: RegisterRecord, registration: string, kind: PlaceNotice['kind']): RegisterRecord {
	return { ...record, notices: [...record.notices, { registration, kind, claimedUntil: '', tries: 0 }] };
}
