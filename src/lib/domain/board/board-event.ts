import type { AlertAct, AlertType } from './alert.ts';
import type { Entry, NeedFact, OfferActFact, OfferFact, SiteFact } from './entry.ts';
import type { Answer, Answers } from './form.ts';
import type { Revision } from './observation.ts';
import type { Stream } from './stream.ts';

/**
 * What open boards are told of a line of the log: at most 1 kB, without anybody's free text. The same events, folded in their
 * order, make the board in the browser and on the server.
 */
export interface BoardEvent {
	readonly stream: Stream;
	readonly seq: number;
	/** Server instant. */
	readonly at: string;
	readonly association: string | null;
	readonly fact: ToldFact;
}

export type ToldFact =
	| ToldObservation
	| ToldVariant
	| ToldRevision
	| { readonly kind: 'erasure'; readonly of: string }
	| NeedFact
	| OfferFact
	| OfferActFact
	| ToldAlert
	| ToldAlertAct
	| SiteFact;

export interface ToldObservation {
	readonly kind: 'observation';
	readonly id: string;
	readonly site: string;
	readonly form: number;
	readonly visitedOn: string;
	readonly visitedAt: string | null;
	/** Without texts. */
	readonly answers: Answers;
	/** There is a text to read on its own page. */
	readonly words: boolean;
	readonly round: string | null;
	readonly late: boolean;
	readonly imported: boolean;
}

export interface ToldVariant {
	readonly kind: 'variant';
	readonly of: string;
	readonly hash: string;
}

export interface ToldRevision {
	readonly kind: 'revision';
	readonly id: string;
	readonly of: string;
	readonly base: string;
	readonly settles?: readonly string[];
	/** Without texts. */
	readonly answers: Readonly<Record<string, Answer | null>>;
	/** The fields whose text it changes: `remark`, `answers.<item>`. */
	readonly texts?: readonly string[];
	readonly visitedOn?: string;
	readonly visitedAt?: string | null;
}

export interface ToldAlert {
	readonly kind: 'alert';
	readonly id: string;
	readonly site: string | null;
	readonly sector: string;
	readonly type: AlertType;
}

export interface ToldAlertAct {
	readonly kind: 'alert-act';
	readonly id: string;
	readonly of: string;
	readonly act: AlertAct;
}

export function eventOf({ stream, seq, at, association, fact }: Entry): BoardEvent {
	return { stream, seq, at, association, fact: toldFact(fact) };
}

function toldFact(fact: Entry['fact']): ToldFact {
	switch (fact.kind) {
		case 'observation': {
			const { report, late, origin } = fact;
			const { id, site, form, visitedOn, visitedAt, round } = report;
			const answers = withoutTexts(report.answers);
			const words = report.remark !== '' || Object.keys(answers).length < Object.keys(report.answers).length;
			const imported = origin !== null;
			return {
				kind: 'observation',
				id,
				site,
				form,
				visitedOn,
				visitedAt,
				answers,
				words,
				round,
				late,
				imported,
			};
		}
		case 'variant':
			return { kind: 'variant', of: fact.report.id, hash: fact.hash };
		case 'revision':
			return tellRevision(fact.revision);
		case 'erasure':
			return { kind: 'erasure', of: fact.of };
		case 'alert': {
			const { id, site, sector, type } = fact;
			return { kind: 'alert', id, site, sector, type };
		}
		case 'alert-act': {
			const { id, of, act } = fact;
			return { kind: 'alert-act', id, of, act };
		}
		default:
			return fact;
	}
}

export function tellRevision(revision: Revision): ToldRevision {
	const { id, of, base, settles, answers, remark, visitedOn, visitedAt } = revision;
	const items = Object.keys(answers).filter((item) => answers[item]?.kind === 'text');
	const texts = [...items.map((item) => `answers.${item}`), ...(remark === undefined ? [] : ['remark'])];
	return {
		kind: 'revision',
		id,
		of,
		base,
		...(settles === undefined ? {} : { settles }),
		answers: withoutTexts(answers),
		...(texts.length === 0 ? {} : { texts }),
		...(visitedOn === undefined ? {} : { visitedOn }),
		...(visitedAt === undefined ? {} : { visitedAt }),
	};
}

function withoutTexts<A extends Answer | null>(answers: Readonly<Record<string, A>>): Record<string, A> {
	return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer?.kind !== 'text'));
}
