/** The civil day in « 14/05/2013 », « 14/05/2013 12:22:07 », « 2013-05-14 » or « 2013-05-14T12:22 »; null: none that exists. */
export function readDay(text: string): string | null {
	const european = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(text);
	const iso = /^(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
	if (!european && !iso) return null;
	const [year, month, day] = european
		? [european[3]!, european[2]!.padStart(2, '0'), european[1]!.padStart(2, '0')]
		: [iso![1]!, iso![2]!, iso![3]!];
	const written = `${year}-${month}-${day}`;
	const ms = Date.parse(`${written}T00:00:00.000Z`);
	return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(written) ? written : null;
}

/** HH:MM when the text goes on with an hour; the old form wrote when it was filled in. */
export function readHour(text: string): string | null {
	const hour = /[ T](\d{1,2})[:h](\d{2})/.exec(text);
	if (!hour || Number(hour[1]) > 23 || Number(hour[2]) > 59) return null;
	return `${hour[1]!.padStart(2, '0')}:${hour[2]}`;
}
