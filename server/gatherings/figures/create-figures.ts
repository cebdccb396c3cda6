import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { countAttendance } from '#lib/domain/gatherings/attendance-count.ts';
import { byDay, yearOf } from '#lib/domain/gatherings/calendar-year.ts';
import { figuresOf, isHeld, seriesOf } from '#lib/domain/gatherings/figures.ts';
import type { FiguresView } from '#lib/protocol/views/attendance.ts';
import { demand } from '../../access.ts';
import { listAll } from '../../network/read-all.ts';
import { gatherings } from '../collections.ts';
import type { GatheringsContext } from '../context.ts';
import type { AttendancePort } from '../ports.ts';

export interface FiguresService {
	/**
	 * What the gatherings of a year come to, the same for everybody of the network: one report. Those that are not for
	 * this reader are in the sums and nowhere else.
	 */
	ofYear(actor: Actor, year: number): Promise<FiguresView>;
}

export function createFigures(
	{ records, network }: Pick<GatheringsContext, 'records' | 'network'>,
	{ attendees }: Pick<AttendancePort, 'attendees'>,
): FiguresService {
	return {
		async ofYear(actor, year) {
			demand(actor, 'figures.read', null);
			const all = (await listAll(records, gatherings)).map(({ value }) => value);
			const held = all.filter((gathering) => isHeld(gathering) && yearOf(gathering) === year).toSorted(byDay);
			const counted = await Promise.all(
				held.map(async (gathering) => ({ gathering, attendees: await attendees(gathering) })),
			);
			const seen = counted.filter(({ gathering }) => can(actor, 'gathering.read', gathering));
			const groups = new Set(held.flatMap(({ group }) => group ?? []));
			const named = [...groups].map(async (group) => [group, await network.groupName(group)] as const);
			return {
				year,
				...figuresOf(counted),
				series: seriesOf(seen),
				gatherings: seen.map(({ gathering, attendees: came }) => ({
					id: gathering.id,
					kind: gathering.kind,
					group: gathering.group,
					title: gathering.title,
					day: gathering.date!.day,
					...countAttendance(came),
					received: gathering.received,
				})),
				unlisted: counted.length - seen.length,
				groupNames: Object.fromEntries(await Promise.all(named)),
			};
		},
	};
}
