/** A part of the coast as it is drawn: degrees at its edges, and how wide it is in the drawing's own units. */
export interface Frame {
	readonly west: number;
	readonly east: number;
	readonly south: number;
	readonly north: number;
	readonly width: number;
}

/** From Cherbourg to Belgium; and from Boulogne to Bray-Dunes, where most sites are. */
export const FRAMES = {
	coast: { west: -2.05, east: 3.35, south: 48.98, north: 51.32, width: 640 },
	strait: { west: 1.45, east: 2.75, south: 50.62, north: 51.18, width: 640 },
} as const satisfies Readonly<Record<string, Frame>>;

export type FrameName = keyof typeof FRAMES;

/** Degrees to units of the drawing. A degree of longitude is shorter than one of latitude, by the cosine of the middle. */
export function project(frame: Frame, longitude: number, latitude: number): readonly [number, number] {
	const perDegree = frame.width / (frame.east - frame.west);
	const perLatitude = perDegree / Math.cos((((frame.south + frame.north) / 2) * Math.PI) / 180);
	return [(longitude - frame.west) * perDegree, (frame.north - latitude) * perLatitude];
}

export function heightOf(frame: Frame): number {
	return Math.ceil(project(frame, frame.west, frame.south)[1]);
}

export function isWithin(frame: Frame, longitude: number, latitude: number): boolean {
	return longitude > frame.west && longitude < frame.east && latitude > frame.south && latitude < frame.north;
}
