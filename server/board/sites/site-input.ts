import { readSiteName } from '#lib/domain/board/site-name.ts';
import { townOf } from '#lib/domain/board/map-towns.ts';
import { isPlainDay } from '#lib/domain/gatherings/plan-structure.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { BoardContext } from '../context.ts';

/** What people typed, as it is kept; each throws Refusal `invalid` with the name of what is wrong. */

export function requireSiteName(typed: string): string {
	const read = readSiteName(typed);
	if (typeof read === 'string') throw new Refusal('invalid', read);
	return read.name;
}

export async function requireSector({ sites }: Pick<BoardContext, 'sites'>, id: string): Promise<string> {
	if (!(await sites.sectors()).some((sector) => sector.id === id))
		throw new Refusal('invalid', 'sector-unknown');
	return id;
}

/** A day that has come; left out: today. */
export function requireDay({ now }: Pick<BoardContext, 'now'>, day: string | undefined): string {
	const today = todayOf({ now });
	if (day === undefined || day === '') return today;
	if (!isPlainDay(day) || day > today) throw new Refusal('invalid', 'site-day');
	return day;
}

export function todayOf({ now }: Pick<BoardContext, 'now'>): string {
	return parisWallClock(now()).date;
}

/** 1 Monday to 7 Sunday, each once, in their order. */
export function requireMealDays(days: readonly number[]): readonly number[] {
	if (!days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7))
		throw new Refusal('invalid', 'site-meal-days');
	return [...new Set(days)].toSorted((one, other) => one - other);
}

export function requireNumber(number: number): number {
	if (!Number.isInteger(number) || number < 1 || number > 99) throw new Refusal('invalid', 'sector-number');
	return number;
}

export function requireTowns(towns: readonly string[]): readonly string[] {
	if (!towns.every((town) => townOf(town) !== null)) throw new Refusal('invalid', 'sector-town');
	return [...new Set(towns)];
}
