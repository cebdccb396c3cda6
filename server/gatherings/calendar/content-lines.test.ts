import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { textLine, writeLines } from './content-lines.ts';

const parse = (title: string) =>
	new ICAL.Component(
		ICAL.parse(writeLines(['BEGIN:VEVENT', textLine('SUMMARY', title), 'END:VEVENT'])) as never,
	);

describe('a property', () => {
	test.each([
		'Réunion\r\nATTENDEE:mailto:x@example.org',
		'a\nBEGIN:VALARM\nEND:VALARM',
		'a\rURL:https://example.org',
		'a\u2028DTSTART:19700101T000000',
		'a\u0085X:1',
		'a\u000bX:1\u000cY:2',
		'a:b;c=d,e\\n"f"',
		'\\',
		'END:VEVENT',
	])('GA153 %j is a title and nothing else', (title) => {
		const text = textLine('SUMMARY', title);
		expect(text).not.toMatch(/[\n\r\u000b\u000c\u0085\u2028\u2029]/);
		const event = parse(title);
		expect(event.getAllProperties().map(({ name }) => name)).toEqual(['summary']);
		expect(event.getAllSubcomponents()).toEqual([]);
	});

	test('GA153 whatever is written comes back, in lines of at most 75 octets that cut no letter', () => {
		const words = fc
			.string({ unit: 'grapheme', maxLength: 200, size: 'max' })
			.filter((text) => !/[\0-\x1f\x7f]/.test(text));
		fc.assert(
			fc.property(words, (title) => {
				const text = writeLines([textLine('SUMMARY', title)]);
				expect(text.endsWith('\r\n')).toBe(true);
				for (const line of text.slice(0, -2).split('\r\n')) {
					expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
					expect(line.isWellFormed()).toBe(true);
					expect(Buffer.from(line).toString()).toBe(line);
				}
				const kept = title.replace(/[\u0085\u2028\u2029]/g, '\n');
				expect(parse(title).getFirstPropertyValue('summary')).toBe(kept);
			}),
		);
	});

	test('GA153 half a letter, and what cannot be seen, does no harm', () => {
		expect(textLine('SUMMARY', 'a\ud800b\u0000\u0007\u001bc')).toBe('SUMMARY:a\ufffdbc');
	});
});
