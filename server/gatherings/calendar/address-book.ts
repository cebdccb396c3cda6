import { randomBytes } from 'node:crypto';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { MOST_ADDRESSES } from '#lib/domain/gatherings/calendar-addresses.ts';
import { cleanName } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { CalendarAddress } from '#lib/protocol/views/calendar.ts';
import { revise } from '../../network/revise.ts';
import { hashToken, newToken } from '../../network/tokens.ts';
import { collection } from '../../storage/records.ts';
import { instantOf, type GatheringsContext } from '../context.ts';
import type { CalendarService } from './service.ts';

interface AddressBook {
	readonly addresses: readonly (CalendarAddress & { readonly keyHash: string })[];
}

/** One record a person, by their id: so that «no more than» holds without a transaction. */
export const addressBooks = collection<AddressBook>('calendar-addresses', {
	indexes: { key: ({ addresses }) => addresses.map(({ keyHash }) => keyHash) },
});

type Addresses = Pick<
	CalendarService,
	'feedAddress' | 'addresses' | 'addAddress' | 'removeAddress' | 'openWith'
>;

export function createAddressBook(
	context: Pick<GatheringsContext, 'records' | 'network' | 'address' | 'now'>,
): Addresses {
	const { records, network } = context;
	const feedAddress = () => `${context.address()}/calendar.ics`;

	return {
		feedAddress,
		async addresses(actor) {
			const book = (await records.get(addressBooks, requirePerson(actor).id))?.value;
			return (book?.addresses ?? []).map(({ keyHash: _, ...address }) => address);
		},
		async addAddress(actor, input) {
			const { id: person } = requirePerson(actor);
			const label = cleanName(input.label, 60);
			if (label === null) throw new Refusal('invalid', 'calendar-label');
			if (input.group !== null && !(await network.group(input.group)))
				throw new Refusal('not-found', 'not-found');
			const key = newToken();
			const id = randomBytes(8).toString('hex');
			const createdAt = instantOf(context);
			await records.insert(addressBooks, person, { addresses: [] });
			await revise(records, addressBooks, person, ({ addresses }) => {
				if (addresses.length >= MOST_ADDRESSES) throw new Refusal('too-many', 'calendar-addresses');
				const address = { id, label, group: input.group, createdAt, keyHash: hashToken(key) };
				return { addresses: [...addresses, address] };
			});
			return { id, address: `${feedAddress()}?key=${key}` };
		},
		async removeAddress(actor, id) {
			await revise(records, addressBooks, requirePerson(actor).id, (book) => ({
				addresses: book.addresses.filter((address) => address.id !== id),
			}));
		},
		async openWith(key) {
			const keyHash = hashToken(key);
			const [book] = await records.find(addressBooks, 'key', keyHash);
			const address = book?.value.addresses.find((each) => each.keyHash === keyHash);
			return book && address ? { person: book.id, group: address.group } : null;
		},
	};
}

function requirePerson(actor: Actor): PersonActor {
	if (actor.kind !== 'person') throw new Refusal('signed-out', 'signed-out');
	return actor;
}
