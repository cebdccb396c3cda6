type Trouble =
	'AWAY' | 'SILENT' | 'REFUSED' | 'UNREADABLE' | 'MESSAGE_DROPPED' | 'EVENT_UNKNOWN' | 'LISTENER_FAILED';

/** Its code says what happened and why, as far as that is one word; neither addresses nor what nodes told is in it. */
export class BusProblem extends Error {
	override readonly name = 'BusProblem';
	readonly code: string;
	constructor(trouble: Trouble, cause?: unknown) {
		const reason = reasonOf(cause);
		super(trouble, { cause });
		this.code = reason ? `${trouble}_${reason}` : trouble;
	}
}

export type BusReport = (problem: BusProblem) => void;

function reasonOf(cause: unknown): string | null {
	if (!(cause instanceof Error)) return null;
	const { code } = cause as NodeJS.ErrnoException;
	// an answer of Redis begins with a code of its own: NOAUTH, WRONGPASS, OOM …
	return code ?? /^[A-Z]{3,}\b/.exec(cause.message)?.[0] ?? null;
}
