/** May a proxy send requests here? */
export interface Readiness {
	/** What is missing just now; empty: everything is there. */
	missing(): Promise<readonly Part[]>;
	/** From now on nothing new is taken. */
	stop(): void;
}

export type Part = 'running' | 'store' | 'bus';

/** A part that does not answer within this, in ms, is away. */
const ANSWER_WITHIN = 2_000;
/** An answer counts for so long, in ms: anybody may ask, and each probe of the store is a write. */
const HOLDS_FOR = 500;

export function createReadiness(options: {
	/** Each rejects while its part is away. */
	readonly probes: Readonly<Partial<Record<Exclude<Part, 'running'>, () => Promise<void>>>>;
	readonly onProbe?: (part: Part, there: boolean) => void;
	readonly within?: number;
}): Readiness {
	const { probes, onProbe = () => {}, within = ANSWER_WITHIN } = options;
	let stopped = false;
	let last: { readonly at: number; readonly missing: Promise<readonly Part[]> } | null = null;

	async function probeAll(): Promise<readonly Part[]> {
		const parts = Object.entries(probes) as [Part, () => Promise<void>][];
		const there = await Promise.all(parts.map(([, probe]) => answers(probe, within)));
		return parts.flatMap(([part], n) => {
			onProbe(part, there[n]!);
			return there[n] ? [] : [part];
		});
	}

	return {
		async missing() {
			if (stopped) return ['running'];
			const at = performance.now();
			if (!last || at - last.at > HOLDS_FOR) last = { at, missing: probeAll() };
			const missing = await last.missing;
			return stopped ? ['running'] : missing;
		},
		stop: () => void (stopped = true),
	};
}

function answers(probe: () => Promise<void>, within: number): Promise<boolean> {
	return new Promise((resolve) => {
		const patience = setTimeout(() => resolve(false), within);
		probe()
			.then(
				() => resolve(true),
				() => resolve(false),
			)
			.finally(() => clearTimeout(patience));
	});
}
