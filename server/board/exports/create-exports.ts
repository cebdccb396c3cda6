import { randomUUID } from 'node:crypto';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Entry } from '#lib/domain/board/entry.ts';
import { exportTable } from '#lib/domain/board/exports/export-table.ts';
import { isMonth, monthsBetween } from '#lib/domain/board/months.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { ExportedVisits, ExportFilter, RawExport } from '#lib/protocol/views/exports.ts';
import { demand, demandToSee } from '../../access.ts';
import { listAll } from '../../network/read-all.ts';
import { removeRecord } from '../../network/revise.ts';
import { collection } from '../../storage/records.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { ReportPort } from '../ports.ts';
import type { ExportsService } from './service.ts';

interface Order extends Omit<RawExport, 'personName'> {
	readonly person: string;
}

const orders = collection<Order>('board-exports');
const MOST_MONTHS = 24;
const LONGEST_REASON = 200;
const DAY_MS = 86_400_000;

export function createExports(
	context: BoardContext,
	{ reportsOfMonth }: Pick<ReportPort, 'reportsOfMonth'>,
): ExportsService {
	const { records, log, now } = context;

	async function rawRights() {
		return { ...(await context.facts()), granted: await context.granted('raw-export') };
	}

	/** Of the network's stream only: what an association keeps for itself is in no export. */
	async function visits(
		filter: ExportFilter,
		how: 'treated' | 'raw',
		raw: RawExport | null,
	): Promise<ExportedVisits> {
		const perMonth = await Promise.all(monthsOf(filter).map((month) => reportsOfMonth('network', month)));
		const reports = perMonth
			.flat()
			.filter(({ site }) => filter.site === null || site === filter.site)
			.filter(({ association }) => filter.association === null || association === filter.association);
		const [sites, sectors, associations] = await Promise.all([
			context.sites.sites(),
			context.sites.sectors(),
			Promise.all(
				[...new Set(reports.flatMap(({ association }) => association ?? []))].map((id) =>
					context.network.association(id),
				),
			),
		]);
		const numbers = new Map(sectors.map(({ id, number }) => [id, number]));
		return {
			...exportTable(reports, how),
			filter,
			sites: Object.fromEntries(
				sites.map(({ id, name, sector }) => [id, { name, sector: numbers.get(sector) ?? 0 }]),
			),
			associations: Object.fromEntries(
				associations.flatMap((association) => (association ? [[association.id, association.name]] : [])),
			),
			raw,
		};
	}

	async function named({ person, ...order }: Order): Promise<RawExport> {
		return { ...order, personName: (await context.names([person])).get(person) ?? '' };
	}

	const isOver = ({ expiresAt }: Order) => expiresAt <= instantOf(context);

	/** Lines that changed what a table of these months says. */
	async function changedSince({ filter, madeAt }: Order): Promise<number> {
		const perMonth = await Promise.all(monthsOf(filter).map((month) => log.inMonth('network', month)));
		const changes = new Map<string, Entry>();
		for (const line of perMonth.flat()) if (line.at > madeAt) changes.set(`${line.stream}/${line.seq}`, line);
		return changes.size;
	}

	return {
		async view(actor) {
			demandToSee(actor, 'board.read', await context.facts());
			const { id, coordinator } = actor as PersonActor;
			const all = (await listAll(records, orders)).map(({ value }) => value);
			const shown = all
				.filter((order) => !isOver(order) && (coordinator || order.person === id))
				.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
			const names = ({ id: of, name }: { id: string; name: string }) => ({ id: of, name });
			return {
				sites: (await context.sites.sites()).map(names),
				associations: (await context.network.memberAssociations()).map(names),
				mayMakeRaw: can(actor, 'raw-export.make', await rawRights()),
				raw: await Promise.all(
					shown.map(async (order) => ({
						...(await named(order)),
						mine: order.person === id,
						changedSince: await changedSince(order),
					})),
				),
			};
		},

		async treated(actor, filter) {
			demandToSee(actor, 'board.read', await context.facts());
			monthsOf(filter);
			await context.note(actor, 'exported', '', noteOf(filter));
			return visits(filter, 'treated', null);
		},

		async order(actor, filter, reason) {
			demandToSee(actor, 'board.read', await context.facts());
			demand(actor, 'raw-export.make', await rawRights());
			monthsOf(filter);
			const why = reason.trim();
			if (why === '' || why.length > LONGEST_REASON) throw new Refusal('invalid', 'export-reason');
			const order: Order = {
				id: randomUUID(),
				person: (actor as PersonActor).id,
				filter,
				reason: why,
				madeAt: instantOf(context),
				expiresAt: new Date(now() + THRESHOLDS.exportDays * DAY_MS).toISOString(),
			};
			await context.note(actor, 'exported-raw', order.id, `${noteOf(filter)}: ${why}`);
			await records.insert(orders, order.id, order);
			return order.id;
		},

		async raw(actor, id) {
			demandToSee(actor, 'board.read', await context.facts());
			const order = (await records.get(orders, id))?.value;
			if (!order || order.person !== (actor as PersonActor).id) throw new Refusal('not-found', 'not-found');
			if (isOver(order)) throw new Refusal('gone', 'export-expired');
			demand(actor, 'raw-export.make', await rawRights());
			await context.note(actor, 'exported-raw', id, noteOf(order.filter));
			return visits(order.filter, 'raw', await named(order));
		},

		async sweep() {
			for (const { id, value } of await listAll(records, orders))
				if (isOver(value)) await removeRecord(records, orders, id);
		},
	};
}

function monthsOf({ from, to }: ExportFilter): readonly string[] {
	if (!isMonth(from) || !isMonth(to) || from > to) throw new Refusal('invalid', 'export-months');
	const months = monthsBetween(from, to);
	if (months.length > MOST_MONTHS) throw new Refusal('invalid', 'export-months');
	return months;
}

function noteOf({ from, to, site, association }: ExportFilter): string {
	return [`${from}–${to}`, site, association].filter(Boolean).join(' ');
}
