import type { Delivery, Parcel, RefusedParcel } from './parcel.ts';

/** Not now: asked too often, too slow, or on its way back. */
const LATER = [408, 425, 429];

export interface Courier {
	/** For a server that took the request and says nothing, in ms. */
	readonly patience: number;
	/** At the moment of sending. */
	headers?(): Readonly<Record<string, string>>;
}

export const deliver = deliverBy({ patience: 20_000 });

/**
 * Sends a parcel over HTTP; never rejects. Only JSON in the form of the contract is an answer: the page of a captive portal,
 * a proxy's error or a receipt for something else are nobody's, and the parcel stays.
 */
export function deliverBy({ patience, headers }: Courier): (parcel: Parcel) => Promise<Delivery> {
	return async (parcel) => {
		try {
			const response = await fetch(parcel.path, {
				method: 'PUT',
				headers: { 'content-type': 'application/json', ...headers?.() },
				body: JSON.stringify(parcel.body),
				// nothing of ours redirects: what is sent goes to no other place
				redirect: 'error',
				cache: 'no-store',
				signal: AbortSignal.timeout(patience),
			});
			if (!isJson(response)) return { kind: 'later', calm: false };
			const answer: unknown = await response.json();
			if (response.status === 200 || response.status === 201)
				return isReceipt(parcel, answer) ? { kind: 'taken', answer } : { kind: 'later', calm: true };
			const refused = refusalIn(answer);
			if (!refused || response.status >= 500 || LATER.includes(response.status))
				return { kind: 'later', calm: response.status === 429 };
			return response.status === 401 ? { kind: 'signed-out' } : { kind: 'refused', refused };
		} catch {
			// no network, no answer in time, or no JSON after all
			return { kind: 'later', calm: false };
		}
	};
}

function isJson(response: Response): boolean {
	return /^application\/json\s*(;|$)/i.test(response.headers.get('content-type') ?? '');
}

function isReceipt({ receipt }: Parcel, answer: unknown): boolean {
	if (!receipt) return true;
	const { id, hash } = (answer ?? {}) as { id?: unknown; hash?: unknown };
	return id === receipt.id && hash === receipt.hash;
}

function refusalIn(answer: unknown): RefusedParcel | null {
	const { code, message } = ((answer ?? {}) as { error?: { code?: unknown; message?: unknown } }).error ?? {};
	return typeof code === 'string' ? { code, reason: typeof message === 'string' ? message : '' } : null;
}
