import { expect, test } from 'vitest';
import { dueReminder, plannedReminders } from './poll-reminders.ts';

const poll = { openedAt: '2013-03-01T10:00:00.000Z', deadline: '2013-03-20T22:59:59.999Z' };

test('GA31 reminders go three days and one day before the deadline', () => {
	expect(plannedReminders(poll)).toEqual([
		{ name: '3-days', at: '2013-03-17T22:59:59.999Z' },
		{ name: '1-day', at: '2013-03-19T22:59:59.999Z' },
	]);
});

test('GA31 none goes that would follow the opening at once', () => {
	const short = { ...poll, openedAt: '2013-03-18T10:00:00.000Z' };
	expect(plannedReminders(short).map(({ name }) => name)).toEqual(['1-day']);
	expect(plannedReminders({ ...poll, openedAt: '2013-03-20T10:00:00.000Z' })).toEqual([]);
});

test.each([
	['2013-03-17T22:59:59.998Z', undefined],
	['2013-03-17T22:59:59.999Z', '3-days'],
	['2013-03-19T22:59:59.998Z', '3-days'],
	['2013-03-19T22:59:59.999Z', '1-day'],
	['2013-03-20T22:59:59.999Z', '1-day'],
	['2013-03-20T23:00:00.000Z', undefined],
])('GA31 at %s the one that is due is %s: after a pause only the last', (now, name) => {
	expect(dueReminder(poll, now)?.name).toBe(name);
});
