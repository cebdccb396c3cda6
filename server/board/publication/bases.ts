import { randomUUID } from 'node:crypto';
import type { DecidedFigure, DecidedMonth } from '#lib/domain/board/disclosure/decide-month.ts';
import type { EarlierFigures } from '#lib/domain/board/disclosure/later-version.ts';
import { PUBLIC_INDICATORS, type PublicIndicator } from '#lib/domain/board/disclosure/public-indicators.ts';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import { findAll } from '../../network/read-all.ts';
import { canonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { collection, type Records } from '../../storage/records.ts';

/**
 * What a version was made of, site by site: the next one is compared with it, so that the difference tells nothing. Never
 * public. It is written before its version is published, so that none stands without it; which of them was published is known
 * by what it says.
 */
interface Basis {
	readonly month: string;
	/** The period's version: what was validated. */
	readonly period: number;
	readonly version: number;
	readonly decided: Readonly<Partial<Record<PublicIndicator, DecidedFigure>>>;
}

/** Id: random; two that publish at once each write their own. */
const bases = collection<Basis>('board-publication-bases', { indexes: { month: ({ month }) => [month] } });

export interface EarlierVersions {
	readonly figures: EarlierFigures;
	/** The validation that was published last; 0: none. */
	readonly period: number;
}

/** Null: it is not known what a published version was made of, so that none can follow. */
export async function readBases(
	records: Records,
	month: string,
	published: readonly PublishedMonth[],
): Promise<EarlierVersions | null> {
	const known = (await findAll(records, bases, 'month', month)).map(({ value }) => value);
	const ofVersions = published.map((one) => known.filter((basis) => says(basis, one)));
	if (ofVersions.some((same) => same.length === 0)) return null;
	const all = ofVersions.flat();
	const figures = PUBLIC_INDICATORS.map((indicator) => [
		indicator,
		all.flatMap(({ decided }) => decided[indicator] ?? []),
	]);
	const periods = (ofVersions.at(-1) ?? []).map(({ period }) => period);
	return { figures: Object.fromEntries(figures), period: periods.length > 0 ? Math.min(...periods) : 0 };
}

function says({ version, decided }: Basis, published: PublishedMonth): boolean {
	return (
		version === published.version &&
		PUBLIC_INDICATORS.every(
			(indicator) =>
				canonicalJson(decided[indicator]?.figure ?? null) ===
				canonicalJson(published.figures[indicator] ?? null),
		)
	);
}

export async function keepBasis(
	records: Records,
	{ month, period, version }: Pick<Basis, 'month' | 'period' | 'version'>,
	decided: DecidedMonth,
): Promise<void> {
	await records.insert(bases, randomUUID(), { month, period, version, decided });
}
