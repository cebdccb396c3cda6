/**
 * Typed records: facts and settings. Single-record atomicity only, so that every store can offer it: insert once,
 * replace if the revision is still this, find by a declared index.
 */
export interface Records {
	/** False when the id, or the value of a unique index, is taken; then nothing is written. */
	insert<V>(collection: Collection<V>, id: string, value: V): Promise<boolean>;
	get<V>(collection: Collection<V>, id: string): Promise<Stored<V> | null>;
	/** False when the record is not at `revision` any more (or gone), or a unique index would collide. */
	replace<V>(collection: Collection<V>, id: string, revision: number, value: V): Promise<boolean>;
	/** False when the record is not at `revision` any more (or gone). */
	remove<V>(collection: Collection<V>, id: string, revision: number): Promise<boolean>;
	/** Records whose index holds `key`, ordered by id. */
	find<V>(collection: Collection<V>, index: string, key: string, page?: Page): Promise<readonly Stored<V>[]>;
	/** All records of the collection, ordered by id. */
	list<V>(collection: Collection<V>, page?: Page): Promise<readonly Stored<V>[]>;
}

/** Declared once, beside the use cases that own it. Values are JSON objects; index functions are pure. */
export interface Collection<V> {
	readonly name: string;
	/** Index name → keys under which a value is found (none, one or several). */
	readonly indexes: Readonly<Record<string, (value: V) => readonly string[]>>;
	/** Index name → a key that no other record of the collection may have (null: none). */
	readonly unique: Readonly<Record<string, (value: V) => string | null>>;
}

export interface Stored<V> {
	readonly id: string;
	/** 1 when inserted, one more at each replacement. */
	readonly revision: number;
	readonly value: V;
}

export interface Page {
	/** Records with an id greater than this one. */
	readonly after?: string;
	/** At most this many (default and maximum 1000). */
	readonly limit?: number;
}

export function collection<V>(
	name: string,
	shape: Partial<Pick<Collection<V>, 'indexes' | 'unique'>> = {},
): Collection<V> {
	return { name, indexes: shape.indexes ?? {}, unique: shape.unique ?? {} };
}
