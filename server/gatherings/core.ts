import { gatherings } from './collections.ts';
import type { GatheringsContext } from './context.ts';
import { createGathering } from './create-gathering.ts';
import { changeGathering } from './edit-gathering.ts';
import { listGatherings } from './list-gatherings.ts';
import type { CorePorts } from './ports.ts';
import type { GatheringsService } from './service.ts';
import { viewGathering } from './view-gathering.ts';

export type CoreService = Pick<
	GatheringsService,
	'list' | 'read' | 'create' | 'change' | 'ofDocument' | 'find'
>;

export function createCore(context: GatheringsContext, ports: CorePorts): CoreService {
	const { records } = context;
	return {
		list: (actor, filter) => listGatherings(context, ports, actor, filter),
		read: (actor, id) => viewGathering(context, ports, actor, id),
		create: (actor, input) => createGathering(context, ports, actor, input),
		change: (actor, id, changes) => changeGathering(context, actor, id, changes),
		async ofDocument(document) {
			return (await records.find(gatherings, 'document', document))[0]?.value ?? null;
		},
		async find(id) {
			return (await records.get(gatherings, id))?.value ?? null;
		},
	};
}
