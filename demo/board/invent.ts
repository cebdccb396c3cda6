import { daysLater } from '#lib/domain/time/paris-time.ts';
import type { DemoSite, DemoVisits } from './places.ts';

/** What an invented visit found. */
export interface InventedVisit {
	readonly site: DemoSite;
	readonly visits: DemoVisits;
	/** YYYY-MM-DD */
	readonly day: string;
	readonly least: number;
	readonly most: number;
	/** Null: none was given out. */
	readonly meals: number | null;
	readonly pass: number | null;
}

/** One visit in twelve did not take place. */
const MISSED = 1 / 12;

/** Invented visits of a site between two days, both included: always the same ones. */
export function inventVisits(site: DemoSite, first: string, last: string): readonly InventedVisit[] {
	const random = createRandom([...site.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
	const found: InventedVisit[] = [];
	for (let day = first; day <= last; day = daysLater(day, 1)) {
		const there = peopleOn(site, day) * (0.9 + 0.2 * random());
		for (const visits of site.visits) {
			if (!visits.days.includes(weekday(day)) || random() < MISSED) continue;
			const least = 5 * Math.floor((there * (0.88 + 0.1 * random())) / 5);
			const most = least + 5 * (1 + Math.floor(random() * 4));
			const meals = visits.meals > 0 ? Math.round(there * visits.meals * (0.85 + 0.2 * random())) : null;
			const pass = visits.care ? Math.floor(random() * 6) : null;
			found.push({ site, visits, day, least, most, meals, pass });
		}
	}
	return found;
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
	return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;
}

/** Fewest in January, most in September. */
function peopleOn({ winter, autumn }: DemoSite, day: string): number {
	const [, month = 1, date = 1] = day.split('-').map(Number);
	const sinceSeptember = (((month - 9 + 12) % 12) + date / 31) / 12;
	return winter + ((autumn - winter) * (1 + Math.cos(2 * Math.PI * sinceSeptember))) / 2;
}

/** Mulberry32: numbers from 0 up to 1 that are the same at each run. */
function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
