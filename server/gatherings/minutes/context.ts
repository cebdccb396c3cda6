import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Minutes } from '#lib/domain/gatherings/minutes.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { GatheringsContext } from '../context.ts';
import type { AttendancePort, PlanPort, RegistrationPort } from '../ports.ts';
import { minutesOf } from './collection.ts';

export interface MinutesContext extends GatheringsContext {
	readonly ports: PlanPort & Pick<AttendancePort, 'attendees'> & Pick<RegistrationPort, 'registrants'>;
}

/** The minutes that were begun, with their paper. */
export async function begunMinutes(
	{ records, papers }: Pick<MinutesContext, 'records' | 'papers'>,
	{ id }: Gathering,
): Promise<{ readonly minutes: Minutes; readonly paper: Paper }> {
	const minutes = (await records.get(minutesOf, id))?.value;
	if (!minutes) throw new Refusal('conflict', 'minutes-not-begun');
	const paper = await papers.find(minutes.paper);
	if (!paper) throw new Error('the paper of minutes is missing');
	return { minutes, paper };
}

/** What is closed stands: its figures and minutes are counted on. */
export function refuseClosed({ state }: Gathering): void {
	if (state === 'closed') throw new Refusal('conflict', 'minutes-closed');
}
