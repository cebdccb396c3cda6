import { expect, test } from 'vitest';
import { dueAt } from './due.ts';

test.each([
	['2014-05-20T10:00:00.000Z', '2013-05-20T10:00:00.000Z', '2012-05-20T10:00:00.000Z'],
	['2016-02-29T10:00:00.000Z', '2015-02-28T10:00:00.000Z', '2014-02-28T10:00:00.000Z'],
	['2014-12-31T23:30:00.000Z', '2013-12-31T23:30:00.000Z', '2012-12-31T23:30:00.000Z'],
])('BD217 BD218 at %s texts are due up to %s, authors up to %s', (now, texts, authors) => {
	expect(dueAt(Date.parse(now))).toEqual({ texts, authors });
});
