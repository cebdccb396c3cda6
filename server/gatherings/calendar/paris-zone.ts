export const PARIS = 'Europe/Paris';

/**
 * The zone that every day and hour is written in, with both of its rules as they hold since 1981 and 1996: a reader that
 * knows no zone by name still shows 9 h as 9 h in summer and in winter.
 */
export const PARIS_ZONE: readonly string[] = [
	'BEGIN:VTIMEZONE',
	`TZID:${PARIS}`,
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19810329T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE',
];
