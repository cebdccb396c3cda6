/** Signatures that a strict majority of `electorate` associations needs: more than half, abstentions not counted out. */
export function strictMajority(electorate: number): number {
	return Math.floor(electorate / 2) + 1;
}
