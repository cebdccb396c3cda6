import { auditLedger } from '../signing/audit-ledger.ts';
import type { Storage } from '../storage/storage.ts';
import { bring, digestOf } from './bring.ts';
import { putMark, readMark, removeMark, requireFinished } from './mark.ts';
import type { Digest } from './row-text.ts';
import { areasOf, AREAS, FACTS, NAMED_BY_FACTS, type AreaName, type Store } from './stored-area.ts';

/** The copy can't be made, or is not what it should be; the sentence says what to do. */
export class CopyRefused extends Error {
	override readonly name = 'CopyRefused';
}

export interface CopyInput {
	readonly source: Storage;
	readonly target: Storage;
	/** The source's name. */
	readonly instance: string;
	/**
	 * True: nodes may go on writing. Facts are then of one moment, everything else of that moment or later.
	 * False: the source must stand still to the end.
	 */
	readonly live: boolean;
	/** Once before the mark goes: what else belongs to the target. */
	finish?(): Promise<void>;
}

export type Digests = ReadonlyMap<AreaName, Digest>;

/** How often facts are read again until two readings are the same. */
const ROUNDS = 50;

/** Fills an empty target, or goes on with its own unfinished one. Answers what was copied, once the target was read back and is the same. */
export async function copyStore(input: CopyInput): Promise<Digests> {
	const source = await areasOf(input.source);
	const target = await areasOf(input.target);
	await beginOrGoOn(input, target);
	const copied = new Map([...(await settle(source, target)), ...(await bringAll(source, target))]);
	await verifyCopy(input.target, target, copied);
	if (!input.live) await requireUnmoved(source, copied);
	await input.finish?.();
	await removeMark(input.target.records);
	return copied;
}

async function beginOrGoOn({ target: { records }, instance }: CopyInput, target: Store): Promise<void> {
	const mark = await readMark(records);
	if (mark && mark.from !== instance)
		throw new CopyRefused(
			`the target is being filled from another instance (${mark.from}): name an empty one`,
		);
	if (mark) return;
	for (const area of target.values())
		for await (const _row of area.rows())
			throw new CopyRefused(
				`the target is not empty (${area.name}): name an empty one; nothing was changed in it`,
			);
	await putMark(records, { from: instance, since: new Date().toISOString() });
}

/**
 * Facts name one another, and no store but one in a single file can be read at one moment. So they are read until a whole
 * reading finds nothing but what the one before it had found: between both they were, all at once, what was copied.
 */
async function settle(source: Store, target: Store): Promise<[AreaName, Digest][]> {
	for (let round = 0; round < ROUNDS; round++) {
		const brought: [AreaName, Digest][] = [];
		let changed = 0;
		for (const name of FACTS) {
			const area = await bring(source.get(name)!, target.get(name)!);
			brought.push([name, area.digest]);
			changed += area.changed;
		}
		if (changed === 0 && round > 0) return brought;
	}
	throw new CopyRefused(
		`the source was written to during each of ${ROUNDS} readings: start again at a quieter moment; it goes on`,
	);
}

/** Read after the facts: whatever those name was kept before them. */
async function bringAll(source: Store, target: Store): Promise<[AreaName, Digest][]> {
	const brought: [AreaName, Digest][] = [];
	for (const name of NAMED_BY_FACTS)
		brought.push([name, (await bring(source.get(name)!, target.get(name)!)).digest]);
	return brought;
}

/** Reads the target again, from its first row to its last, and follows its chain. */
export async function verifyCopy(storage: Storage, target: Store, copied: Digests): Promise<void> {
	for (const name of AREAS) {
		const kept = await digestOf(target.get(name)!);
		const wanted = copied.get(name)!;
		if (kept.rows !== wanted.rows)
			throw new CopyRefused(`${name}: ${wanted.rows} rows were copied, ${kept.rows} are in the target`);
		if (kept.sha256 !== wanted.sha256)
			throw new CopyRefused(`${name}: what the target holds is not what was copied (SHA-256 differs)`);
	}
	await requireChain(storage);
}

/** Reads a whole store: every row, checksum and hash of it, and its chain. */
export async function inspectStore(storage: Storage): Promise<Digests> {
	await requireFinished(storage.records);
	const digests: [AreaName, Digest][] = [];
	for (const [name, area] of await areasOf(storage)) digests.push([name, await digestOf(area)]);
	await requireChain(storage);
	return new Map(digests);
}

async function requireChain({ ledger, files }: Storage): Promise<void> {
	const { ok, problems } = await auditLedger(ledger, files);
	const [first] = problems;
	if (!ok) throw new CopyRefused(`ledger: row ${first?.sequence}: ${first?.problem}`);
}

async function requireUnmoved(source: Store, copied: Digests): Promise<void> {
	for (const name of AREAS)
		if ((await digestOf(source.get(name)!)).sha256 !== copied.get(name)!.sha256)
			throw new CopyRefused(
				`${name}: the source was written to meanwhile: stop every node, then start the same command again; it goes on`,
			);
}
