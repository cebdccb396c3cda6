/** Bytes kept under their SHA-256 (lower-case hex): written once, never changed. */
export interface Files {
	/** On disk when the promise resolves; the same bytes again change nothing. */
	put(bytes: Uint8Array): Promise<string>;
	/** Null when unknown. Rejects with CorruptFile when the bytes no longer match their name. */
	get(hash: string): Promise<Uint8Array | null>;
}

export class CorruptFile extends Error {
	override readonly name = 'CorruptFile';
	readonly hash: string;
	constructor(hash: string) {
		super(`the bytes kept under ${hash} no longer match it`);
		this.hash = hash;
	}
}
