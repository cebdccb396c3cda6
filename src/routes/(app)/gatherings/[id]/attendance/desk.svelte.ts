import { untrack } from 'svelte';
import { countAttendance } from '#lib/domain/gatherings/attendance-count.ts';
import { personKey, type AttendeePerson } from '#lib/domain/gatherings/attendance-lines.ts';
import { standing } from '#lib/domain/gatherings/attendance.ts';
import { newFactId } from '#lib/outbox/new-fact-id.ts';
import { openOutbox, type Outbox, type OutboxState } from '#lib/outbox/outbox.ts';
import type { AttendanceLineView, AttendanceSheet } from '#lib/protocol/views/attendance.ts';
import { fromParcel, isOfGathering, toParcel, type SaidMark, type WaitingAct } from './attendance-parcel.ts';
import { readSheet } from './read-sheet.ts';
import { mergeLines, shownLines, type ShownLine } from './shown-lines.ts';

/** The list of one gathering as this telephone knows it: what the server said, and what waits here. */
export class AttendanceDesk {
	readonly #gathering: string;
	readonly #me: string;
	#outbox: Outbox | null = null;
	#sheet = $state.raw() as AttendanceSheet;
	#waiting = $state.raw<readonly WaitingAct[]>([]);
	/** The first parcel of this gathering that the server refused. */
	refusal = $state.raw<{ readonly code: string; readonly reason: string } | null>(null);
	state = $state<OutboxState>('resting');
	/** This browser keeps nothing: what waits is lost with the page. */
	forgetful = $state(false);
	/** The list is not for this reader any more. */
	gone = $state(false);

	readonly lines = $derived(shownLines(this.#sheet.lines, this.#waiting));
	readonly count = $derived(countAttendance(this.lines.map((line) => ({ ...line, ...line.standing }))));
	readonly unsent = $derived(this.#waiting.filter(({ refused }) => !refused).length);
	readonly refused = $derived(this.#waiting.length - this.unsent);

	constructor(gathering: string, me: string, sheet: AttendanceSheet) {
		this.#gathering = gathering;
		this.#me = me;
		this.#sheet = sheet;
	}

	get sheet(): AttendanceSheet {
		return this.#sheet;
	}

	/** For an effect: sends and listens until the function that it answers is called. */
	open(): () => void {
		const outbox = openOutbox({
			person: this.#me,
			onChange: () => this.#look(outbox),
			onTaken: (parcel, answer) => {
				if (isOfGathering(this.#gathering, parcel)) this.#absorbLine(answer as AttendanceLineView);
			},
		});
		this.#outbox = outbox;
		const stopReading = readSheet(this.#gathering, (sheet) => {
			this.gone = sheet === null;
			if (sheet) this.absorb(sheet);
		});
		return () => {
			stopReading();
			outbox.close();
			this.#outbox = null;
		};
	}

	/** What the server says by now. */
	absorb(sheet: AttendanceSheet): void {
		const known = untrack(() => this.#sheet);
		if (sheet !== known) this.#sheet = { ...sheet, lines: mergeLines(known.lines, sheet.lines) };
	}

	/** There for this half-day, or not after all. */
	tick(line: ShownLine, half: number): void {
		const attended = line.standing.mark === 'present' ? line.standing.halves : [];
		const halves = attended.includes(half)
			? attended.filter((each) => each !== half)
			: [...attended, half].toSorted((one, other) => one - other);
		this.record(line, { mark: halves.length > 0 ? 'present' : null, halves });
	}

	record(line: Pick<ShownLine, 'id' | 'standing'> & AttendeePerson, said: SaidMark): void {
		const { id, name, association, organisation, role } = line;
		const act = {
			id: newFactId(),
			representedBy: '',
			...said,
			base: line.standing.acts.map((each) => each.id).toSorted(),
		};
		const person = { name, association, organisation, role };
		this.#outbox?.put(toParcel(this.#gathering, id, act, { person, by: this.#me }));
	}

	/** Somebody who is not on the list; who is, is ticked. */
	add(person: AttendeePerson, half: number): void {
		const known = this.lines.find((line) => personKey(line) === personKey(person));
		if (!known)
			return this.record(
				{ ...person, id: newFactId(), standing: standing([]) },
				{ mark: 'present', halves: [half] },
			);
		const isThere = known.standing.mark === 'present' && known.standing.halves.includes(half);
		if (!isThere) this.tick(known, half);
	}

	retry(): void {
		void this.#outbox?.retry();
	}

	giveUp(): void {
		void this.#outbox?.giveUp();
	}

	#look(outbox: Outbox): void {
		const own = outbox.parcels.filter((parcel) => isOfGathering(this.#gathering, parcel));
		this.#waiting = own.map((parcel) => fromParcel(parcel, outbox.isKept(parcel.id)));
		this.refusal = own.flatMap((parcel) => ('refused' in parcel && parcel.refused) || [])[0] ?? null;
		this.state = outbox.state;
		this.forgetful = !outbox.durable;
	}

	#absorbLine(line: AttendanceLineView): void {
		const ids = [line.id, ...line.also];
		const others = this.#sheet.lines.filter(
			({ id, also }) => ![id, ...also].some((each) => ids.includes(each)),
		);
		this.#sheet = { ...this.#sheet, lines: mergeLines(this.#sheet.lines, [...others, line]) };
	}
}
