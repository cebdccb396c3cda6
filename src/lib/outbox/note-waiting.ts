import { keysOf } from '#lib/sync/journal.ts';

const NOTE = 'tablee-outbox:';
const noteOf = (person: string) => NOTE + encodeURIComponent(person);

/** Remembers that something of this person waits in this browser, so that any page can send it. */
export function noteWaiting(person: string, waits: boolean): void {
	try {
		if (waits) localStorage.setItem(noteOf(person), '1');
		else localStorage.removeItem(noteOf(person));
	} catch {
		// storage is forbidden: nothing outlives the page
	}
}

export function somethingWaits(person: string): boolean {
	try {
		return localStorage.getItem(noteOf(person)) !== null;
	} catch {
		return false;
	}
}

/** Of anybody but this person: what waits of them is nowhere else. */
export function othersWait(person: string): boolean {
	try {
		return keysOf(localStorage).some((key) => key.startsWith(NOTE) && key !== noteOf(person));
	} catch {
		return false;
	}
}
