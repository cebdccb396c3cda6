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

/** The lines behind the message. A message may have lines that look like places: without knowing where it ends, none is taken. */
function framesOf({ name, message, stack = '' }: Error): readonly string[] {
	const at = stack.indexOf(message);
	const lines = at < 0 ? behindName(name, stack) : stack.slice(at + message.length).split('\n');
	return lines
		.filter((line) => FRAME.test(line))
		.slice(0, MOST_FRAMES)
		.map((line) => line.trim().slice('at '.length).replace(ROOT.href, '').replace(ROOT.pathname, ''));
}

/** Of an error whose message was written after it was made. */
function behindName(name: string, stack: string): readonly string[] {
	const [first, ...rest] = stack.split('\n');
	return first === name || first === 'Error' ? rest : [];
}
