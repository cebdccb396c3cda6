import type { ElementDropTargetEventBasePayload } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import type { Attachment } from 'svelte/attachments';
import { EVERY_ROOM, type ItemPlace, type ProgrammeItem } from '#lib/domain/gatherings/plan.ts';
import type { DayLayout } from '#lib/planning/lay-out-day.ts';
import { minuteAt, nearestLength, nearestStart, roomAt, type DrawnDay } from '#lib/planning/place-at.ts';
import type * as DragLibrary from './drag-library.ts';
import type { MoveDesk } from './move-desk.svelte.ts';

type Library = typeof DragLibrary;

interface Point {
	readonly clientX: number;
	readonly clientY: number;
}

/** What is dragged: the whole item, or its end. `grab`: minutes from its start to where it was taken. */
interface Held extends Record<string | symbol, unknown> {
	readonly item: ProgrammeItem;
	readonly part: 'whole' | 'end';
	readonly grab: number;
}

type Over = ElementDropTargetEventBasePayload;

export type Dragging = ReturnType<typeof createDragging>;

/** Dragging by mouse, pen and held finger, through the browser's own drag and drop. Its code comes after the page. */
export function createDragging(move: MoveDesk, isGrid: () => boolean) {
	let library: Promise<Library> | null = null;

	/** Runs `begin` with the library while the element is there. */
	function whileThere<E extends Element>(begin: (element: E, library: Library) => () => void): Attachment<E> {
		return (element) => {
			let stop: (() => void) | null = null;
			let gone = false;
			library ??= import('./drag-library.ts');
			void library.then((loaded) => {
				if (!gone) stop = begin(element, loaded);
			});
			return () => {
				gone = true;
				stop?.();
			};
		};
	}

	function drag(itemOf: () => ProgrammeItem, part: Held['part']): Attachment<HTMLElement> {
		return whileThere((element, { draggable, disableNativeDragPreview }) =>
			draggable({
				element,
				canDrag: () => isGrid(),
				getInitialData: ({ input }): Held => ({
					item: itemOf(),
					part,
					grab: grabOf(itemOf(), element, input),
				}),
				// the place in the grid is what moves: nothing hangs at the pointer
				onGenerateDragPreview: disableNativeDragPreview,
			}),
		);
	}

	return {
		whole: (itemOf: () => ProgrammeItem) => drag(itemOf, 'whole'),
		end: (itemOf: () => ProgrammeItem) => drag(itemOf, 'end'),
		/** A day's grid: what is over it stands where the pointer is. */
		day: (layoutOf: () => DayLayout): Attachment<HTMLElement> =>
			whileThere((element, { dropTargetForElements }) => {
				function show({ source, location }: Over): void {
					const held = source.data as Held;
					const { id, minutes, at } = held.item;
					const drawn = measure(element, layoutOf(), location.current.input);
					if (held.part === 'whole')
						move.preview({ item: id, at: placeUnder(drawn, held), minutes, by: 'pointer' });
					else if (at) {
						const stretched = nearestLength(at.start, minuteAt(drawn));
						move.preview({ item: id, at, minutes: stretched, by: 'pointer' });
					}
				}
				return dropTargetForElements({
					element,
					canDrop: ({ source }) =>
						source.data.part === 'whole' || (source.data.item as ProgrammeItem).at?.day === layoutOf().day,
					onDragStart: show,
					onDrag: show,
					// what moves between two frames is not told before
					onDrop: show,
				});
			}),
		/** The shelf: what is let go over it has no place any more. */
		shelf: (): Attachment<HTMLElement> =>
			whileThere((element, { dropTargetForElements }) =>
				dropTargetForElements({
					element,
					canDrop: ({ source }) => source.data.part === 'whole',
					onDragEnter: ({ source }) => {
						const { id, minutes } = (source.data as Held).item;
						move.preview({ item: id, at: null, minutes, by: 'pointer' });
					},
				}),
			),
		/** The page: a drag that ends over a day or the shelf counts; Escape, or anywhere else, leaves all as it was. */
		page: (): Attachment<HTMLElement> =>
			whileThere((_, { monitorForElements }) =>
				monitorForElements({
					onDrop: ({ location }) => {
						if (location.current.dropTargets.length) void move.drop();
						else move.cancel();
					},
				}),
			),
	};
}

function placeUnder(drawn: DrawnDay, { item, grab }: Held): ItemPlace {
	return {
		day: drawn.layout.day,
		start: nearestStart(minuteAt(drawn) - grab, item.minutes),
		room: item.at?.room === EVERY_ROOM ? EVERY_ROOM : roomAt(drawn),
	};
}

/** An item on the shelf is as good as taken at its start. */
function grabOf(item: ProgrammeItem, element: Element, { clientY }: Point): number {
	const { top, height } = element.getBoundingClientRect();
	return item.at && height > 0 ? (item.minutes * (clientY - top)) / height : 0;
}

/** The lines of the grid as the browser drew them: the first row holds the rooms' names, the first column the hours. */
function measure(grid: HTMLElement, layout: DayLayout, { clientX, clientY }: Point): DrawnDay {
	const box = grid.getBoundingClientRect();
	const style = getComputedStyle(grid);
	const [head = 0, ...rows] = lengths(style.gridTemplateRows);
	return {
		layout,
		rows,
		tracks: lengths(style.gridTemplateColumns),
		down: clientY - box.top - head,
		along: style.direction === 'rtl' ? box.right - clientX : clientX - box.left,
	};
}

function lengths(tracks: string): number[] {
	return tracks.split(' ').map(parseFloat);
}
