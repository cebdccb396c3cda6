import type { KeptParcel, Parcel, RefusedParcel } from './parcel.ts';

/** Where parcels wait. A promise that is fulfilled means that the change outlives the page. */
export interface ParcelStore {
	/** False for a store that forgets with the page. */
	readonly durable: boolean;
	/** In their order. */
	all(): Promise<readonly KeptParcel[]>;
	/** Nothing changes when the parcel is there already. */
	add(parcel: Parcel): Promise<void>;
	mark(parcel: KeptParcel, refused: RefusedParcel | null): Promise<void>;
	/** The server has it. Like `mark`, nothing for a parcel that was replaced meanwhile by other content. */
	taken(parcel: KeptParcel, answer: unknown): Promise<void>;
	/** Given up. */
	remove(id: string): Promise<void>;
	close(): void;
}

/** For a browser that keeps nothing: better than losing each tick at once, and the page says so. */
export function openMemoryStore(): ParcelStore {
	let parcels: readonly KeptParcel[] = [];
	let last = 0;
	return {
		durable: false,
		all: async () => parcels,
		async add(parcel) {
			if (parcels.some(({ id }) => id === parcel.id)) return;
			last += 1;
			parcels = [...parcels, { ...parcel, number: last, refused: null }];
		},
		async mark({ number }, refused) {
			parcels = parcels.map((each) => (each.number === number ? { ...each, refused } : each));
		},
		async taken({ number }) {
			parcels = parcels.filter((each) => each.number !== number);
		},
		async remove(id) {
			parcels = parcels.filter((each) => each.id !== id);
		},
		close() {},
	};
}
