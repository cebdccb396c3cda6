import { isOver, keepsNeeds, whyClosed } from '#lib/domain/gatherings/register-terms.ts';
import { rankOf } from '#lib/domain/gatherings/register.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { PlaceGathering } from '#lib/protocol/views/registration.ts';
import type { Attempts, Limit } from '../../identity/attempts.ts';
import { post } from '../../mail/create-mail.ts';
import { registrationRequestLetter } from '../../mail/letters/registration-request.ts';
import { registrationKnownLetter } from '../../mail/letters/registration-known.ts';
import { requireEmail, requireName } from '../../network/input.ts';
import { removeRecord } from '../../network/revise.ts';
import { hashToken, newToken } from '../../network/tokens.ts';
import type { Stored } from '../../storage/records.ts';
import { gatherings } from '../collections.ts';
import { instantOf, seenGathering, todayOf, type GatheringsContext } from '../context.ts';
import {
	placeLinks,
	registrationDetails,
	registrationNeeds,
	registrationRequests,
	type PlaceLink,
	type RegistrationDetails,
	type RegistrationRequest,
} from './collections.ts';
import { sameHolder } from './details.ts';
import { readNeeds, readSubstitute, requireOrganisation } from './input.ts';
import type { NamedAddresses } from './named-addresses.ts';
import { newPlaceLink } from './place-link.ts';
import type { Places } from './places.ts';
import type { RegisterStore } from './register-store.ts';
import type { RegistrationsService } from './service.ts';

type Outsiders = Pick<
	RegistrationsService,
	'ask' | 'readRequest' | 'confirm' | 'readPlace' | 'giveUpByLink' | 'substituteByLink' | 'tellNeedsByLink'
>;

export interface OutsiderLimits {
	/** Letters asked for one address. */
	readonly address: Limit;
	/** Letters asked from one client network. */
	readonly network: Limit;
}

const HOUR = 3_600_000;
export const OUTSIDER_LIMITS: OutsiderLimits = {
	address: { max: 3, windowMs: HOUR },
	network: { max: 30, windowMs: HOUR },
};
export const CONFIRM_HOURS = 48;

interface Counting {
	readonly attempts: Attempts;
	readonly limits: OutsiderLimits;
	readonly named: NamedAddresses;
}

/** People without an account, at public gatherings: what they hold is the link of a letter. */
export function createOutsiders(
	context: GatheringsContext,
	store: RegisterStore,
	places: Places,
	{ attempts, limits, named }: Counting,
): Outsiders {
	const { records, identity, address, now } = context;

	async function usable(
		token: string,
	): Promise<{ stored: Stored<RegistrationRequest>; gathering: Gathering }> {
		const [stored] = await records.find(registrationRequests, 'token', hashToken(token));
		const gathering = stored && (await records.get(gatherings, stored.value.gathering))?.value;
		const fresh = stored && now() < Date.parse(stored.value.at) + CONFIRM_HOURS * HOUR;
		if (!gathering || !fresh || gathering.audience !== 'public')
			throw new Refusal('gone', 'registration-link-gone');
		return { stored, gathering };
	}

	async function held(token: string): Promise<HeldPlace> {
		const link = await records.get(placeLinks, hashToken(token));
		if (!link) throw new Refusal('gone', 'place-gone');
		const [gathering, details, register] = await Promise.all([
			records.get(gatherings, link.value.gathering),
			records.get(registrationDetails, link.value.registration),
			store.read(link.value.gathering),
		]);
		const entry = register.entries.find(({ id }) => id === link.value.registration);
		if (!gathering || !details || !entry) throw new Refusal('gone', 'place-gone');
		const rank = rankOf(register.entries, entry.id);
		return { ...link.value, facts: gathering.value, details: details.value, state: entry.state, rank };
	}

	/** Without being waited for: how long it takes would tell whether the address is known. */
	async function write(request: RegistrationRequest, gathering: Gathering, token: string): Promise<void> {
		const to = request.email;
		const details = await detailsOf(request);
		const known = await sameHolder(records, details);
		const { entries } = await store.read(gathering.id);
		if (known && entries.some(({ id }) => id === known.id)) {
			const link =
				details.person === null
					? await newPlaceLink(context, gathering.id, known.id)
					: `${address()}/gatherings/${gathering.id}/registrations`;
			post(context, { to, ...registrationKnownLetter({ gathering, link }) });
			return;
		}
		const link = `${address()}/gatherings/confirm?token=${token}`;
		post(context, { to, ...registrationRequestLetter({ gathering, link, hours: CONFIRM_HOURS }) });
	}

	async function detailsOf({
		gathering,
		name,
		organisation,
		email,
	}: RegistrationRequest): Promise<RegistrationDetails> {
		const account = await identity.byEmail(email);
		return {
			gathering,
			association: null,
			person: account?.id ?? null,
			name: account?.name ?? name,
			email: account ? null : email,
			organisation,
			role: '',
			addedBy: null,
			at: instantOf(context),
		};
	}

	return {
		async ask(actor, id, input, headers) {
			const gathering = await seenGathering(context, actor, id);
			if (gathering.audience !== 'public') throw new Refusal('forbidden', 'registration-not-public');
			const closed = whyClosed(gathering, todayOf(context));
			if (closed) throw new Refusal('conflict', closed);
			const name = requireName(input.name);
			const organisation = requireOrganisation(input.organisation);
			const email = requireEmail(input.email);
			await attempts.spend('registration-network', context.clientOf(headers), limits.network);
			await attempts.spend('registration-address', email, limits.address);
			const token = newToken();
			const tokenHash = hashToken(token);
			const request = { gathering: id, name, organisation, email, tokenHash, at: instantOf(context) };
			await records.insert(registrationRequests, crypto.randomUUID(), request);
			write(request, gathering, token).catch((problem: unknown) =>
				context.log.error('letters failed', problem, { part: 'registrations' }),
			);
		},

		async readRequest(token) {
			const { stored, gathering } = await usable(token);
			return { gathering: shownOf(gathering), name: stored.value.name };
		},

		async confirm(token, needs) {
			const { stored, gathering } = await usable(token);
			const clean = readNeeds(needs);
			const details = await detailsOf(stored.value);
			const { id } = await places.enter(details, { byOrganiser: false, tells: true, needs: clean });
			await removeRecord(records, registrationRequests, stored.id);
			const link = await newPlaceLink(context, gathering.id, id);
			return new URL(link).searchParams.get('token')!;
		},

		async readPlace(token) {
			const { registration, facts, details, state, rank } = await held(token);
			const day = todayOf(context);
			return {
				gathering: shownOf(facts),
				name: details.name,
				state,
				rank,
				changes: !isOver(facts, day),
				saysNeeds: keepsNeeds(facts, day),
				saidNeeds: (await records.get(registrationNeeds, registration)) !== null,
			};
		},

		async giveUpByLink(token) {
			const { gathering, registration } = await held(token);
			await places.leave(gathering, registration, false);
		},

		async substituteByLink(token, by) {
			const { gathering, registration } = await held(token);
			const { name, role, email } = readSubstitute(by);
			await named.byLink(registration, email);
			const to = { id: null, name, role, email };
			await places.handOver(gathering, registration, { byOrganiser: false, to, addedBy: null });
		},

		async tellNeedsByLink(token, needs) {
			const { gathering, registration } = await held(token);
			await places.needs(gathering, registration, readNeeds(needs));
		},
	};
}

interface HeldPlace extends PlaceLink {
	readonly facts: Gathering;
	readonly details: RegistrationDetails;
	readonly state: 'in' | 'waiting';
	readonly rank: number | null;
}

function shownOf({ id, title, place, date, cancelledAt }: Gathering): PlaceGathering {
	return { id, title, place, date, cancelled: cancelledAt !== null };
}
