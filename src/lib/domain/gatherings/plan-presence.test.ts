import { expect, test } from 'vitest';
import { readPlanPresence } from './plan-presence.ts';

const thing = 'i00000000001';
const drag = { day: 0, start: 540, room: '*' };

test('SY85 where somebody is in a plan: a thing, a text of it, where they hold it', () => {
	for (const at of [{ thing }, { thing, field: 'notes' }, { thing, drag }, { thing, minutes: 45 }])
		expect(readPlanPresence({ ...at, html: '<b>' })).toEqual(at);
});

test.each([
	null,
	'i00000000001',
	{},
	{ thing: 'x' },
	{ thing: 5 },
	{ thing, field: 'constructor' },
	{ thing: 't00000000001', field: 'notes' },
	{ thing, field: 5 },
	{ thing, drag: null },
	{ thing, drag: { ...drag, start: 541 } },
	{ thing, drag: { ...drag, colour: 'url(//evil)' } },
	{ thing: 'r00000000001', drag },
	{ thing, minutes: 7 },
	{ thing, minutes: 'long' },
])('SY85 %j is nowhere', (at) => {
	expect(readPlanPresence(at)).toBe(null);
});
