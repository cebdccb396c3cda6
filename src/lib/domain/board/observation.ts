import type { Answers } from './form.ts';

/**
 * What a volunteer reports after a visit, as it was written on the phone. Its SHA-256 over canonical JSON (RFC 8785) is what
 * the receipt repeats: the same id with another hash is another report.
 */
export interface Observation {
	/** UUID, minted when the form opens. */
	readonly id: string;
	readonly site: string;
	/** Number of the form that was filled in. */
	readonly form: number;
	readonly association: string;
	readonly level: ObservationLevel;
	/** YYYY-MM-DD, the day as the person chose it; never computed from an instant on the server. */
	readonly visitedOn: string;
	/** HH:MM on the wall there; null: not said. */
	readonly visitedAt: string | null;
	readonly answers: Answers;
	/** Checked on the phone; may be empty. */
	readonly remark: string;
	/** Id of the planned round that it closes; null: none. */
	readonly round: string | null;
	readonly device: DeviceTime;
}

/** Shared with every association of the board, or kept within one's own. */
export const OBSERVATION_LEVELS = ['network', 'association'] as const;
export type ObservationLevel = (typeof OBSERVATION_LEVELS)[number];

/** What the phone's clock said when the report was written; never trusted, kept to understand. */
export interface DeviceTime {
	/** ISO instant */
	readonly createdAt: string;
	/** Minutes ahead of UTC. */
	readonly offset: number;
}

/** What the server answers; a report leaves the phone on nothing less. */
export interface ObservationReceipt {
	readonly id: string;
	/** Hex SHA-256 of the canonical JSON of the report. */
	readonly hash: string;
	/** Its place in its stream. */
	readonly seq: number;
	readonly receivedAt: string;
}

/** A correction. The first report stays readable beside it. */
export interface Revision {
	/** UUID, minted when the correction is begun. */
	readonly id: string;
	readonly of: string;
	/** Id of the revision that it was made on; the id of the report for the first. */
	readonly base: string;
	/** What else it puts an end to, having it in front: ids of revisions made at the same time, hashes of variants. */
	readonly settles?: readonly string[];
	readonly reason: string;
	/** Only what changes; null takes an answer away. */
	readonly answers: Readonly<Record<string, Answers[string] | null>>;
	/** Left out: as it was. */
	readonly remark?: string;
	readonly visitedOn?: string;
	readonly visitedAt?: string | null;
}

/** Of reports and corrections; lower case, so that one id has one spelling. */
export function isReportId(text: string): boolean {
	return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** A short code that two people can compare on the phone: « K7F3 ». Without 0, 1, I, L, O, U. */
export function shortCode(id: string): string {
	const number = Number.parseInt(id.replaceAll('-', '').slice(0, 8), 16);
	let rest = Number.isNaN(number) ? 0 : number;
	let code = '';
	for (let place = 0; place < 4; place++) {
		code += SIGNS[rest % SIGNS.length];
		rest = Math.floor(rest / SIGNS.length);
	}
	return code;
}

const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
