import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, readCanonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
	test('SG1 sorts keys, leaves no space and writes strings as RFC 8785 does', () => {
		expect(canonicalJson({ b: [true, null, -1], a: '€$\u000f\nA\'B"\\\u007f/', A: {} })).toBe(
			'{"A":{},"a":"€$\\u000f\\nA\'B\\"\\\\\u007f/","b":[true,null,-1]}',
		);
		expect(canonicalJson(-0)).toBe('0');
		expect(canonicalJson(Number.MAX_SAFE_INTEGER)).toBe('9007199254740991');
	});

	test.each([
		['a fraction', 0.5],
		['an unsafe integer', 2 ** 53],
		['not a number', Number.NaN],
		['an ill-formed string', '\ud800'],
		['undefined', { a: undefined }],
		['a hole', [, 1]],
		['a key outside ASCII', { é: 1 }],
		['a control character in a key', { 'a\n': 1 }],
		['a date', new Date(0)],
		['a map', new Map()],
		['a bigint', 1n],
		['a function', () => 1],
	])('SG1 refuses %s', (_, value) => {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	});

	const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed());
	const key = fc.stringMatching(/^[ -~]*$/).filter((value) => value !== '__proto__');
	const { json } = fc.letrec((tie) => ({
		json: fc.oneof(
			{ maxDepth: 4 },
			fc.constantFrom(null, true, false),
			fc.maxSafeInteger(),
			text,
			fc.array(tie('json')),
			fc.dictionary(key, tie('json')),
		),
	}));

	test('SG1 gives one text for one value, whatever the order of its keys, and reads it back', () => {
		fc.assert(
			fc.property(json, (value) => {
				const written = canonicalJson(value);
				expect(canonicalJson(reversed(value))).toBe(written);
				expect(readCanonicalJson(written)).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});

	test.each(['{"b":1,"a":2}', '{"a": 1}', '"\\u0041"', '1.0', '{"a":1,"a":1}', '[1]\n'])(
		'SG1 does not read %s, which says the same another way',
		(other) => {
			expect(() => readCanonicalJson(other)).toThrow(TypeError);
		},
	);
});

function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, held]) => [key, reversed(held)]),
	);
}
