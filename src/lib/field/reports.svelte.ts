import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { openOutbox, type Outbox, type OutboxState } from '#lib/outbox/outbox.ts';
import { askStatus } from './ask-server.ts';
import { deliverAs } from './deliver-as.ts';
import { hoursAgo } from './device-time.ts';
import type { FieldStore, SentReport } from './field-store.ts';
import type { KeptReport, ReportParcel } from './report-parcel.ts';

const LONGEST_WAIT = 300_000;
const SEEN_EVERY = 60_000;

/** What one person has reported from this phone: what waits, what was sent, who has seen it. */
export class Reports {
	/** In the order in which they were kept. */
	waiting = $state.raw<readonly KeptReport[]>([]);
	sent = $state.raw<readonly SentReport[]>([]);
	state = $state<OutboxState>('resting');

	readonly #store: FieldStore;
	readonly #outbox: Outbox;
	readonly #timer: ReturnType<typeof setInterval>;

	constructor(person: string, store: FieldStore, onTaken: () => void) {
		this.#store = store;
		this.#outbox = openOutbox({
			person,
			kind: 'tablee-field',
			store: Promise.resolve(store.parcels),
			deliver: deliverAs(person),
			longestWait: LONGEST_WAIT,
			onChange: () => this.#look(),
			onTaken,
		});
		this.#timer = setInterval(() => void this.askWhoSaw(), SEEN_EVERY);
		void this.#forgetOld();
	}

	/** Something was kept or taken back. */
	look(): Promise<void> {
		return this.#outbox.look();
	}

	retry(): Promise<void> {
		return this.#outbox.retry();
	}

	/** After a question on the page only: of a report that the server refused, or has in two versions. */
	async giveUp({ id }: KeptReport): Promise<void> {
		await this.#store.parcels.remove(id);
		await this.#outbox.look();
	}

	/** What the server refused leaves as something else. */
	async replace(report: KeptReport, next: ReportParcel): Promise<void> {
		await this.#store.replace(report, next);
		await this.#outbox.look();
	}

	async askWhoSaw(): Promise<void> {
		await this.#forgetOld();
		if (document.visibilityState === 'hidden') return;
		for (const { id, seenBy } of this.sent) {
			const status = await askStatus(id);
			if (!status) return;
			if (status.seenBy > seenBy) await this.#store.noteSeen(id, status.seenBy);
		}
		await this.#readSent();
	}

	close(): void {
		clearInterval(this.#timer);
		this.#outbox.close();
	}

	#look(): void {
		this.waiting = this.#outbox.parcels as readonly KeptReport[];
		this.state = this.#outbox.state;
		void this.#readSent();
	}

	async #forgetOld(): Promise<void> {
		await this.#store.forgetSent(hoursAgo(THRESHOLDS.sentOnPhoneHours));
		await this.#readSent();
	}

	async #readSent(): Promise<void> {
		const sent = await this.#store.sent();
		this.sent = sent.toSorted((one, other) => other.at.localeCompare(one.at));
	}
}
