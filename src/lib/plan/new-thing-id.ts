import { LETTERS, type ThingKind } from '#lib/domain/gatherings/plan-structure.ts';

const CHARACTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const RANDOM = 11;
/** The highest multiple of 36 in a byte: above it some characters would come more often. */
const FAIR = 252;

export function newThingId(kind: ThingKind): string {
	return newIdAfter(LETTERS[kind]);
}

/** Of a planned round (src/lib/domain/board/round.ts). */
export function newRoundId(): string {
	return newIdAfter('v');
}

function newIdAfter(letter: string): string {
	let id = letter;
	while (id.length <= RANDOM) {
		for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM)))
			if (byte < FAIR && id.length <= RANDOM) id += CHARACTERS[byte % CHARACTERS.length];
	}
	return id;
}
