import { describe, expect, test } from 'vitest';
import { feedbackState, summarise, type Feedback } from './feedback.ts';

const date = { day: '2013-05-25', days: 2, from: '09:00', to: '17:00' };

describe('GA170 when feedback is taken', () => {
	test.each([
		['held', '2013-05-26', 'open'],
		['held', '2013-06-25', 'open'],
		['closed', '2013-06-25', 'open'],
		['held', '2013-06-26', 'over'],
		['open', '2013-05-27', 'before'],
		['planned', '2013-05-27', 'before'],
	] as const)('GA170 of a gathering that is %s, on %s: %s', (state, today, is) => {
		expect(feedbackState({ state, date, cancelledAt: null }, today)).toBe(is);
	});

	test('GA170 of a cancelled one, or one without a day, none', () => {
		expect(
			feedbackState({ state: 'held', date, cancelledAt: '2013-05-01T00:00:00.000Z' }, '2013-05-27'),
		).toBe('before');
		expect(feedbackState({ state: 'held', date: null, cancelledAt: null }, '2013-05-27')).toBe('before');
	});
});

describe('GA172 what organisers read', () => {
	const said = (helped: string, change: string, useful: Feedback['useful'] = 4): Feedback => ({
		useful,
		again: 'yes',
		helped,
		change,
	});
	const three = [said('z', 'b'), said('a', ''), said('m', 'a', 1)];

	test('GA172 nothing of fewer than three', () => {
		expect(summarise(three.slice(1))).toBeNull();
		expect(summarise(three)).not.toBeNull();
	});

	test('GA172 counts, and comments by question in alphabetical order, whatever the order of arrival', () => {
		const summary = {
			useful: [1, 0, 0, 2],
			again: { yes: 3, maybe: 0, no: 0 },
			helped: ['a', 'm', 'z'],
			change: ['a', 'b'],
		};
		expect(summarise(three)).toEqual(summary);
		expect(summarise(three.toReversed())).toEqual(summary);
	});
});
