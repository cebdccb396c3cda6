import type { Answers } from '#lib/domain/board/form.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import { deliverAs } from '#lib/field/deliver-as.ts';
import { newDraft, reportOf, withAnswer, type Draft } from '#lib/field/draft.ts';
import { openMemoryField, type FieldStore } from '#lib/field/field-store.ts';
import { newReportId } from '#lib/field/new-report-id.ts';
import { toParcel, type KeptReport } from '#lib/field/report-parcel.ts';
import { openOutbox, type Outbox } from '#lib/outbox/outbox.ts';
import type { FieldPerson, FieldSite } from '#lib/protocol/views/field.ts';

export interface PhoneNeeds {
	readonly person: FieldPerson;
	/** Told when the page is about to show a report as sent. */
	shownAsSent(id: string): Promise<void>;
}

export interface Visit {
	readonly site: FieldSite;
	readonly visitedOn: string;
	readonly answers: Answers;
	/** What the phone's clock says, in ms. */
	readonly clock: number;
}

export type Phone = ReturnType<typeof openPhone>;

/** One phone: its disk, which outlives its tabs, and the code of the page in the field. */
export function openPhone({ person, shownAsSent }: PhoneNeeds) {
	const disk = openMemoryField();
	let refuses = false;
	let tabs: Outbox[] = [];
	/** Reports that the phone said it has, as they were last written. */
	const saved = new Map<string, Observation>();
	/** What the phone did not keep, and said so: it is still on the screen. */
	let screen: readonly Draft[] = [];

	/** Like transactions of a database: one after the other, whichever tab asks. */
	let turn: Promise<unknown> = Promise.resolve();
	function onDisk<A extends unknown[], T>(work: (...given: A) => Promise<T>) {
		return (...given: A): Promise<T> => {
			const done = turn.then(() => {
				if (refuses) throw new DOMException('no room', 'QuotaExceededError');
				return work(...given);
			});
			turn = done.catch(() => undefined);
			return done;
		};
	}
	const store: FieldStore = {
		...disk,
		keep: onDisk(disk.keep),
		save: onDisk(disk.save),
		takeBack: onDisk(disk.takeBack),
		parcels: {
			...disk.parcels,
			add: onDisk(disk.parcels.add),
			mark: onDisk(disk.parcels.mark),
			remove: onDisk(disk.parcels.remove),
			async taken(parcel, answer) {
				await shownAsSent(parcel.id);
				await onDisk(disk.parcels.taken)(parcel, answer);
			},
		},
	};

	/** As the page does when the button is pressed; what could not be kept stays on the screen. */
	async function save(draft: Draft): Promise<boolean> {
		try {
			const isSaved = await store.save(draft, toParcel(draft));
			if (isSaved) saved.set(draft.id, reportOf(draft));
			for (const tab of tabs) await tab.look();
			return isSaved;
		} catch {
			return false;
		}
	}

	function write({ site, visitedOn, answers, clock }: Visit): Draft {
		const draft = newDraft(site, {
			id: newReportId(),
			person,
			prefill: { site: site.id, round: null, day: visitedOn },
			now: { date: visitedOn, time: '12:10' },
			device: { createdAt: new Date(clock).toISOString(), offset: 120 },
		});
		return Object.entries(answers).reduce((each, [item, answer]) => withAnswer(each, item, answer), draft);
	}

	async function keep(draft: Draft): Promise<Draft> {
		const next = { ...draft, turn: draft.turn + 1 };
		return (await store.keep(next).catch(() => false)) ? next : draft;
	}

	return {
		saved,
		async waiting(): Promise<readonly KeptReport[]> {
			return (await disk.parcels.all()) as readonly KeptReport[];
		},
		openTab(): void {
			tabs.push(
				openOutbox({
					person: person.id,
					kind: 'tablee-field',
					store: Promise.resolve(store.parcels),
					deliver: deliverAs(person.id),
				}),
			);
		},
		closeTabs(): void {
			for (const tab of tabs) tab.close();
			tabs = [];
		},
		/** Opens the form, fills it in, presses the button. */
		async report(visit: Visit): Promise<void> {
			const draft = await keep(write(visit));
			if (!(await save(draft))) screen = [...screen, draft];
		},
		/** The same form in two tabs, the button pressed in both, with other content in the second. */
		async pressTwice(visit: Visit): Promise<void> {
			const draft = await keep(write(visit));
			if (draft.turn === 0) return;
			const other = withAnswer(draft, 'meals', { kind: 'count', n: 9999 });
			const [one, two] = await Promise.all([save(draft), save(other)]);
			if (one && two) throw new Error('two tabs made two reports of one');
		},
		/** Takes the first report that waits back, changes it, saves it anew under its id. */
		async putRight(meals: number): Promise<void> {
			const [first] = (await disk.parcels.all()) as readonly KeptReport[];
			if (!first || !(await store.takeBack(first).catch(() => false))) return;
			const draft = (await disk.drafts()).find(({ id }) => id === first.id)!;
			// as long as it is a draft it was not saved; it is on the screen
			saved.delete(first.id);
			const next = await keep(withAnswer(draft, 'meals', { kind: 'count', n: meals }));
			await save(next);
		},
		/** The person presses the button again, where the phone did not keep it. */
		async pressAgain(): Promise<void> {
			const onScreen = screen;
			screen = [];
			for (const draft of onScreen) {
				const kept = draft.turn === 0 ? await keep(draft) : draft;
				if (!(await save(kept))) screen = [...screen, kept];
			}
			for (const draft of await disk.drafts()) await save(draft);
		},
		get onScreen(): number {
			return screen.length;
		},
		refuseStorage(refusing: boolean): void {
			refuses = refusing;
		},
		async tryAgain(): Promise<void> {
			// a phone without room notes nothing: it stays as it is
			for (const tab of tabs) await tab.retry().catch(() => undefined);
		},
		get busy(): boolean {
			return tabs.some(({ state }) => state === 'sending');
		},
	};
}
