/** Neither addresses with passwords nor what nodes told each other is in it. */
export type BusReport = (what: string, error?: unknown) => void;

/** The kind of an error and nothing else: the rest may quote what was sent. */
export function reportBus(what: string, error?: unknown): void {
	console.error(`bus: ${what}${error === undefined ? '' : ` (${kindOf(error)})`}`);
}

function kindOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const { code } = error as NodeJS.ErrnoException;
	// an answer of Redis begins with its own code: NOAUTH, WRONGPASS, OOM …
	return code ?? /^[A-Z]{3,}\b/.exec(error.message)?.[0] ?? error.name;
}
