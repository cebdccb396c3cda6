/** Beats that may be missing before something else may be. */
const SILENT_AFTER = 3;
/** A node that stays silent may be cut off and go on changing what is stored: so its silence is told again and again. */
const AGAIN_AFTER = 30;
/** Then it is taken for dead, as one that says goodbye. */
const FORGOTTEN_AFTER = 600;
/** Within these first beats every node that was there before is heard. */
const SETTLED_AFTER = 2 * SILENT_AFTER;

interface Followed {
	/** The number of what it told last. */
	told: number;
	/** Beats since it was heard. */
	missed: number;
}

/**
 * Tells from running numbers and beats whether something may be missing. Nodes count what they tell, also what the bus then
 * drops, and beat with the last number: so a hole shows at the next beat, and at a silence whatever was told last may be gone.
 * A node follows itself as well: not hearing itself it hears nobody.
 */
export function followNodes(own: string) {
	const nodes = new Map<string, Followed>([[own, { told: 0, missed: 0 }]]);
	let beats = 0;

	return {
		/** False when something before it is missing. */
		hears(node: string, number: number, isBeat: boolean): boolean {
			const known = nodes.get(node);
			nodes.set(node, { told: number, missed: 0 });
			const before = isBeat ? number : number - 1;
			if (!known) return before === 0 || beats < SETTLED_AFTER;
			return known.told === before;
		},
		leaves(node: string): void {
			if (node !== own) nodes.delete(node);
		},
		/** After each beat of one's own. False when something may be missing. */
		beat(): boolean {
			beats += 1;
			let complete = true;
			for (const [node, followed] of nodes) {
				followed.missed += 1;
				if (followed.missed === SILENT_AFTER || followed.missed % AGAIN_AFTER === 0) complete = false;
				if (followed.missed >= FORGOTTEN_AFTER && node !== own) nodes.delete(node);
			}
			return complete;
		},
	};
}
