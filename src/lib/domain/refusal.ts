/** Why something was not done. The code travels to the page, the JSON error and the log; the texts are in messages/. */
export type RefusalCode =
	| 'signed-out'
	| 'forbidden'
	| 'not-found'
	| 'invalid'
	| 'conflict'
	| 'gone'
	| 'too-large'
	| 'too-many'
	| 'unavailable';

export const STATUS: Readonly<Record<RefusalCode, number>> = {
	'signed-out': 401,
	forbidden: 403,
	'not-found': 404,
	invalid: 400,
	conflict: 409,
	gone: 410,
	'too-large': 413,
	'too-many': 429,
	unavailable: 503,
};

const BRAND = Symbol.for('tablee.refusal');

/** An expected refusal: nothing was changed. `reason` names the rule that said no (kebab-case, stable, shown as a message). */
export class Refusal extends Error {
	// the pages are bundled with a copy of this class of their own: a refusal of the server must be one there as well
	static override [Symbol.hasInstance](thrown: unknown): boolean {
		if (Object.getPrototypeOf(this) !== Error)
			return Function.prototype[Symbol.hasInstance].call(this, thrown);
		return typeof thrown === 'object' && thrown !== null && BRAND in thrown;
	}

	readonly [BRAND] = true;
	override readonly name: string = 'Refusal';
	readonly code: RefusalCode;
	readonly reason: string;

	constructor(code: RefusalCode, reason: string) {
		super(`${code}: ${reason}`);
		this.code = code;
		this.reason = reason;
	}

	get status(): number {
		return STATUS[this.code];
	}
}
