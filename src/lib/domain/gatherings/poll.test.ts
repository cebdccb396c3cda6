import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pollOption, type PollOption } from './poll-option.ts';
import {
	choiceOf,
	hasAnswered,
	rankDates,
	standingAnswers,
	usualQuorum,
	type Choice,
	type PollAnswer,
} from './poll.ts';

const date = (day: string, from = '09:00', to = '17:00', days = 1): PollOption =>
	pollOption({ day, days, from, to })!;
const may = date('2013-05-25');
const june = date('2013-06-01');
const july = date('2013-07-06');

const says = (
	association: string,
	person: string | null,
	choices: Readonly<Record<string, Choice>>,
): PollAnswer => ({
	gathering: 'g',
	association,
	person,
	choices,
	comment: '',
	recordedBy: person === null ? 'organiser' : null,
	at: '2013-03-01T10:00:00.000Z',
});

const rank = (
	answers: readonly PollAnswer[],
	options: readonly PollOption[] = [may, june, july],
	asked = ['emmaus', 'auberge', 'salam', 'ligue'],
	quorum: number | null = null,
) => rankDates({ options, quorum }, answers, asked);

describe('GA21 a date is counted by association', () => {
	test('GA21 an association comes when one of its people does, if need be when that is its best', () => {
		const answers = [
			says('emmaus', 'a', { [may.id]: 'no' }),
			says('emmaus', 'b', { [may.id]: 'yes' }),
			says('emmaus', 'c', { [may.id]: 'maybe' }),
			says('auberge', 'd', { [may.id]: 'no' }),
			says('auberge', 'e', { [may.id]: 'maybe' }),
			says('salam', 'f', { [may.id]: 'no' }),
		];
		expect(choiceOf(answers, 'emmaus', may.id)).toBe('yes');
		expect(choiceOf(answers, 'auberge', may.id)).toBe('maybe');
		expect(choiceOf(answers, 'ligue', may.id)).toBeNull();
		expect(rank(answers, [may])[0]).toMatchObject({ yes: 1, maybe: 1, no: 1, people: 3 });
	});

	test('GA21 who answers for two associations is one person', () => {
		const answers = [says('emmaus', 'a', { [may.id]: 'yes' }), says('salam', 'a', { [may.id]: 'yes' })];
		expect(rank(answers, [may])[0]).toMatchObject({ yes: 2, people: 1 });
	});

	test('GA21 an association that is not asked does not count', () => {
		const answers = [says('cabane', 'a', { [may.id]: 'yes' })];
		expect(rank(answers, [may])[0]).toMatchObject({ yes: 0, people: 0 });
	});

	test('GA21 whatever is said, every association is counted once at most on each date', () => {
		const answer = fc.record({
			association: fc.constantFrom('emmaus', 'auberge', 'salam', 'elsewhere'),
			person: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null }),
			choices: fc.dictionary(
				fc.constantFrom(may.id, june.id, 'gone'),
				fc.constantFrom<Choice>('yes', 'maybe', 'no'),
			),
		});
		fc.assert(
			fc.property(fc.array(answer, { maxLength: 20 }), (said) => {
				const answers = said.map(({ association, person, choices }) => says(association, person, choices));
				const asked = ['emmaus', 'auberge', 'salam'];
				for (const { option, yes, maybe, no } of rank(answers, [may, june], asked)) {
					const spoke = asked.filter(
						(each) => choiceOf(standingAnswers(answers, asked), each, option.id) !== null,
					);
					expect(yes + maybe + no).toBe(spoke.length);
				}
			}),
		);
	});
});

describe('GA25 what an association told an organiser', () => {
	const told = says('emmaus', null, { [may.id]: 'yes' });

	test('GA25 counts for the association, as no person', () => {
		expect(rank([told], [may])[0]).toMatchObject({ yes: 1, people: 0 });
		expect(hasAnswered([told], 'emmaus', [may])).toBe(true);
	});

	test('GA25 counts until one of its people answers', () => {
		const own = says('emmaus', 'a', { [may.id]: 'no' });
		expect(standingAnswers([told, own], ['emmaus'])).toEqual([own]);
		expect(rank([told, own], [may])[0]).toMatchObject({ yes: 0, no: 1 });
	});
});

describe('GA22 the best date', () => {
	const order = (answers: readonly PollAnswer[]) => rank(answers).map(({ option }) => option);

	test('GA22 is the one that most associations can come to, however many would if need be', () => {
		const answers = [
			says('emmaus', 'a', { [june.id]: 'yes', [may.id]: 'maybe' }),
			says('auberge', 'b', { [may.id]: 'maybe' }),
			says('salam', 'c', { [may.id]: 'maybe' }),
		];
		expect(order(answers)).toEqual([june, may, july]);
	});

	test('GA22 then the one that more would come to if need be, however many people', () => {
		const answers = [
			says('emmaus', 'a', { [may.id]: 'yes', [july.id]: 'yes' }),
			says('emmaus', 'b', { [may.id]: 'yes' }),
			says('emmaus', 'c', { [may.id]: 'yes' }),
			says('auberge', 'd', { [july.id]: 'maybe' }),
		];
		expect(order(answers)).toEqual([july, may, june]);
	});

	test('GA22 then the one with more people, then the earlier', () => {
		const answers = [
			says('emmaus', 'a', { [july.id]: 'yes', [june.id]: 'yes', [may.id]: 'yes' }),
			says('emmaus', 'b', { [july.id]: 'yes' }),
		];
		expect(order(answers)).toEqual([july, may, june]);
	});

	test('GA22 two dates of one day follow the clock', () => {
		const [evening, morning] = [date('2013-05-25', '18:00', '20:00'), date('2013-05-25', '09:00', '12:00')];
		expect(rank([], [evening, morning]).map(({ option }) => option)).toEqual([morning, evening]);
	});
});

describe('GA23 the quorum of associations', () => {
	test.each([
		[1, 1],
		[2, 2],
		[3, 2],
		[19, 10],
		[20, 11],
	])('GA23 of %i is %i: more than half', (asked, needed) => {
		expect(usualQuorum(asked)).toBe(needed);
	});

	test('GA23 is reached by those who come, or only with those who would if need be', () => {
		const yes = (association: string) => says(association, association, { [may.id]: 'yes' });
		const maybe = (association: string) => says(association, association, { [may.id]: 'maybe' });
		const quorum = (answers: readonly PollAnswer[], needed: number | null = null) =>
			rank(answers, [may], undefined, needed)[0]!.quorum;
		expect(quorum([yes('emmaus'), yes('auberge')])).toBe('missed');
		expect(quorum([yes('emmaus'), yes('auberge'), maybe('salam')])).toBe('maybe');
		expect(quorum([yes('emmaus'), yes('auberge'), yes('salam')])).toBe('reached');
		expect(quorum([yes('emmaus'), yes('auberge')], 2)).toBe('reached');
	});
});

describe('GA24 taking a date away', () => {
	test('GA24 leaves the answers to the others, and the same date finds its answers again', () => {
		const answers = [says('emmaus', 'a', { [may.id]: 'yes', [june.id]: 'no' })];
		expect(rank(answers, [june])[0]).toMatchObject({ yes: 0, no: 1 });
		expect(rank(answers, [date('2013-05-25'), june])[0]).toMatchObject({ yes: 1 });
	});

	test('GA24 who answered only dates that are gone is missing again', () => {
		const answers = [says('emmaus', 'a', { [may.id]: 'yes' })];
		expect(hasAnswered(answers, 'emmaus', [june])).toBe(false);
		expect(hasAnswered(answers, 'emmaus', [may, june])).toBe(true);
	});

	test('GA24 other hours of the same day are another date', () => {
		expect(date('2013-05-25', '09:00', '17:00').id).not.toBe(date('2013-05-25', '09:00', '18:00').id);
		expect(date('2013-05-25', '09:00', '17:00', 2).id).not.toBe(date('2013-05-25').id);
	});
});
