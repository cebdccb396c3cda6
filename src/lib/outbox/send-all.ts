import type { Delivery, KeptParcel, Parcel } from './parcel.ts';
import type { ParcelStore } from './parcel-store.ts';

/** Lines that are sent at a time. */
const AT_ONCE = 4;

export interface Sending {
	readonly store: ParcelStore;
	deliver(parcel: Parcel): Promise<Delivery>;
	/** Before the parcel leaves the store: who shows the answer must never see neither. */
	onTaken(parcel: KeptParcel, answer: unknown): void;
	onRefused(): void;
}

/**
 * Sends everything that may leave, each line in its order, and says what stopped it: null when nothing waits any more.
 * A refused parcel holds back the later ones of its line, which were made on top of it.
 */
export async function sendAll(
	sending: Sending,
): Promise<Extract<Delivery, { kind: 'later' | 'signed-out' }> | null> {
	const lines = [...Map.groupBy(await sending.store.all(), ({ line }) => line).values()];
	let stopped: Extract<Delivery, { kind: 'later' | 'signed-out' }> | null = null;

	async function sendLine(parcels: readonly KeptParcel[]): Promise<void> {
		for (const parcel of parcels) {
			if (stopped || parcel.refused) return;
			const delivery = await sending.deliver(parcel);
			switch (delivery.kind) {
				case 'taken':
					sending.onTaken(parcel, delivery.answer);
					await sending.store.taken(parcel, delivery.answer);
					break;
				case 'refused':
					await sending.store.mark(parcel, delivery.refused);
					sending.onRefused();
					return;
				default:
					stopped ??= delivery;
			}
		}
	}

	async function sendLines(): Promise<void> {
		for (let line = lines.shift(); line && !stopped; line = lines.shift()) await sendLine(line);
	}

	await Promise.all(Array.from({ length: AT_ONCE }, sendLines));
	return stopped;
}
