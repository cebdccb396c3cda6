import { ROUND_PURPOSES, type Round } from '#lib/domain/board/round.ts';
import { minutesOfClock } from '#lib/planning/plan-time.ts';

const LAST_MINUTE = 24 * 60 - 1;

/** What was filled in about a round; null as long as there is no hour in it. */
export function readRoundForm(form: FormData): Omit<Round, 'id'> | null {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const start = minutesOfClock(text('start'));
	if (start === null || start > LAST_MINUTE) return null;
	const chosen = form.getAll('purpose');
	return {
		day: text('day'),
		start,
		site: text('site'),
		association: text('association'),
		purposes: ROUND_PURPOSES.filter((purpose) => chosen.includes(purpose)),
	};
}
