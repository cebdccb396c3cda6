import { keysOf } from '#lib/sync/keys-of.ts';
import { boxOf, type BoxKind } from './box-of.ts';

/** Remembers that something of this person waits in this browser, so that any page can send it. */
export function noteWaiting(person: string, waits: boolean, kind: BoxKind = 'tablee-outbox'): void {
	try {
		if (waits) localStorage.setItem(boxOf(person, kind), '1');
		else localStorage.removeItem(boxOf(person, kind));
	} catch {
		// storage is forbidden, or this is a worker: whoever opens the page next looks for itself
	}
}

export function somethingWaits(person: string, kind: BoxKind = 'tablee-outbox'): boolean {
	try {
		return localStorage.getItem(boxOf(person, kind)) !== null;
	} catch {
		return false;
	}
}

/** Of anybody but this person: what waits of them is nowhere else. */
export function othersWait(person: string | null, kind: BoxKind = 'tablee-outbox'): boolean {
	const own = person === null ? null : boxOf(person, kind);
	try {
		return keysOf(localStorage).some((key) => key.startsWith(`${kind}:`) && key !== own);
	} catch {
		return false;
	}
}
