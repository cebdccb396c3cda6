import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { isNight } from '#lib/domain/gatherings/gathering-date.ts';
import { isDated } from '#lib/domain/gatherings/states.ts';
import { textLine, writeLines } from './content-lines.ts';
import { PARIS, PARIS_ZONE } from './paris-zone.ts';

/** How long a calendar may show what it has before it asks again. */
const REFRESH = 'PT1H';

/** One gathering as a file of its own, for a letter or to be kept; null before it has a day. `address`: where links lead. */
export function icsOf(gathering: Gathering, address: string): string | null {
	const event = eventOf(gathering, address);
	return event && calendarOf(['METHOD:PUBLISH'], event);
}

/** What a calendar subscribes to. A cancelled gathering stays in it, so that it is cancelled there too. */
export function feedOf(gatherings: readonly Gathering[], name: string, address: string): string {
	const head = [
		textLine('NAME', name),
		textLine('X-WR-CALNAME', name),
		`X-WR-TIMEZONE:${PARIS}`,
		`REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
		`X-PUBLISHED-TTL:${REFRESH}`,
	];
	return calendarOf(
		head,
		gatherings.flatMap((gathering) => eventOf(gathering, address) ?? []),
	);
}

function calendarOf(head: readonly string[], events: readonly string[]): string {
	return writeLines([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Tablee//Tablee//FR',
		'CALSCALE:GREGORIAN',
		...head,
		...PARIS_ZONE,
		...events,
		'END:VCALENDAR',
	]);
}

/** Without an organiser: a calendar is copied to many places, and no name or address belongs there. */
function eventOf(gathering: Gathering, address: string): readonly string[] | null {
	const { id, date, title, aim, sequence } = gathering;
	if (date === null) return null;
	const link = `${address}/gatherings/${id}`;
	const where = [gathering.place, gathering.address.replace(/\s*\n\s*/g, ', ')].filter(Boolean).join(', ');
	return [
		'BEGIN:VEVENT',
		`UID:gathering-${id}@tablee`,
		`SEQUENCE:${sequence}`,
		`DTSTAMP:${utc(gathering.changedAt)}`,
		`CREATED:${utc(gathering.createdAt)}`,
		`LAST-MODIFIED:${utc(gathering.changedAt)}`,
		`DTSTART;TZID=${PARIS}:${wall(date.day, date.from)}`,
		`DTEND;TZID=${PARIS}:${wall(isNight(date) ? daysLater(date.day, 1) : date.day, date.to)}`,
		...(date.days > 1 ? [`RRULE:FREQ=DAILY;COUNT=${date.days}`] : []),
		textLine('SUMMARY', title),
		textLine('DESCRIPTION', [aim, link].filter(Boolean).join('\n\n')),
		...(where ? [textLine('LOCATION', where)] : []),
		`URL:${link}`,
		`STATUS:${statusOf(gathering)}`,
		'END:VEVENT',
	];
}

function statusOf({ cancelledAt, state }: Gathering): 'CANCELLED' | 'CONFIRMED' | 'TENTATIVE' {
	if (cancelledAt !== null) return 'CANCELLED';
	return isDated(state) ? 'CONFIRMED' : 'TENTATIVE';
}

/** An ISO instant. */
function utc(instant: string): string {
	return instant.replace(/\.\d+/, '').replace(/[-:]/g, '');
}

/** A day and an hour on the wall. */
function wall(day: string, hour: string): string {
	return `${day.replaceAll('-', '')}T${hour.replace(':', '')}00`;
}
