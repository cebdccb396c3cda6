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
	/** Own beats read since it was heard. */
	missed: number;
}

/**
 * Tells from running numbers and beats whether something may be missing. Nodes count what they tell, also what the bus then
 * drops, and beat with the last number: so a hole shows at the next beat, and at a silence whatever was told last may be gone.
 * Time is counted in one's own beats as they are read among the others', so that reading late is no silence.
 */
export function followNodes(own: string) {
	const nodes = new Map<string, Followed>();
	let ownTold = 0;
	let beatsRead = 0;
	let quiet = 0;

	function passBeat(): boolean {
		beatsRead += 1;
		let complete = true;
		for (const [node, followed] of nodes) {
			followed.missed += 1;
			if (isSilence(followed.missed)) complete = false;
			if (followed.missed >= FORGOTTEN_AFTER) nodes.delete(node);
		}
		return complete;
	}

	return {
		/** A message was read. False when something before it may be missing. */
		hears(node: string, number: number, isBeat: boolean): boolean {
			quiet = 0;
			const before = isBeat ? number : number - 1;
			if (node === own) {
				const complete = ownTold === before;
				ownTold = number;
				return (isBeat ? passBeat() : true) && complete;
			}
			const known = nodes.get(node);
			nodes.set(node, { told: number, missed: 0 });
			return known ? known.told === before : before === 0 || beatsRead < SETTLED_AFTER;
		},
		leaves(node: string): void {
			nodes.delete(node);
		},
		/** A beat was sent. False when nothing at all has been read for some of them, not even these. */
		beats(): boolean {
			quiet += 1;
			return !isSilence(quiet);
		},
	};
}

function isSilence(beats: number): boolean {
	return beats === SILENT_AFTER || beats % AGAIN_AFTER === 0;
}
