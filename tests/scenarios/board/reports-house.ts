import { createHash, randomUUID } from 'node:crypto';
import { textToHash } from '#lib/domain/board/hash-report.ts';
import type { Observation, ObservationReceipt, Revision } from '#lib/domain/board/observation.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { periods } from '../../../server/board/collections.ts';
import type { Person } from '../../support/board-house.ts';
import type { BoardHouse } from '../../support/board-house.ts';

/** Reports and corrections as a phone writes and sends them. */
export function reportsOf(house: BoardHouse) {
	const today = parisWallClock(house.services.now()).date;

	function write(input: Partial<Observation> = {}): Observation {
		return {
			id: randomUUID(),
			site: house.sites[0].id,
			form: 1,
			association: 'salam',
			level: 'network',
			visitedOn: today,
			visitedAt: '19:30',
			answers: {
				meals: { kind: 'count', n: 74 },
				present: { kind: 'estimate', least: 60, most: 80, method: 'estimated' },
			},
			remark: '',
			round: null,
			device: { createdAt: new Date(house.services.now()).toISOString(), offset: 60 },
			...input,
		};
	}

	function revise(of: string, input: Partial<Revision> = {}): Revision {
		return {
			id: randomUUID(),
			of,
			base: of,
			reason: 'Deux équipes, comptées deux fois',
			answers: { meals: { kind: 'count', n: 70 } },
			...input,
		};
	}

	const put = (who: Person | null, path: string, body: unknown) =>
		house.ask(who, `/api/v1/observations/${path}`, body, 'PUT');

	return {
		today,
		yesterday: daysLater(today, -1),
		write,
		revise,
		put,
		send: (who: Person | null, report: Observation, hash: string | null = hashOf(report)) =>
			put(who, report.id, { ...report, ...(hash !== null && { hash }) }),
		correct(who: Person | null, { id, of, ...said }: Revision) {
			return put(who, `${of}/revisions/${id}`, { ...said, hash: hashOf({ id, of, ...said }) });
		},
		async sent(who: Person, input: Partial<Observation> = {}): Promise<Observation> {
			const report = write(input);
			const response = await this.send(who, report);
			if (response.status !== 201) throw new Error(await response.text());
			return report;
		},
		/** The month of this day, validated. */
		async lock(day: string): Promise<void> {
			const month = day.slice(0, 7);
			await house.services.storage.records.insert(periods, month, {
				month,
				state: 'locked',
				version: 1,
				changedAt: '2013-06-05T10:00:00.000Z',
				changedBy: 'somebody',
			});
		},
	};
}

export type Reports = ReturnType<typeof reportsOf>;

export function hashOf(written: Observation | Revision): string {
	return createHash('sha256').update(textToHash(written)).digest('hex');
}

export async function refused(asked: Promise<Response>): Promise<[number, string, string]> {
	const response = await asked;
	const { error } = (await response.json()) as { error: { code: string; message: string } };
	return [response.status, error.code, error.message];
}

export async function receiptIn(asked: Promise<Response>): Promise<[number, ObservationReceipt]> {
	const response = await asked;
	return [response.status, (await response.json()) as ObservationReceipt];
}
