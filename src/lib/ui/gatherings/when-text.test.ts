import { expect, test } from 'vitest';
import { whenText } from './when-text.ts';

const hours = { from: '09:00', to: '18:30' };
const say = (day: string, days: number) => whenText({ day, days, ...hours }, 'fr').replaceAll('\u00a0', ' ');

test('UI90 when it takes place is one sentence; what two days share is said once', () => {
	expect(say('2013-05-25', 1)).toBe('samedi 25 mai 2013, de 9 h à 18 h 30');
	expect(say('2013-05-25', 2)).toBe('du samedi 25 au dimanche 26 mai 2013, de 9 h à 18 h 30 chaque jour');
	expect(say('2013-05-31', 2)).toBe(
		'du vendredi 31 mai 2013 au samedi 1er juin 2013, de 9 h à 18 h 30 chaque jour',
	);
});

test('GA222 a night is said with its evening’s day, and that it ends the next morning', () => {
	const night = { day: '2013-10-12', days: 1, from: '20:00', to: '06:00' };
	expect(whenText(night, 'fr').replaceAll('\u00a0', ' ')).toBe(
		'samedi 12 octobre 2013, de 20 h à 6 h le lendemain',
	);
});
