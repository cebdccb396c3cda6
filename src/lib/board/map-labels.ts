import type { Town } from '#lib/domain/board/map-towns.ts';
import { FRAMES, isWithin, type FrameName } from './map-frame.ts';

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
		sangatte: at(118, 166),
		coquelles: at(188, 216, 'start'),
		calais: at(168, 140),
		marck: at(254, 199, 'start'),
		'oye-plage': at(238, 128),
		gravelines: at(306, 106),
		'loon-plage': at(338, 84),
		mardyck: at(368, 62),
		'grande-synthe': at(370, 178),
		'saint-pol-sur-mer': at(412, 40),
		dunkerque: at(452, 18),
		'coudekerque-branche': at(462, 200),
		teteghem: at(506, 112, 'start'),
		bergues: at(496, 170, 'start'),
		wissant: at(92, 206),
		tatinghem: at(362, 362),
		'bray-dunes': at(468, 56, 'start'),
		cassel: at(500, 304),
		steenvoorde: at(548, 274),
	},
	coast: {
		calais: at(452, 60),
		dunkerque: at(520, 36),
		'boulogne-sur-mer': at(424, 112),
		ouistreham: at(208, 360),
		caen: at(188, 408),
		'norrent-fontes': at(516, 148),
		lille: at(598, 106, 'end'),
	},
};

/** Of the towns that the narrow frame shows, the wide one shows three, by which one finds one's way. */
const ALSO_ON_COAST = ['boulogne-sur-mer', 'calais', 'dunkerque'];

export function isDrawn(frame: FrameName, { id, longitude, latitude }: Town): boolean {
	if (!isWithin(FRAMES[frame], longitude, latitude)) return false;
	return frame === 'strait' || ALSO_ON_COAST.includes(id) || !isWithin(FRAMES.strait, longitude, latitude);
}

export function labelOf(frame: FrameName, town: string): LabelPlace | null {
	return PLACED[frame][town] ?? null;
}
