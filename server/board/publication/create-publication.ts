import { decideMonth, type DecidedMonth } from '#lib/domain/board/disclosure/decide-month.ts';
import { holdTo } from '#lib/domain/board/disclosure/later-version.ts';
import { monthParts } from '#lib/domain/board/disclosure/month-parts.ts';
import { PUBLIC_INDICATORS, type PublicIndicator } from '#lib/domain/board/disclosure/public-indicators.ts';
import { publishableFrom } from '#lib/domain/board/disclosure/publishable-from.ts';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import { isMonth, monthsOf } from '#lib/domain/board/months.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { canonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { HiddenCells, PublicationMonth, PublicationState } from '#lib/protocol/views/publication.ts';
import { demandToSee } from '../../access.ts';
import { periods } from '../collections.ts';
import type { BoardContext } from '../context.ts';
import { isLateFor, lockedSince } from '../series/locked-since.ts';
import type { MonthLines } from '../series/month-lines.ts';
import { keepBasis, readBases } from './bases.ts';
import type { PublicationService } from './service.ts';

interface Prepared {
	readonly row: PublicationMonth;
	readonly period: number;
	readonly next: PublishedMonth;
	readonly decided: DecidedMonth;
	readonly same: boolean;
}

export function createPublication(context: BoardContext, monthLines: MonthLines): PublicationService {
	const { records, published } = context;
	const today = () => parisWallClock(context.now()).date;

	async function prepare(month: string): Promise<Prepared> {
		const [lines, sites, sectors, locked, versions, stored] = await Promise.all([
			monthLines(month),
			context.sites.sites(),
			context.sites.sectors(),
			lockedSince(context, [month]),
			published.reader.versions(month),
			records.get(periods, month),
		]);
		const earlier = await readBases(records, month, versions);
		const numbers = new Map(sectors.map(({ id, number }) => [id, number]));
		const places = new Map(
			sites.flatMap(({ id, series, sector }) => {
				const number = numbers.get(sector);
				return number === undefined ? [] : [[id, { series, sector: number }] as const];
			}),
		);
		const counted = lines.filter((line) => !isLateFor(line, locked));
		const last = versions.at(-1) ?? null;
		// what was said by sector is compared sector by sector: one that was made since is in no later version
		const listed = last?.sectors ?? sectors.map(({ number }) => number);
		const decided = decideMonth(
			monthParts(counted, (site) => places.get(site) ?? null),
			listed,
			THRESHOLDS,
			holdTo(earlier?.figures ?? {}, THRESHOLDS),
		);
		const next: PublishedMonth = {
			month,
			version: (last?.version ?? 0) + 1,
			publishedOn: today(),
			sectors: listed,
			figures: Object.fromEntries(
				PUBLIC_INDICATORS.map((indicator) => [indicator, decided[indicator].figure]),
			),
		};
		const period = stored?.value.version ?? 0;
		const from = publishableFrom(month, THRESHOLDS.publishAfterDays);
		const state = stateOf({
			isOld: today() >= from,
			isEmpty: lines.length === 0,
			isLocked: locked.has(month),
			isNew: last === null || (earlier !== null && period > earlier.period),
		});
		return {
			row: {
				month,
				state,
				from,
				published: last && { version: last.version, publishedOn: last.publishedOn },
			},
			period,
			next,
			decided,
			same: last !== null && canonicalJson(last.figures) === canonicalJson(next.figures),
		};
	}

	return {
		async months(actor, year) {
			demandToSee(actor, 'board.manage', null);
			if (!/^\d{4}$/.test(year)) throw new Refusal('not-found', 'not-found');
			return (await Promise.all(monthsOf(year).map(prepare))).map(({ row }) => row);
		},

		async preview(actor, month) {
			demandToSee(actor, 'board.manage', null);
			if (!isMonth(month)) throw new Refusal('not-found', 'not-found');
			const { row, next, decided, same } = await prepare(month);
			const reported = PUBLIC_INDICATORS.filter((indicator) => decided[indicator].parts.length > 0);
			const hidden = reported.map((indicator) => [indicator, hiddenOf(decided, indicator)]);
			return {
				...row,
				next,
				hidden: Object.fromEntries(hidden),
				held: PUBLIC_INDICATORS.filter((indicator) => decided[indicator].held),
				same,
			};
		},

		async publish(actor, month, version) {
			demandToSee(actor, 'board.manage', null);
			if (!isMonth(month)) throw new Refusal('not-found', 'not-found');
			const { row, period, next, decided, same } = await prepare(month);
			if (row.state !== 'ready') throw new Refusal('conflict', `publication-${row.state}`);
			if (version !== next.version) throw new Refusal('conflict', 'publication-moved');
			if (same) throw new Refusal('conflict', 'publication-same');
			await context.note(actor, 'figures-published', month, String(version));
			await keepBasis(records, { month, period, version }, decided);
			if (!(await published.put(next))) throw new Refusal('conflict', 'publication-moved');
			context.live.announce(['board']);
		},
	};
}

function stateOf(is: Record<'isOld' | 'isEmpty' | 'isLocked' | 'isNew', boolean>): PublicationState {
	if (!is.isOld) return 'early';
	if (is.isEmpty) return 'empty';
	if (!is.isLocked) return 'open';
	return is.isNew ? 'ready' : 'published';
}

function hiddenOf(decided: DecidedMonth, indicator: PublicIndicator): HiddenCells {
	const { cells } = decided[indicator];
	return { coast: cells.whyCoast, sectors: cells.why };
}
