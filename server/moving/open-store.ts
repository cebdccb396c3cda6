import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nameInFolder, nameInStore, readInstance, readSharedInstance } from '../instance.ts';
import { openMongoStorage } from '../storage/mongodb/open.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { StoreUnavailable, type Storage } from '../storage/storage.ts';
import { CopyRefused } from './copy-store.ts';

/** A store with the name of its installation, as one end of a move. */
export interface OpenStore {
	readonly storage: Storage;
	/** For the operator: never with a password. */
	readonly place: string;
	/** Makes one when there is none. */
	instance(): Promise<string>;
	/** Gives the store this name; rejects with CopyRefused when it has another. */
	giveName(name: string): Promise<void>;
}

/** The SQLite store of a folder, with no other process at it until it is closed. */
export async function openSqliteStore(folder: string): Promise<OpenStore> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'tablee.db');
	const storage = await openSqliteStorage(file, { alone: true }).catch((problem: unknown) => {
		if (!isLocked(problem)) throw problem;
		throw new CopyRefused(`${file} is in use: stop the server (or the other command) that works on it`);
	});
	return {
		storage,
		place: file,
		instance: () => readInstance(folder),
		giveName: async (name) => requireSame(name, await nameInFolder(folder, name)),
	};
}

export async function openMongoStore(url: string): Promise<OpenStore> {
	const storage = await openMongoStorage(url);
	return {
		storage,
		place: placeOf(url),
		instance: () => readSharedInstance(storage.records),
		giveName: async (name) => requireSame(name, await nameInStore(storage.records, name)),
	};
}

function requireSame(name: string, there: string): void {
	if (there !== name)
		throw new CopyRefused(`the target belongs to another installation (${there}): name an empty one`);
}

function placeOf(url: string): string {
	return url.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/, '');
}

const BUSY = 5;

function isLocked(problem: unknown): boolean {
	const cause = problem instanceof StoreUnavailable ? problem.cause : problem;
	return cause instanceof Error && 'errcode' in cause && Number(cause.errcode) % 256 === BUSY;
}
