import { existsSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

// Ends this thread at the next message once a file `<database>.die` is there.
const order = `${(workerData as { file: string }).file}.die`;
parentPort?.on('message', () => {
	if (!existsSync(order)) return;
	rmSync(order);
	process.exit(9);
});
