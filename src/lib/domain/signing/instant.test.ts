import { expect, test } from 'vitest';
import { readInstant } from './instant.ts';

test.each([
	['2013-04-01T23:59:59+02:00', '2013-04-01T21:59:59.000Z'],
	['2013-04-01T21:59Z', '2013-04-01T21:59:00.000Z'],
	['2013-04-01T21:59:59.5Z', '2013-04-01T21:59:59.500Z'],
	['2013-04-01T21:59:59', null],
	['2013-04-01', null],
	['2013-02-31T25:00:00Z', null],
	['1er avril 2013', null],
	['', null],
])('SG15 «%s» is the instant %s', (text, instant) => {
	expect(readInstant(text)).toBe(instant);
});
