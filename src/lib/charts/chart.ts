/** What a chart shows, step by step; the same is in the table behind it. */
export interface ChartValue {
	/** Short, under the drawing: « janv. » */
	readonly label: string;
	/** Null: nobody went, or nobody was asked; the line is broken, the bar is missing. */
	readonly amount: ChartAmount | null;
}

export interface ChartAmount {
	readonly least: number;
	readonly most: number;
}

/** In units of the drawing; it is stretched to the width that there is, and letters are not part of it. */
export const CHART = { width: 600, height: 180, top: 8 } as const;

/** Which labels fit: the first, and every so many after it. */
export function shownLabels(count: number, most = 8): readonly number[] {
	const every = Math.max(1, Math.ceil(count / most));
	return Array.from({ length: Math.ceil(count / every) }, (_, n) => n * every);
}
