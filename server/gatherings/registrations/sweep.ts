import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { lastDay } from '#lib/domain/gatherings/gathering-date.ts';
import { keepsNeeds } from '#lib/domain/gatherings/register-terms.ts';
import { settlePlaces } from '#lib/domain/gatherings/register.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { removeRecord, revise } from '../../network/revise.ts';
import { findAll, listAll } from '../../network/read-all.ts';
import type { Collection, Stored } from '../../storage/records.ts';
import { gatherings } from '../collections.ts';
import { todayOf, type GatheringsContext } from '../context.ts';
import {
	placeLinks,
	registers,
	registrationDetails,
	registrationNeeds,
	registrationRequests,
} from './collections.ts';
import { forgetPlace } from './details.ts';
import type { Notices } from './notices.ts';
import { withPlaces, type RegisterStore } from './register-store.ts';
import type { RegistrationsService } from './service.ts';

const HOUR_MS = 3_600_000;
/** For which an unconfirmed request is kept. */
const REQUEST_MS = 7 * 24 * HOUR_MS;
/** Details without an entry younger than this: somebody may be asking for a place just now. */
const ORPHAN_MS = HOUR_MS;
/** After a gathering, for which addresses from outside are kept. */
const ADDRESS_DAYS = 30;

/** What falls due by itself: places on the day that opens to all, letters, and what is to be forgotten. */
export function createSweep(
	context: GatheringsContext,
	store: RegisterStore,
	{ tell, tellSoon }: Notices,
): Pick<RegistrationsService, 'follow' | 'sweep'> {
	const { records, now } = context;

	async function settle(gathering: Gathering): Promise<void> {
		if (await records.get(registers, gathering.id))
			await store.change(gathering.id, (record, { terms }) => ({
				record: withPlaces(record, settlePlaces(record.entries, terms)),
				answer: null,
			}));
		if (!keepsNeeds(gathering, todayOf(context)))
			for (const { id } of await findAll(records, registrationNeeds, 'gathering', gathering.id))
				await removeRecord(records, registrationNeeds, id);
	}

	async function forgetRequests(): Promise<void> {
		for (const { id, value } of await listAll(records, registrationRequests))
			if (Date.parse(value.at) <= now() - REQUEST_MS) await removeRecord(records, registrationRequests, id);
	}

	/** Needs and links that nobody has a use for any more. */
	async function forgetUnused<V extends { readonly gathering: string }>(
		from: Collection<V>,
		entryOf: (stored: Stored<V>) => string,
	): Promise<void> {
		const all = await listAll(records, from);
		for (const [id, own] of Map.groupBy(all, ({ value }) => value.gathering)) {
			const gathering = (await records.get(gatherings, id))?.value;
			const { entries } = await store.read(id);
			const entered = new Set(entries.map((entry) => entry.id));
			const keeps = gathering !== undefined && keepsNeeds(gathering, todayOf(context));
			for (const each of own)
				if (!keeps || !entered.has(entryOf(each))) await removeRecord(records, from, each.id);
		}
	}

	/** What a crash has left of somebody who asked and got no answer. */
	async function forgetOrphans(gathering: string): Promise<void> {
		const all = await findAll(records, registrationDetails, 'gathering', gathering);
		// read after them: whoever entered meanwhile is in it
		const { entries } = await store.read(gathering);
		const entered = new Set(entries.map(({ id }) => id));
		for (const { id, revision, value } of all)
			if (!entered.has(id) && Date.parse(value.at) <= now() - ORPHAN_MS)
				await forgetPlace(records, { id, revision });
	}

	async function forgetAddresses(): Promise<void> {
		for (const { id, value } of await findAll(records, registrationDetails, 'addressed', 'addressed')) {
			const gathering = (await records.get(gatherings, value.gathering))?.value;
			if (!gathering || isLongOver(gathering))
				await revise(records, registrationDetails, id, (details) => ({ ...details, email: '' }));
		}
	}

	function isLongOver({ date }: Gathering): boolean {
		return date !== null && todayOf(context) > daysLater(lastDay(date), ADDRESS_DAYS);
	}

	return {
		async follow(gathering) {
			await settle(gathering);
			tellSoon(gathering.id);
		},
		async sweep() {
			await forgetRequests();
			await forgetUnused(registrationNeeds, ({ id }) => id);
			await forgetUnused(placeLinks, ({ value }) => value.registration);
			await forgetAddresses();
			for (const { id, value } of await listAll(records, gatherings)) {
				if (isLongOver(value)) continue;
				await settle(value);
				await tell(id);
				await forgetOrphans(id);
			}
		},
	};
}
