import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { othersWait } from '#lib/outbox/note-waiting.ts';
import type { FieldSite } from '#lib/protocol/views/field.ts';
import { askServer, type Contact } from './ask-server.ts';
import { openFieldStore } from './device-field-store.ts';
import { deviceTime } from './device-time.ts';
import { atSite, copyOf, newDraft, problemOf, type Draft, type DraftProblem, type Prefill } from './draft.ts';
import type { FieldStore } from './field-store.ts';
import { clockSkew, type Known } from './known.ts';
import { openKnown, type KnownStore } from './known-store.ts';
import { newReportId } from './new-report-id.ts';
import { toParcel, type KeptReport } from './report-parcel.ts';
import { Reports } from './reports.svelte.ts';
import { Writing } from './writing.svelte.ts';

const DAY_MS = 86_400_000;

/** The page in the field: who is here, what is being written, what became of the rest. Works with the server away. */
export class Field {
	known = $state.raw<Known | null>(null);
	contact = $state<Contact['kind'] | 'asking'>('asking');
	/** False until this phone has said what it keeps. */
	ready = $state(false);
	/** False: what is written is gone with the page. */
	durable = $state(true);
	/** What the browser answered when asked not to clear this; null: not asked. */
	persisted = $state<boolean | null>(null);
	writing = $state.raw<Writing | null>(null);
	reports = $state.raw<Reports | null>(null);
	/** Begun and not finished, but the one in front. */
	begun = $state.raw<readonly Draft[]>([]);
	/** Id of the report that was kept just now. */
	saved = $state<string | null>(null);
	/** Where it was reported from. */
	savedSite: string | null = null;
	/** Somebody else's reports wait on this phone. */
	others = $state(false);
	/** The draft in front was found, not begun just now. */
	found = $state(false);

	readonly prefill: Prefill;
	#knownStore: KnownStore | null = null;
	#store: FieldStore | null = null;
	#closed = false;

	constructor(prefill: Prefill) {
		this.prefill = prefill;
	}

	/** For an effect; answers the function that closes everything. */
	open(): () => void {
		const onReturn = () => {
			if (document.visibilityState === 'hidden') return;
			void this.#meetServer();
			void this.reports?.askWhoSaw();
		};
		document.addEventListener('visibilitychange', onReturn);
		addEventListener('online', onReturn);
		void this.#start();
		return () => {
			this.#closed = true;
			document.removeEventListener('visibilitychange', onReturn);
			removeEventListener('online', onReturn);
			this.#leave();
			this.#knownStore?.close();
		};
	}

	get skew(): number | null {
		return this.known && clockSkew(this.known);
	}

	/** What the wall in Paris shows; the server's clock is right when the phone's is not. */
	now(): { readonly date: string; readonly time: string } {
		const ahead = this.skew === null ? 0 : (this.known?.ahead ?? 0);
		return parisWallClock(Date.now() + ahead);
	}

	/** A new report from this site. */
	async begin(site: FieldSite): Promise<void> {
		await this.writing?.open(this.#draftFor(site));
		this.saved = null;
		this.found = false;
		await this.#lookForDrafts();
	}

	async resume(draft: Draft): Promise<void> {
		await this.writing?.open(draft);
		this.saved = null;
		this.found = true;
		await this.#lookForDrafts();
	}

	async drop(draft: Draft): Promise<void> {
		await this.#store?.drop(draft);
		await this.#lookForDrafts();
	}

	/** The same content under an id of its own; what the other tab shows is left to it. */
	async copyAsNew(draft: Draft): Promise<void> {
		await this.writing?.open(copyOf(draft, newReportId()));
		this.writing?.change((copy) => copy);
		this.found = false;
		await this.#lookForDrafts();
	}

	moveTo(site: FieldSite): void {
		this.writing?.change((draft) => atSite(draft, site));
	}

	/** Null once it is on this phone's disk; else why not. */
	async save(): Promise<DraftProblem | 'unkept' | 'elsewhere' | null> {
		const { writing } = this;
		const draft = writing?.draft;
		if (!writing || !draft) return 'empty';
		const problem = problemOf(draft);
		if (problem) return problem;
		const asking = this.durable ? navigator.storage?.persist?.() : undefined;
		try {
			if (!(await writing.save(toParcel))) return writing.unkept ? 'unkept' : 'elsewhere';
		} catch (trouble) {
			console.error('report:', trouble);
			return 'unkept';
		}
		this.saved = draft.id;
		this.savedSite = draft.site.id;
		await this.reports?.look();
		void asking?.then(
			(answer) => (this.persisted = answer),
			() => {},
		);
		return null;
	}

	/** A report that waits is written on, under the same id. */
	async takeBack(report: KeptReport): Promise<void> {
		const taken = await this.#store?.takeBack(report);
		await this.reports?.look();
		await this.#lookForDrafts();
		const draft = taken && (await this.#store?.drafts())?.find(({ id }) => id === report.id);
		if (draft) await this.resume(draft);
	}

	/** The same content under another id: this one is somebody else's. */
	async makeAnew(report: KeptReport): Promise<void> {
		await this.copyAsNew(report.draft);
		await this.writing?.keep();
		if (this.writing?.unkept) return;
		this.saved = null;
		await this.reports?.giveUp(report);
	}

	async #start(): Promise<void> {
		this.#knownStore = await openKnown();
		const known = await this.#knownStore.read().catch(() => null);
		if (this.#closed) return;
		if (known) await this.#arrive(known);
		this.others = othersWait(known?.person.id ?? null, 'tablee-field');
		this.persisted = (await navigator.storage?.persisted?.().catch(() => null)) || null;
		await this.#meetServer();
		this.ready = true;
	}

	async #meetServer(): Promise<void> {
		const contact = await askServer();
		if (this.#closed) return;
		this.contact = contact.kind;
		if (contact.kind !== 'known') return;
		await this.#arrive(contact.known);
		await this.#knownStore?.keep(contact.known).catch(() => {});
	}

	/** Each person has a store and an outbox of their own: what one left is not sent as the other. */
	async #arrive(known: Known): Promise<void> {
		const before = this.known?.person.id;
		this.known = known;
		const { id } = known.person;
		if (before === id) {
			// the site that was asked for may have come with it
			if (this.ready && !this.writing?.draft && this.saved === null) await this.#openFirst(known);
			return;
		}
		this.#leave();
		const store = await openFieldStore(id);
		if (this.#closed || this.known.person.id !== id) return store.close();
		this.#store = store;
		this.durable = store.durable;
		this.others = othersWait(id, 'tablee-field');
		this.reports = new Reports(id, store, () => void this.reports?.askWhoSaw());
		this.writing = new Writing(store, (draft) => void this.#takeOver(draft));
		await this.#openFirst(known);
		this.ready = true;
	}

	#leave(): void {
		this.writing?.close();
		this.reports?.close();
		this.#store?.close();
		this.writing = this.reports = this.#store = null;
	}

	/** What was begun a short while ago, or a new report. */
	async #openFirst({ sites }: Known): Promise<void> {
		const { site, round } = this.prefill;
		const drafts = await this.#drafts();
		const recent = drafts.find(
			(draft) =>
				Date.parse(draft.device.createdAt) > Date.now() - DAY_MS &&
				(site === null || draft.site.id === site) &&
				(round === null || draft.round === round),
		);
		if (recent) return this.resume(recent);
		const first = site === null && sites.length === 1 ? sites[0] : sites.find(({ id }) => id === site);
		if (first) return this.begin(first);
		await this.#lookForDrafts();
	}

	/** The other tab is closed, or has made a report of it. */
	async #takeOver(id: string): Promise<void> {
		const draft = (await this.#drafts()).find((each) => each.id === id);
		if (draft) return this.resume(draft);
		this.writing?.close();
		await this.reports?.look();
		await this.#lookForDrafts();
	}

	/** The last one first. */
	async #drafts(): Promise<readonly Draft[]> {
		const drafts = (await this.#store?.drafts()) ?? [];
		return drafts.toSorted((one, other) => other.device.createdAt.localeCompare(one.device.createdAt));
	}

	async #lookForDrafts(): Promise<void> {
		const front = this.writing?.draft?.id;
		this.begun = (await this.#drafts()).filter(({ id }) => id !== front);
	}

	#draftFor(site: FieldSite): Draft {
		const prefill = site.id === this.prefill.site ? this.prefill : { site: null, round: null, day: null };
		return newDraft(site, {
			id: newReportId(),
			person: this.known!.person,
			prefill: this.saved ? { ...prefill, round: null } : prefill,
			now: this.now(),
			device: deviceTime(),
		});
	}
}
