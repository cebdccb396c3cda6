import { resolve } from '$app/paths';
import type { AttendanceSheet } from '#lib/protocol/views/attendance.ts';

/**
 * Reads the list again when something of the gathering changed; null when it is not for this reader any more. By its
 * own request: loading the page anew would put an error page in the list's place when the server is away.
 */
export function readSheet(gathering: string, onRead: (sheet: AttendanceSheet | null) => void): () => void {
	let stop: (() => void) | null = null;
	let stopped = false;
	let reading = false;
	let again = false;

	async function read(): Promise<void> {
		again = true;
		if (reading) return;
		reading = true;
		while (again && !stopped) {
			again = false;
			await ask();
		}
		reading = false;
	}

	async function ask(): Promise<void> {
		const path = resolve('/api/v1/gatherings/[id]/attendance', { id: gathering });
		const response = await fetch(path).catch(() => null);
		if (stopped || !response) return; // the next change, or the connection that comes back, asks again
		if (response.status === 403 || response.status === 404) return onRead(null);
		if (response.ok) onRead((await response.json()) as AttendanceSheet);
	}

	void import('#lib/live/client.ts').then(({ watchTopics }) => {
		if (!stopped) stop = watchTopics([`gathering:${gathering}`], () => void read());
	});
	return () => {
		stopped = true;
		stop?.();
	};
}
