import type { ReportLine } from '#lib/domain/board/board-state.ts';
import { eventOf } from '#lib/domain/board/board-event.ts';
import type {
	Entry,
	ErasureFact,
	Fact,
	ObservationFact,
	RevisionFact,
	VariantFact,
} from '#lib/domain/board/entry.ts';
import { addVariant, eraseWords, reportOf, reviseReport } from '#lib/domain/board/fold-report.ts';
import type { BoardLog } from '../log.ts';

/** Every line of one report, in the order of its stream. */
export interface StoredReport {
	readonly first: Entry<ObservationFact>;
	readonly later: readonly Entry<LaterFact>[];
}

export type LaterFact = RevisionFact | VariantFact | ErasureFact;

/** Null: there is none with this id. */
export async function readStored(log: BoardLog, id: string): Promise<StoredReport | null> {
	return storedFrom(await log.about(id));
}

export function storedFrom(lines: readonly Entry[]): StoredReport | null {
	const first = lines.find(isOf('observation'));
	if (!first) return null;
	const later = lines
		.filter((line): line is Entry<LaterFact> => line.stream === first.stream && isLater(line.fact))
		.toSorted((one, other) => one.seq - other.seq);
	return { first, later };
}

/** As the board shows it. */
export function lineOf({ first, later }: StoredReport): ReportLine {
	const event = eventOf(first);
	if (event.fact.kind !== 'observation') throw new TypeError('the first line of a report is one');
	let line = reportOf({ ...event, fact: event.fact });
	for (const { fact } of later.map(eventOf))
		if (fact.kind === 'revision') line = reviseReport(line, fact);
		else if (fact.kind === 'variant') line = addVariant(line, fact);
		else line = eraseWords(line);
	return line;
}

export function revisionsOf({ later }: StoredReport): readonly Entry<RevisionFact>[] {
	return later.filter(isOf('revision'));
}

export function variantsOf({ later }: StoredReport): readonly Entry<VariantFact>[] {
	return later.filter(isOf('variant'));
}

export function isOf<K extends Fact['kind']>(kind: K) {
	return (line: Entry): line is Entry<Extract<Fact, { kind: K }>> => line.fact.kind === kind;
}

function isLater({ kind }: Fact): boolean {
	return kind === 'revision' || kind === 'variant' || kind === 'erasure';
}
