import { minutesState } from '#lib/domain/gatherings/minutes.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { PersonActor } from '#lib/domain/actor.ts';
import { demand } from '../../access.ts';
import { revise } from '../../network/revise.ts';
import { gatheringFor, type GatheringsContext } from '../context.ts';
import type { CorePorts } from '../ports.ts';
import { approveMinutes, askToRead } from './approve-minutes.ts';
import { beginMinutes } from './begin-minutes.ts';
import { carryOn } from './carry-tasks.ts';
import { minutesOf } from './collection.ts';
import { begunMinutes, refuseClosed, type MinutesContext } from './context.ts';
import { takeTasks } from './decisions.ts';
import { digestsOf, headerNow, staleRows } from './header.ts';
import { sweepMinutes, tellReaders } from './minutes-letters.ts';
import type { MinutesService } from './service.ts';
import { showCarried, viewMinutes } from './view-minutes.ts';
import { minutesWaitingFor } from './waiting-minutes.ts';
import { writeHeader } from './write-header.ts';

export function createMinutes(
	gatheringsContext: GatheringsContext,
	ports: MinutesContext['ports'],
): MinutesService & Pick<CorePorts, 'carryOn'> {
	const context: MinutesContext = { ...gatheringsContext, ports };
	return {
		read: (actor, id) => viewMinutes(context, actor, id),
		carried: async (actor, id) =>
			showCarried(context, actor, await gatheringFor(context, actor, id, 'plan.read')),
		begin: (actor, id, input) => beginMinutes(context, actor, id, input),
		async refreshHeader(actor, id) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			refuseClosed(gathering);
			const { minutes, paper } = await begunMinutes(context, gathering);
			demand(actor, 'paper.write', { group: paper.group, archived: paper.archivedAt !== null });
			if (minutesState(minutes) !== 'draft') throw new Refusal('conflict', 'minutes-no-draft');
			const header = await headerNow(context, gathering, paper.language);
			if (staleRows(minutes.header, header).length === 0) return;
			await context.sync.write(paper.document, (actor as PersonActor).id, (doc) =>
				writeHeader(doc, header, minutes.header, paper.language),
			);
			await revise(context.records, minutesOf, id, (now) => ({ ...now, header: digestsOf(header) }));
			context.announce([`gathering:${id}`]);
		},
		takeTasks: (actor, id, lines) => takeTasks(context, actor, id, lines),
		async askToRead(actor, id, until) {
			const { gathering, minutes } = await askToRead(context, actor, id, until);
			// the request goes on; the sweep finishes what a stop of the server cuts
			tellReaders(context, gathering, minutes).catch((problem: unknown) =>
				context.log.error('letters failed', problem, { part: 'minutes' }),
			);
		},
		approve: (actor, id, input) => approveMinutes(context, actor, id, input),
		waitingFor: (actor) => minutesWaitingFor(context, actor),
		sweep: () => sweepMinutes(context),
		carryOn: (gathering, before) => carryOn(context, gathering, before),
	};
}
