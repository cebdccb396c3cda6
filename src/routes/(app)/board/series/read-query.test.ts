import { expect, test } from 'vitest';
import { readSeriesQuery, seriesHref } from './read-query.ts';

const read = (query: string) => readSeriesQuery(new URLSearchParams(query), '2013-05-14');

test('BD196 a series is asked for by its address', () => {
	const asked = read('by=site&of=grande-synthe&indicator=present&from=2013-01&to=2013-12');
	expect(asked).toEqual({
		by: 'site',
		of: 'grande-synthe',
		indicator: 'present',
		from: '2013-01',
		to: '2013-12',
	});
	expect(read(seriesHref(asked, {}).slice(1))).toEqual(asked);
	expect(read(seriesHref(asked, { of: null, by: 'sector' }).slice(1))).toEqual({
		...asked,
		by: 'sector',
		of: null,
	});
});

test.each(['', 'by=nobody&of=x&indicator=name&from=yesterday&to=2013-99'])(
	'BD196 what %j leaves open is the last twelve months of the coast',
	(query) => {
		expect(read(query)).toEqual({
			by: 'coast',
			of: null,
			indicator: 'meals',
			from: '2012-06',
			to: '2013-05',
		});
	},
);
