import { CHART, type ChartAmount } from './chart.ts';
import { round, runsOf, type Scale } from './scale.ts';

export interface LinePaths {
	/** The middle of each range. */
	readonly line: string;
	/** From the least to the most; empty where every range is one number. */
	readonly band: string;
	/** Steps that stand alone, which a line does not show. */
	readonly dots: readonly {
		readonly x: number;
		readonly y: number;
		readonly low: number;
		readonly high: number;
	}[];
}

/** `mirrored`: time runs from right to left, as the script does. */
export function linePaths(
	amounts: readonly (ChartAmount | null)[],
	{ max }: Pick<Scale, 'max'>,
	mirrored: boolean,
	size: { readonly width: number; readonly height: number; readonly top: number } = CHART,
): LinePaths {
	const step = size.width / Math.max(1, amounts.length);
	const x = (index: number) => {
		const from = (index + 0.5) * step;
		return round(mirrored ? size.width - from : from);
	};
	const y = (n: number) => round(size.height - (n / max) * (size.height - size.top));
	const middle = ({ least, most }: ChartAmount) => (least + most) / 2;
	const runs = runsOf(amounts);
	const long = runs.filter((run) => run.length > 1);
	const isRange = amounts.some((amount) => amount !== null && amount.least < amount.most);
	return {
		line: long
			.map((run) =>
				run.map(([index, amount], n) => `${n ? 'L' : 'M'}${x(index)} ${y(middle(amount))}`).join(''),
			)
			.join(''),
		band: isRange
			? long
					.map((run) => {
						const upper = run.map(([index, { most }]) => `${x(index)} ${y(most)}`);
						const lower = run.map(([index, { least }]) => `${x(index)} ${y(least)}`).toReversed();
						return `M${[...upper, ...lower].join('L')}Z`;
					})
					.join('')
			: '',
		dots: runs
			.filter((run) => run.length === 1)
			.map(([[index, amount] = [0, { least: 0, most: 0 }]]) => ({
				x: x(index),
				y: y(middle(amount)),
				low: y(amount.least),
				high: y(amount.most),
			})),
	};
}
