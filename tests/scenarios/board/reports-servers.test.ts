import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Observation, ObservationReceipt } from '#lib/domain/board/observation.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { entries } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import type { Services } from '../../../server/services.ts';
import { openBoardHouse } from '../../support/board-house.ts';
import { reportsOf } from './reports-house.ts';

const WRITER = join(import.meta.dirname, '../../support/report-writer.ts');
/** Enough that the process is in the middle of one when it is killed. */
const RECEIPTS = 40;

interface Printed {
	readonly person: string;
	readonly report: Observation;
	readonly receipt: ObservationReceipt;
}

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tablee-reports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

test('BD28 a report that has its receipt survives that the server is killed, and the next one continues its numbers', async () => {
	const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
	const exited = once(child, 'exit');
	const printed: Printed[] = [];
	for await (const line of createInterface({ input: child.stdout })) {
		if (line.startsWith('{')) printed.push(JSON.parse(line) as Printed);
		if (printed.length === RECEIPTS) child.kill('SIGKILL');
	}
	await exited;
	expect(child.signalCode).toBe('SIGKILL');
	expect(printed.length).toBeGreaterThanOrEqual(RECEIPTS);

	const services = await compose(readConfig({ DATA_DIR: folder }));
	try {
		const actor = await services.access.actorFor(printed[0]!.person);
		for (const { report, receipt } of printed)
			expect(await services.board.reports.record(actor, report)).toEqual({ receipt, fresh: false });
		const seqs = (await listAll(services.storage.records, entries))
			.map(({ value }) => value)
			.filter(({ stream }) => stream === 'association:salam')
			.map(({ seq }) => seq);
		expect(seqs).toEqual(seqs.map((_, n) => n + 1));
		const next = { ...printed[0]!.report, id: crypto.randomUUID() };
		const { receipt } = await services.board.reports.record(actor, next);
		expect(receipt.seq).toBe(seqs.length + 1);
	} finally {
		await services.close();
	}
}, 60_000);

test('BD28 two servers on one store keep a report once, whichever the phone reaches, and answer one receipt', async () => {
	const house = await openBoardHouse();
	const { storage } = house.services;
	const second: Services = await compose(readConfig({ DATA_DIR: folder }), { storage });
	try {
		const reports = reportsOf(house);
		const actor = await house.as('salam');
		const all = Array.from({ length: 40 }, () => reports.write());
		const answers = await Promise.all(
			all.flatMap((report) =>
				[house.services, second, house.services, second].map(async (node) => ({
					id: report.id,
					...(await node.board.reports.record(actor, report)),
				})),
			),
		);
		for (const report of all) {
			const ofReport = answers.filter(({ id }) => id === report.id);
			expect(ofReport.filter(({ fresh }) => fresh)).toHaveLength(1);
			expect(new Set(ofReport.map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1);
		}
		const lines = await house.services.board.reports.reportsOfMonth('network', reports.today.slice(0, 7));
		expect(lines).toHaveLength(40);
		expect(await second.board.reports.reportsOfMonth('network', reports.today.slice(0, 7))).toEqual(lines);

		// corrected at the same time through both: neither is lost
		const [one, other] = [60, 61].map((n) =>
			reports.revise(all[0]!.id, { answers: { meals: { kind: 'count', n } } }),
		);
		await Promise.all([
			house.services.board.reports.correct(actor, one!),
			second.board.reports.correct(actor, other!),
		]);
		expect(await second.board.reports.read(actor, all[0]!.id)).toMatchObject({
			disputed: true,
			history: [{}, {}],
		});
	} finally {
		await second.sync.close();
		await second.live.close();
		await house.close();
	}
}, 60_000);
