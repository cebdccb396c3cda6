/**
 * Every number by which people are protected, in one place: the network confirms or changes them here. None is fixed by a
 * law; `docs/decisions` says where each comes from.
 */
export const THRESHOLDS = {
	/** Counts about people below this are shown to the public as « moins de 11 ». */
	smallest: 11,
	/** Others are rounded to a multiple of this. */
	roundTo: 5,
	/** Days after the end of a month before its figures may be published. */
	publishAfterDays: 30,
	/** A public figure covers at least so many sites and associations, and no site makes up more than this part of it. */
	sites: 3,
	associations: 2,
	largestShare: 0.85,
	/** Hours that a phone keeps the last board, and what it sent. */
	boardOnPhoneHours: 72,
	sentOnPhoneHours: 24,
	/** Months after which free texts are erased. */
	textMonths: 12,
	/** Months after which a report says only its association. */
	authorMonths: 24,
	/** Months that the texts of an alert are held as evidence at most, before somebody decides again. */
	holdMonths: 12,
	/** Months that it is kept who looked at alerts, places and exports. */
	auditMonths: 12,
	/** Days that a file with raw figures can be fetched. */
	exportDays: 7,
	/** A phone's clock that is further off than this is told so, in minutes. */
	clockSkewMinutes: 10,
	/** Months that a replaced form is still accepted. */
	oldFormMonths: 12,
} as const;
