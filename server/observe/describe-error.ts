import { Refusal } from '#lib/domain/refusal.ts';

/** An error as the log may have it: never its message, which may quote a text, an address, or what somebody typed. */
export interface DescribedError {
	readonly name: string;
	readonly code?: string | number;
	/** Places in the code, the innermost first. */
	readonly stack?: readonly string[];
	readonly cause?: DescribedError;
}

/** As systems and libraries write them; a word of a text could be written otherwise. */
const CODE = /^[A-Z][A-Z0-9_]{0,63}$/;
/** `at Room.receive (file:///…/room.ts:12:3)` */
const FRAME =
	/^ {4}at (?:[\w$.<>#[\] ]+ \()?(?:async )?(?:file:\/\/\/|node:|\/|[A-Z]:\\)[^()\n]*:\d+:\d+\)?$/;
const MOST_FRAMES = 20;
const MOST_CAUSES = 3;
const ROOT = new URL('../../', import.meta.url);

export function describeError(problem: unknown, causes = MOST_CAUSES): DescribedError {
	if (!(problem instanceof Error)) return { name: typeof problem };
	const code = codeOf(problem);
	const stack = framesOf(problem);
	return {
		// of its class: `name` may be written by anybody
		name: problem.constructor.name,
		...(code === undefined ? {} : { code }),
		...(stack.length > 0 ? { stack } : {}),
		...(problem.cause !== undefined && causes > 0 ? { cause: describeError(problem.cause, causes - 1) } : {}),
	};
}

function codeOf(problem: Error): string | number | undefined {
	// both are words of ours
	if (problem instanceof Refusal) return `${problem.code}/${problem.reason}`;
	const { code } = problem as { code?: unknown };
	return typeof code === 'number' || (typeof code === 'string' && CODE.test(code)) ? code : undefined;
}

/** The lines behind the head. A message may have lines that look like places: where its end is not found, none is taken. */
function framesOf(problem: Error): readonly string[] {
	const { stack = '' } = problem;
	const head = headsOf(problem).find((each) => stack.startsWith(`${each}\n`));
	if (head === undefined) return [];
	return stack
		.slice(head.length)
		.split('\n')
		.filter((line) => FRAME.test(line))
		.slice(0, MOST_FRAMES)
		.map((line) => line.trim().slice('at '.length).replace(ROOT.href, '').replace(ROOT.pathname, ''));
}

/** With what a stack may begin; the message is not in it when it was written after the error was made. */
function headsOf(problem: Error): readonly string[] {
	const { name, message } = problem;
	const names = [
		name,
		`${name} [${String((problem as { code?: unknown }).code)}]`,
		problem.constructor.name,
		'Error',
	];
	return message === ''
		? names
		: [...names.map((each) => `${each}: ${message}`), problem.constructor.name, 'Error'];
}
