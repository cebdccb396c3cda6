import type { Alert } from '#lib/domain/board/alert.ts';
import { ALERT_ACTS, ALERT_TYPES } from '#lib/domain/board/alert.ts';
import type { Fact } from '#lib/domain/board/entry.ts';
import { ESTIMATE_METHODS, type Answer } from '#lib/domain/board/form.ts';
import { NEED_ACTS, NEED_ITEMS, OFFER_ACTS } from '#lib/domain/board/need.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import type { NewLine } from '../../../server/board/log.ts';

/** What a line's free texts hold: it may be told to nobody. */
export const PLANTED = 'PLANTED-TEXT';

interface World {
	readonly streams: readonly Stream[];
	readonly sites: readonly string[];
	readonly sector: string;
	readonly associations: readonly string[];
	/** YYYY-MM-DD, of the last visits. */
	readonly today: string;
}

/** Lines as people might write them, and as they never would: acts on what is not there, twice, out of order. */
export function randomLines(random: (below: number) => number, world: World): () => NewLine {
	const of = new Map<string, string[]>();
	const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
	let made = 0;
	const fresh = () => `id-${(made++).toString().padStart(8, '0')}`;

	function known(stream: Stream, kind: string, id?: string): string {
		const key = `${stream} ${kind}`;
		const all = of.get(key) ?? [];
		if (id !== undefined) {
			of.set(key, [...all.slice(-40), id]);
			return id;
		}
		return all.length > 0 && random(20) > 0 ? pick(all) : 'id-of-nothing';
	}

	function answer(item: string): Answer {
		if (item === 'present') {
			const least = random(90);
			return { kind: 'estimate', least, most: least + random(40), method: pick(ESTIMATE_METHODS) };
		}
		if (item === 'water') return { kind: 'yes-no', yes: random(2) === 0 };
		if (item === 'needs') return { kind: 'choice', chosen: NEED_ITEMS.filter(() => random(5) === 0) };
		if (item === 'note') return { kind: 'text', text: `${PLANTED} ${random(99)}` };
		return { kind: 'count', n: random(120) };
	}

	const ITEMS = ['meals', 'present', 'pass', 'needs', 'water', 'note', 'socks'];
	function answers(): Record<string, Answer> {
		return Object.fromEntries(ITEMS.filter(() => random(3) > 0).map((item) => [item, answer(item)]));
	}

	function fact(stream: Stream, association: string): Fact {
		const visitedOn = daysLater(world.today, -random(60));
		const visitedAt = random(4) === 0 ? null : `${String(random(24)).padStart(2, '0')}:15`;
		const report = {
			id: '',
			site: pick(world.sites),
			form: 1,
			association,
			level: 'network' as const,
			visitedOn,
			visitedAt,
			answers: answers(),
			remark: random(2) ? `${PLANTED} remark` : '',
			round: null,
			device: { createdAt: `${visitedOn}T12:00:00.000Z`, offset: 60 },
		};
		const hash = fresh();
		const text = `${PLANTED} text`;
		const item = pick(NEED_ITEMS);
		switch (random(12)) {
			case 0: {
				const revision = {
					id: fresh(),
					of: known(stream, 'report'),
					base: known(stream, 'report'),
					reason: text,
					answers: { ...answers(), ...(random(3) ? {} : { meals: null }) },
					...(random(3) ? {} : { visitedOn }),
				};
				return { kind: 'revision', revision, hash, firstOn: visitedOn };
			}
			case 1:
				return {
					kind: 'variant',
					report: { ...report, id: known(stream, 'report') },
					hash,
					firstOn: visitedOn,
				};
			case 2:
				return {
					kind: 'erasure',
					id: fresh(),
					of: known(stream, 'report'),
					firstOn: visitedOn,
					reason: 'asked',
				};
			case 3:
			case 4:
				return { kind: 'need', id: fresh(), site: report.site, item, act: pick(NEED_ACTS), detail: '' };
			case 5:
				return { kind: 'offer', id: known(stream, 'offer', fresh()), item, detail: '', until: null };
			case 6:
				return { kind: 'offer-act', id: fresh(), of: known(stream, 'offer'), act: pick(OFFER_ACTS) };
			case 7: {
				const alert: Pick<Alert, 'id' | 'site' | 'sector' | 'type'> = {
					id: known(stream, 'alert', fresh()),
					site: pick([report.site, null]),
					sector: world.sector,
					type: pick(ALERT_TYPES),
				};
				return { kind: 'alert', ...alert, text };
			}
			case 8:
				return { kind: 'alert-act', id: fresh(), of: known(stream, 'alert'), act: pick(ALERT_ACTS), text };
			default:
				return {
					kind: 'observation',
					report: { ...report, id: known(stream, 'report', fresh()) },
					hash,
					late: random(9) === 0,
					skew: null,
					origin: random(12) ? null : { file: 'camps.csv', line: 1 },
				};
		}
	}

	return () => {
		const stream = pick(world.streams);
		const association = stream.startsWith('association:')
			? stream.slice('association:'.length)
			: pick(world.associations);
		return { stream, by: 'somebody', association, fact: fact(stream, association) };
	};
}
