import { addressBooks } from '../gatherings/calendar/address-book.ts';
import { startAuth } from '../identity/auth.ts';
import { invitations, setupLinks } from '../network/collections.ts';
import type { Collection, Records, Stored } from '../storage/records.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * Ends what lets somebody in without a password. An old state of the store knows nothing of what was used up, signed out or
 * taken back since: sessions, links to sign in, invitations, calendar addresses. Links that only concern one registration or
 * one opinion stay: what was done with them since is gone as well.
 */
export async function endAccess({ identity, records }: Pick<Storage, 'identity' | 'records'>): Promise<void> {
	const auth = await startAuth({
		database: identity,
		secret: 'nothing is ever signed with this one while a store is restored',
		sendMagicLink: async () => {},
	});
	const { adapter } = await auth.$context;
	for (const model of ['session', 'verification']) await adapter.deleteMany({ model, where: [] });
	await each(records, setupLinks, ({ id, revision }) => records.remove(setupLinks, id, revision));
	await each(records, addressBooks, ({ id, revision }) => records.remove(addressBooks, id, revision));
	await each(records, invitations, async ({ id, revision, value }) => {
		if (value.state === 'open')
			await records.replace(invitations, id, revision, { ...value, state: 'revoked' });
	});
}

async function each<V>(
	records: Records,
	collection: Collection<V>,
	work: (stored: Stored<V>) => Promise<unknown>,
): Promise<void> {
	for (let after: string | undefined; ;) {
		const page = await records.list(collection, after === undefined ? {} : { after });
		for (const stored of page) await work(stored);
		after = page.at(-1)?.id;
		if (after === undefined) return;
	}
}
