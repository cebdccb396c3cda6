import { boxOf } from '#lib/outbox/box-of.ts';
import { openDeviceDatabase, type DeviceDatabase } from '#lib/outbox/device-database.ts';
import { addParcel, ifUnchanged, PARCELS, parcelsIn, setUpParcels } from '#lib/outbox/device-parcels.ts';
import type { ParcelStore } from '#lib/outbox/parcel-store.ts';
import type { Draft } from './draft.ts';
import { mayFollow, openMemoryField, sentOf, type FieldStore, type SentReport } from './field-store.ts';

const DRAFTS = 'drafts';
const SENT = 'sent';

/** In this browser's database, which signing out leaves alone: a report is nowhere else, and names nobody. */
export async function openFieldStore(person: string): Promise<FieldStore> {
	const database = await openDeviceDatabase(boxOf(person, 'tablee-field'), (fresh) => {
		setUpParcels(fresh);
		fresh.createObjectStore(DRAFTS, { keyPath: 'id' });
		fresh.createObjectStore(SENT, { keyPath: 'id' });
	});
	return database ? storeIn(database) : openMemoryField();
}

function storeIn(database: DeviceDatabase): FieldStore {
	const parcels: ParcelStore = {
		...parcelsIn(database),
		taken: (parcel, answer) =>
			database.change([PARCELS, SENT], (transaction) => {
				const sent = sentOf(parcel, answer);
				if (sent) transaction.objectStore(SENT).put(sent);
				ifUnchanged(transaction, parcel, (cursor) => cursor.delete());
			}),
	};

	/** Does `work` if the draft that is kept is as expected. */
	async function changeDraft(
		id: string,
		expected: (kept: Draft | undefined) => boolean,
		work: (transaction: IDBTransaction) => void,
	): Promise<boolean> {
		let done = false;
		await database.change([DRAFTS, PARCELS], (transaction) => {
			const kept = transaction.objectStore(DRAFTS).get(id) as IDBRequest<Draft | undefined>;
			kept.onsuccess = () => {
				done = expected(kept.result);
				if (done) work(transaction);
			};
		});
		return done;
	}

	return {
		durable: true,
		parcels,
		drafts: () => database.read(DRAFTS, (drafts) => drafts.getAll() as IDBRequest<Draft[]>),
		keep: (draft) =>
			changeDraft(
				draft.id,
				(kept) => mayFollow(kept, draft),
				(transaction) => transaction.objectStore(DRAFTS).put(draft),
			),
		drop: ({ id }) =>
			database.change([DRAFTS], (transaction) => void transaction.objectStore(DRAFTS).delete(id)),
		save: (draft, parcel) =>
			changeDraft(
				draft.id,
				(kept) => kept?.turn === draft.turn,
				(transaction) => {
					addParcel(transaction, parcel);
					transaction.objectStore(DRAFTS).delete(draft.id);
				},
			),
		async takeBack(parcel) {
			let done = false;
			await database.change([DRAFTS, PARCELS], (transaction) =>
				ifUnchanged(transaction, parcel, (cursor) => {
					done = true;
					cursor.delete();
					transaction.objectStore(DRAFTS).put({ ...parcel.draft, turn: parcel.draft.turn + 1 });
				}),
			);
			return done;
		},
		replace: (parcel, next) =>
			database.change([PARCELS], (transaction) =>
				ifUnchanged(transaction, parcel, (cursor) => {
					cursor.delete();
					addParcel(transaction, next);
				}),
			),
		sent: () => database.read(SENT, (sent) => sent.getAll() as IDBRequest<SentReport[]>),
		noteSeen: (id, seenBy) =>
			database.change([SENT], (transaction) => {
				const found = transaction.objectStore(SENT).openCursor(id);
				found.onsuccess = () => found.result?.update({ ...(found.result.value as SentReport), seenBy });
			}),
		forgetSent: (before) =>
			database.change([SENT], (transaction) => {
				const each = transaction.objectStore(SENT).openCursor();
				each.onsuccess = () => {
					if (!each.result) return;
					if ((each.result.value as SentReport).at < before) each.result.delete();
					each.result.continue();
				};
			}),
		close: () => database.close(),
	};
}
