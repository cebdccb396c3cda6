import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import { CorruptFile, type Files } from '../files.ts';
import { unlessDuplicate } from './failure.ts';
import { createLargeBytes, type KeptBytes } from './large-bytes.ts';
import { requireBytes, requireText } from './scalars.ts';

type FileDocument = KeptBytes & { readonly _id: string };

export function createMongoFiles(database: Db): Files {
	const files = database.collection<FileDocument>('files');
	const large = createLargeBytes(database);

	return {
		async put(bytes) {
			requireBytes(bytes);
			const copy = new Uint8Array(bytes);
			const hash = sha256(copy);
			if (await files.findOne({ _id: hash }, { projection: { _id: 1 } })) return hash;
			await unlessDuplicate(files.insertOne({ _id: hash, ...(await large.keep(hash, copy)) }));
			return hash;
		},
		async get(hash) {
			requireText(hash);
			const file = await files.findOne({ _id: hash });
			if (!file) return null;
			const bytes = await large.load(hash, file);
			if (!bytes || sha256(bytes) !== hash) throw new CorruptFile(hash);
			return bytes;
		},
	};
}

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
