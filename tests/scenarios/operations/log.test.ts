import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#lib/domain/refusal.ts';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { describeError } from '../../../server/observe/describe-error.ts';
import { createLog, LOG_LEVELS, type Details } from '../../../server/observe/log.ts';
import { gatherLog } from '../../support/gather-log.ts';

const SEED = Number(process.env.LOG_SEED ?? Date.now() % 2 ** 31);
const parse = (line: string) => JSON.parse(line) as Record<string, unknown>;

test('OP1 a line is one JSON object with its level, its time in UTC and what happened', () => {
	const { log, lines } = gatherLog();
	log.info('request', { method: 'GET', route: '/(app)/papers/[id]', status: 200, ms: 3 });
	expect(lines).toHaveLength(1);
	expect(lines[0]).toMatch(/^\{.*\}\n$/);
	const { time, ...line } = parse(lines[0]!);
	expect(line).toMatchObject({
		level: 'info',
		event: 'request',
		method: 'GET',
		route: '/(app)/papers/[id]',
		status: 200,
		ms: 3,
	});
	expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('OP2 an error leaves its name, its code, places in the code and its causes; never a message', () => {
	const { log, lines } = gatherLog();
	const cause = Object.assign(new TypeError('ada@demo.example said so'), { code: 'EENVELOPE' });
	log.error('sync failed', new RangeError('a text of somebody', { cause }));
	const { error } = parse(lines[0]!) as { error: Record<string, unknown> };
	expect(error).toMatchObject({
		name: 'RangeError',
		stack: expect.arrayContaining([expect.stringMatching(/operations\/log\.test\.ts:\d+:\d+/)]),
		cause: { name: 'TypeError', code: 'EENVELOPE' },
	});
	expect(lines[0]).not.toMatch(/ada|somebody/);
});

test('OP2 a refusal leaves its code and its reason; what is no error, its type', () => {
	expect(describeError(new Refusal('unavailable', 'store-away'))).toMatchObject({
		name: 'Refusal',
		code: 'unavailable/store-away',
	});
	expect(describeError('a text of somebody')).toEqual({ name: 'string' });
	expect(describeError(null)).toEqual({ name: 'object' });
});

test('OP3 no message gets into the log, though it looks like a place in the code or was written afterwards', () => {
	const place = '    at Canary.canary (file:///canary/canary.ts:1:1)';
	const around = fc.array(fc.constantFrom('\n', place, 'Error', 'Error: ', 'x', ''), { maxLength: 6 });
	const written = around.map((parts) => ['canary', ...parts, 'canary'].join(''));
	const when = fc.constantFrom('at once', 'afterwards', 'added to');
	try {
		fc.assert(
			fc.property(written, when, fc.boolean(), (message, moment, coded) => {
				const error = new Error(moment === 'at once' ? message : moment === 'added to' ? message : 'x');
				if (moment === 'afterwards') error.message = message;
				if (moment === 'added to') error.message = `before: ${error.message}`;
				if (coded) Object.assign(error, { code: message, name: message });
				expect(JSON.stringify(describeError(error))).not.toContain('canary');
			}),
			{ seed: SEED, numRuns: 500 },
		);
	} finally {
		console.log(`log: LOG_SEED=${SEED}`);
	}
});

test.each<Details>([
	{ object: 'a text of somebody' },
	{ object: 'ada@demo.example' },
	{ route: '/papers?token=canary' },
	{ part: 'x'.repeat(129) },
	{ object: { email: 'ada@demo.example' } as unknown as string },
])('OP4 a detail that is no id, no figure and no pattern is withheld: %j', (details) => {
	const { log, lines } = gatherLog();
	log.info('request', details);
	const [name] = Object.keys(details) as [string];
	expect(parse(lines[0]!)[name]).toBe('(withheld)');
});

test.each(LOG_LEVELS)(
	'OP5 with LOG_LEVEL=%s what is below stays unsaid, and every error is counted',
	(level) => {
		const lines: string[] = [];
		const counted: string[] = [];
		const log = createLog({
			level: readConfig({ LOG_LEVEL: level }).logLevel,
			destination: { write: (line) => void lines.push(line) },
			onProblem: (event) => counted.push(event),
		});
		log.debug('request');
		log.info('request');
		log.warn('stopped late');
		log.error('sweep failed', new Error('no'));
		const said = { debug: 4, info: 3, warn: 2, error: 1, silent: 0 }[level];
		expect(lines).toHaveLength(said);
		expect(counted).toEqual(['sweep failed']);
	},
);

test('OP5 a level that does not exist is refused before anything starts', () => {
	expect(() => readConfig({ LOG_LEVEL: 'loud' })).toThrow(ConfigError);
});
