const noteOf = (person: string) => `tablee-outbox:${encodeURIComponent(person)}`;

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
