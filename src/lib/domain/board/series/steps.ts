/** YYYY-MM, both included; empty when the first comes after the last. */
export function monthsBetween(first: string, last: string): readonly string[] {
	const months: string[] = [];
	for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month);
	return months;
}

export function monthAfter(month: string, by: number): string {
	const [year, number] = month.split('-').map(Number) as [number, number];
	const count = year * 12 + (number - 1) + by;
	return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export function isMonth(value: unknown): value is string {
	return typeof value === 'string' && /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(value);
}

/** YYYY-MM-DD, every day of the month. */
export function daysOfMonth(month: string): readonly string[] {
	const [year, number] = month.split('-').map(Number) as [number, number];
	const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
	return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}
