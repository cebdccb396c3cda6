import { eventOf } from '#lib/domain/board/board-event.ts';
import type { BoardState, ReportLine } from '#lib/domain/board/board-state.ts';
import { keyOfFact, type Entry } from '#lib/domain/board/entry.ts';
import { foldAlert } from '#lib/domain/board/fold-alerts.ts';
import { foldNeed, foldOffer, NEED_SPEAKS_DAYS } from '#lib/domain/board/fold-needs.ts';
import { reportOf, reviseReport } from '#lib/domain/board/fold-report.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import type { BoardContext } from './context.ts';

/** Needs, offers and alerts of a stream up to a line of it. */
export interface Followed extends Pick<BoardState, 'needs' | 'offers' | 'alerts'> {
	readonly seq: number;
	/** Person by alert: who raised it may read it, and withdraw it. */
	readonly raisedBy: Readonly<Record<string, string | null>>;
	/** Keys of acts that changed nothing when their turn came: of two at once, somebody was second. */
	readonly idle: ReadonlySet<string>;
	/** Reports whose corrections still say something about needs. */
	readonly reports: Readonly<Record<string, ReportLine>>;
}

const NOTHING: Followed = {
	seq: 0,
	needs: {},
	offers: {},
	alerts: {},
	raisedBy: {},
	idle: new Set(),
	reports: {},
};

interface Known {
	readonly key: string;
	readonly followed: Followed;
}

/** Reads what the log gained before each answer, so that nothing here is older than the log; from its beginning after a start. */
export function followLog({ log, sites, now }: Pick<BoardContext, 'log' | 'sites' | 'now'>) {
	const turns = new Map<Stream, Promise<Known>>();

	async function read(stream: Stream, before: Promise<Known> | undefined) {
		const known = new Map((await sites.sites()).map(({ id, series }) => [id, series]));
		// a site that was opened or merged moves its needs; and what was erased is forgotten here within a day
		const key = JSON.stringify([new Date(now()).toISOString().slice(0, 10), ...known]);
		const last = await before;
		let followed = last?.key === key ? last.followed : NOTHING;
		for (;;) {
			const lines = await log.since(stream, followed.seq);
			if (lines.length === 0) return { key, followed };
			followed = fold(followed, lines, (site) => known.get(site) ?? site);
		}
	}

	return async (stream: Stream): Promise<Followed> => {
		const before = turns.get(stream);
		const turn = read(stream, before);
		turns.set(
			stream,
			turn.catch(() => before ?? { key: '', followed: NOTHING }),
		);
		return (await turn).followed;
	};
}

export type Follow = ReturnType<typeof followLog>;

function fold(before: Followed, lines: readonly Entry[], seriesOf: (site: string) => string): Followed {
	let { needs, offers, alerts } = before;
	const raisedBy = { ...before.raisedBy };
	const idle = new Set(before.idle);
	const reports = { ...before.reports };
	for (const line of lines) {
		const event = eventOf(line);
		const folded = {
			needs: foldNeed(needs, event, seriesOf, (id) => reports[id]),
			offers: foldOffer(offers, event),
			alerts: foldAlert(alerts, event),
		};
		const { fact } = event;
		if (fact.kind === 'need' || fact.kind === 'offer-act' || fact.kind === 'alert-act') {
			const changed = folded.needs !== needs || folded.offers !== offers || folded.alerts !== alerts;
			if (!changed) idle.add(keyOfFact(line.fact));
		}
		if (fact.kind === 'alert') raisedBy[fact.id] = line.by;
		if (fact.kind === 'observation') reports[fact.id] = reportOf({ ...event, fact });
		if (fact.kind === 'revision' && reports[fact.of])
			reports[fact.of] = reviseReport(reports[fact.of]!, fact);
		({ needs, offers, alerts } = folded);
	}
	const last = lines.at(-1)!;
	const since = daysLater(last.at.slice(0, 10), -NEED_SPEAKS_DAYS - 1);
	const recent = Object.entries(reports).filter(([, report]) => report.receivedAt >= since);
	return {
		seq: last.seq,
		needs,
		offers,
		alerts,
		raisedBy,
		idle,
		reports: Object.fromEntries(recent),
	};
}
