import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import { bytesOf } from './awkward.ts';

// Writes until it is killed, and says of each write that it was acknowledged: `number sequence`.
const [file = '', round = ''] = process.argv.slice(2);
const storage = await openSqliteStorage(file);
let number = 0;

async function writeWithoutEnd(): Promise<never> {
	for (;;) {
		const mine = number++;
		const update = {
			bytes: bytesOf(`${round}/${mine}`),
			person: 'p',
			claims: [mine],
			at: '2026-11-23T10:00:00.000Z',
		};
		const [sequence] = await storage.updates.append([
			{ ...update, document: 'one' },
			{ ...update, document: 'two' },
		]);
		process.stdout.write(`${mine} ${sequence}\n`);
	}
}
await Promise.all(Array.from({ length: 20 }, writeWithoutEnd));
