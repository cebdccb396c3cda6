import type { Draft } from './draft.ts';
import { holdDraft, whenFree, type Release } from './draft-lock.ts';
import type { FieldStore } from './field-store.ts';
import type { ReportParcel } from './report-parcel.ts';

/** `mine`: this tab writes it · `elsewhere`: another tab does, here it is only read. */
export type Hand = 'mine' | 'elsewhere';

/**
 * The draft in front of somebody. Each change is on the phone's disk a moment later. Of one draft one report is made, however
 * many tabs show it: one tab holds its lock, and the store takes a writing only from who knows the one before.
 */
export class Writing {
	draft = $state.raw<Draft | null>(null);
	hand = $state<Hand>('mine');
	/** The phone refused to keep the last change; tried again at the next one. */
	unkept = $state(false);

	readonly #store: FieldStore;
	/** Another tab let go of the draft that is read here. */
	readonly #onFree: (id: string) => void;
	#release: Release | null = null;
	#waiting: AbortController | null = null;
	#changed = false;
	#keeping: Promise<void> | null = null;

	constructor(store: FieldStore, onFree: (id: string) => void) {
		this.#store = store;
		this.#onFree = onFree;
	}

	async open(draft: Draft): Promise<void> {
		this.close();
		const release = await holdDraft(draft.id);
		this.#release = release;
		this.hand = release ? 'mine' : 'elsewhere';
		this.draft = draft;
		if (release) return;
		const waiting = new AbortController();
		this.#waiting = waiting;
		whenFree(draft.id, waiting.signal).then(
			() => this.#waiting === waiting && this.#onFree(draft.id),
			() => {}, // no longer shown
		);
	}

	change(change: (draft: Draft) => Draft): void {
		if (!this.draft || this.hand !== 'mine') return;
		this.draft = change(this.draft);
		this.#changed = true;
		void this.keep();
	}

	/** Fulfilled when every change so far is kept, or refused. */
	keep(): Promise<void> {
		this.#keeping ??= this.#keepChanges().finally(() => (this.#keeping = null));
		return this.#keeping;
	}

	/** No: another tab made a report of it, or the phone does not keep it. */
	async save(toParcel: (draft: Draft) => ReportParcel): Promise<boolean> {
		await this.keep();
		const { draft } = this;
		if (!draft || this.hand !== 'mine' || this.unkept) return false;
		const saved = await this.#store.save(draft, toParcel(draft));
		if (saved) this.close();
		else this.hand = 'elsewhere';
		return saved;
	}

	close(): void {
		this.#waiting?.abort();
		this.#waiting = null;
		this.#release?.();
		this.#release = null;
		this.draft = null;
		this.unkept = false;
		this.#changed = false;
	}

	async #keepChanges(): Promise<void> {
		while (this.#changed && this.draft) {
			this.#changed = false;
			const { id, turn } = this.draft;
			const next = { ...this.draft, turn: turn + 1 };
			try {
				const kept = await this.#store.keep(next);
				if (this.draft?.id !== id) return;
				if (kept) this.draft = { ...this.draft, turn: next.turn };
				else this.hand = 'elsewhere';
				this.unkept = false;
			} catch (problem) {
				console.error('draft:', problem);
				this.#changed = true;
				this.unkept = true;
				return;
			}
		}
	}
}
