import { resolve } from '$app/paths';

export interface GatheringsFilter {
	readonly kind: string | null;
	readonly group: string | null;
	readonly year: number | null;
}

/** Every choice has its own address, which can be sent to somebody. */
export function filterHref(filter: GatheringsFilter): string {
	const query = new URLSearchParams(
		Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
	);
	return query.size > 0 ? `${resolve('/gatherings')}?${query}` : resolve('/gatherings');
}
