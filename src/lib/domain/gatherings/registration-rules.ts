import type { RegistrationRules } from './gathering.ts';
import { isPlainDay } from './plan-structure.ts';

const MOST_PLACES = 100_000;

/** The rules as they are kept; null when a number or a day is none, or registration would open to all after it closed. */
export function readRegistrationRules({
	perAssociation,
	overall,
	opensToAllOn,
	closesOn,
}: RegistrationRules): RegistrationRules | null {
	if (![perAssociation, overall].every(isPlaces) || ![opensToAllOn, closesOn].every(isDayOrNone)) return null;
	if (opensToAllOn !== null && closesOn !== null && opensToAllOn > closesOn) return null;
	return { perAssociation, overall, opensToAllOn, closesOn };
}

function isPlaces(places: number | null): boolean {
	return places === null || (Number.isInteger(places) && places >= 1 && places <= MOST_PLACES);
}

function isDayOrNone(day: string | null): boolean {
	return day === null || isPlainDay(day);
}
