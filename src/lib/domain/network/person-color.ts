/** One of the six hues of a person (1 to 6, `--person-1`…): the same for everybody, wherever that person is shown. */
export function personColor(id: string): number {
	let hash = 0x811c9dc5;
	for (const character of id) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
	return (hash % 6) + 1;
}
