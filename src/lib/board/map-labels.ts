import { townOf } from '#lib/domain/board/map-towns.ts';
import type { FrameName } from './map-frame.ts';

/** Where a town's name begins (or ends), in units of the drawing; without one it stands at the end of its dot. */
export interface LabelPlace {
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
}

const at = (x: number, y: number, anchor: LabelPlace['anchor'] = 'end'): LabelPlace => ({ x, y, anchor });

/** Towns that stand close are named out at sea, with a line to their dot. */
const PLACED: Readonly<Record<FrameName, Readonly<Record<string, LabelPlace>>>> = {
	strait: {
		sangatte: at(128, 150),
		coquelles: at(188, 216, 'start'),
		calais: at(180, 118),
		marck: at(246, 204, 'middle'),
		'oye-plage': at(262, 92),
		gravelines: at(300, 70),
		'loon-plage': at(330, 48),
		mardyck: at(350, 26),
		'grande-synthe': at(370, 178),
		'saint-pol-sur-mer': at(428, 48),
		dunkerque: at(440, 70),
		'coudekerque-branche': at(462, 200),
		teteghem: at(506, 112, 'start'),
		bergues: at(496, 170, 'start'),
		wissant: at(92, 206),
		tatinghem: at(362, 362),
		'bray-dunes': at(512, 62),
		cassel: at(500, 302),
	},
	coast: {
		calais: at(452, 60),
		dunkerque: at(520, 36),
		'boulogne-sur-mer': at(424, 112),
		ouistreham: at(208, 360),
		caen: at(188, 408),
		bethune: at(566, 128, 'start'),
		lille: at(598, 106, 'end'),
	},
};

/** In the wide frame, only those that the narrow one does not show, and three by which one finds one's way. */
const NAMED_ON_COAST = ['boulogne-sur-mer', 'calais', 'dunkerque'];

export function labelOf(frame: FrameName, town: string): LabelPlace | null {
	return PLACED[frame][town] ?? null;
}

export function isNamedOnCoast(town: string): boolean {
	return NAMED_ON_COAST.includes(town) && townOf(town) !== null;
}
