/** Which of the update-carrying messages of one connection are on disk, in the order received. */
export function createAcks(tell: (count: number) => void) {
	/** Room position that covers each message; null while it is dropped and waits for the next step 2. */
	const waiting: (number | null)[] = [];
	let covered = 0;

	return {
		/** The message needs everything up to `position` of the room's commits. A step 2 also brings what was dropped before. */
		staged(position: number, { step2 }: { step2: boolean }): void {
			if (step2) waiting.forEach((at, i) => (waiting[i] = at ?? position));
			waiting.push(position);
		},
		dropped(): void {
			waiting.push(null);
		},
		committed(position: number): void {
			const before = covered;
			while (waiting.length > 0 && waiting[0] !== null && waiting[0]! <= position) {
				waiting.shift();
				covered += 1;
			}
			if (covered > before) tell(covered);
		},
	};
}

export type Acks = ReturnType<typeof createAcks>;
