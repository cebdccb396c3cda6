/** The last day of a month (YYYY-MM): YYYY-MM-DD. */
export function lastDayOf(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Is it a month of the calendar, YYYY-MM? */
export function isMonth(text: string): boolean {
	return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Is the month over on this day (YYYY-MM-DD)? */
export function isOver(month: string, today: string): boolean {
	return lastDayOf(month) < today;
}

/** The months of a year, in order. */
export function monthsOf(year: string): readonly string[] {
	return Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);
}

/** Both included, in order; none when the first comes after the last. */
export function monthsBetween(first: string, last: string): readonly string[] {
	const months: string[] = [];
	for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++)
		months.push(
			...monthsOf(String(year).padStart(4, '0')).filter((month) => month >= first && month <= last),
		);
	return months;
}
