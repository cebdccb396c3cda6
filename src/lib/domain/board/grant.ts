/** What the coordinator opens to single people, who need it for what they do. Each use of it is noted. */
export interface Grant {
	readonly id: string;
	readonly person: string;
	readonly to: GrantedThing;
	readonly since: string;
	readonly by: string;
}

/** places: where sites lie exactly · raw-export: figures that were not rounded */
export const GRANTED_THINGS = ['places', 'raw-export'] as const;
export type GrantedThing = (typeof GRANTED_THINGS)[number];
