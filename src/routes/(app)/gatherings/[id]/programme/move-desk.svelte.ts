import { tick } from 'svelte';
import { EVERY_ROOM, STEP, type ItemPlace, type ProgrammeItem } from '#lib/domain/gatherings/plan.ts';
import { placeItem, resizeItem } from '#lib/domain/gatherings/plan-change.ts';
import { m } from '#lib/paraglide/messages.js';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { nearestLength, placeBeside } from '#lib/planning/place-at.ts';
import { isolated } from '#lib/ui/signing/isolated.ts';
import { conflictsAt, sayConflictAt } from './conflict-words.ts';
import { dayCount, hoursOf, sayPlace, titleOf, type ProgrammeView } from './programme-view.ts';

/** Where an item would stand if it were let go now. */
export interface Moving {
	readonly item: string;
	/** Null: back on the shelf. */
	readonly at: ItemPlace | null;
	readonly minutes: number;
	readonly by: 'pointer' | 'keys';
}

/** Minutes of one press of a key. */
const PRESS = 15;

export type MoveDesk = ReturnType<typeof createMoveDesk>;

export function itemElementId(item: string): string {
	return `item-${item}`;
}

/** The item that is being moved here, by pointer or by keys: shown to everybody, written when it is let go. */
export function createMoveDesk(view: ProgrammeView) {
	let moving = $state.raw<Moving | null>(null);
	let said = $state('');

	const find = (item: string) => view.plan.items.find(({ id }) => id === item);

	function preview(next: Moving): void {
		moving = next;
		const { item, at, minutes } = next;
		view.session?.showAt({ thing: item, ...(at ? { drag: at } : {}), minutes });
	}

	function end(): Moving | null {
		const last = moving;
		moving = null;
		view.session?.showAt(null);
		return last;
	}

	/** Writes only what differs, so that a move keeps the length that somebody else gives meanwhile. */
	async function drop(): Promise<void> {
		const last = end();
		const item = last && find(last.item);
		if (!last || !item) return;
		const placed = JSON.stringify(last.at) !== JSON.stringify(item.at);
		const resized = last.minutes !== item.minutes;
		if (!placed && !resized) return;
		view.session?.act(
			...(placed ? [placeItem(item.id, last.at)] : []),
			...(resized ? [resizeItem(item.id, last.minutes)] : []),
		);
		await tick();
		const clashes = conflictsAt(view.conflicts, item.id).map((each) => sayConflictAt(view, each, item.id));
		said = [
			m.programme_said_dropped({
				title: isolated(titleOf(view, item.id)),
				place: sayPlace(view, last.at, last.minutes),
			}),
			...clashes,
		].join(' ');
		// its element may be another one now: in another day, or off the shelf
		if (last.by === 'keys') document.getElementById(itemElementId(item.id))?.focus();
	}

	function cancel(): void {
		const last = end();
		if (last) said = m.programme_said_cancelled({ title: isolated(titleOf(view, last.item)) });
	}

	function firstPlace(): ItemPlace {
		return { day: 0, start: hoursOf(view, 0).from, room: view.plan.rooms[0]?.id ?? EVERY_ROOM };
	}

	function step(item: ProgrammeItem, event: KeyboardEvent): boolean {
		const from = moving?.item === item.id ? moving : { at: item.at, minutes: item.minutes };
		const forward = getTextDirection() === 'rtl' ? -1 : 1;
		const ARROWS: Readonly<Record<string, { minutes?: number; rooms?: number; days?: number }>> = {
			ArrowUp: { minutes: -PRESS },
			ArrowDown: { minutes: PRESS },
			ArrowLeft: { rooms: -forward },
			ArrowRight: { rooms: forward },
			PageUp: { days: -1 },
			PageDown: { days: 1 },
		};
		const by = ARROWS[event.key];
		if (!by) return false;
		if (from.at === null) preview({ item: item.id, at: firstPlace(), minutes: from.minutes, by: 'keys' });
		else if (event.shiftKey) {
			if (!by.minutes) return false;
			const { start } = from.at;
			const minutes = nearestLength(start, start + Math.max(STEP, from.minutes + by.minutes));
			preview({ item: item.id, at: from.at, minutes, by: 'keys' });
		} else {
			const grid = { rooms: view.plan.rooms.map(({ id }) => id), days: dayCount(view) };
			const at = placeBeside(from.at, from.minutes, by, grid);
			preview({ item: item.id, at, minutes: from.minutes, by: 'keys' });
		}
		said = m.programme_said_moving({ place: sayPlace(view, moving!.at, moving!.minutes) });
		return true;
	}

	return {
		get moving() {
			return moving;
		},
		/** For a live region. */
		get said() {
			return said;
		},
		preview,
		drop,
		cancel,
		/** Arrows move an item, with Shift they stretch it; Enter lets it go, Escape leaves it where it was. */
		onKey(item: ProgrammeItem, event: KeyboardEvent): void {
			if (!view.mayWrite || event.ctrlKey || event.metaKey || event.altKey) return;
			const isMoving = moving?.by === 'keys' && moving.item === item.id;
			if (isMoving && event.key === 'Escape') cancel();
			else if (isMoving && (event.key === 'Enter' || event.key === ' ')) void drop();
			else if (!step(item, event)) return;
			event.preventDefault();
			event.stopPropagation();
		},
		/** Who walks away from an item lets it go. */
		onLeave(item: ProgrammeItem): void {
			if (moving?.by === 'keys' && moving.item === item.id) void drop();
		},
	};
}
