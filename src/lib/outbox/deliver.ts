import type { Delivery, Parcel } from './parcel.ts';

/** For a server that took the request and says nothing, in ms. */
const PATIENCE = 20_000;
/** Not now: asked too often, too slow, or on its way back. */
const LATER = [408, 425, 429];

/** Sends a parcel over HTTP; never rejects. */
export async function deliver({ path, body }: Parcel): Promise<Delivery> {
	try {
		const response = await fetch(path, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(PATIENCE),
		});
		const answer: unknown = await response.json();
		if (response.ok) return { kind: 'taken', answer };
		if (response.status === 401) return { kind: 'signed-out' };
		if (response.status >= 500 || LATER.includes(response.status))
			return { kind: 'later', calm: response.status === 429 };
		return { kind: 'refused', refused: reasonIn(answer) };
	} catch {
		// no network, no answer in time, or the answer of a captive portal
		return { kind: 'later', calm: false };
	}
}

function reasonIn(answer: unknown): { code: string; reason: string } {
	const { error } = answer as { error?: { code?: unknown; message?: unknown } };
	return { code: String(error?.code ?? 'invalid'), reason: String(error?.message ?? '') };
}
