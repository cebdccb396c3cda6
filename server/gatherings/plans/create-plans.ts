import * as Y from 'yjs';
import { findConflicts, type Circumstances } from '#lib/domain/gatherings/conflicts.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { findMissing } from '#lib/domain/gatherings/missing.ts';
import type { Plan } from '#lib/domain/gatherings/plan.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { readDocument } from '#lib/plan/read-document.ts';
import { gatheringFor, todayOf, type GatheringsContext } from '../context.ts';
import type { PlanPort, RegistrationPort } from '../ports.ts';
import type { PlansService } from './service.ts';

export type Plans = PlansService & PlanPort;

export function createPlans(
	context: Pick<GatheringsContext, 'records' | 'sync' | 'now'>,
	countRegistered: RegistrationPort['countRegistered'],
): Plans {
	const { sync } = context;

	async function readAt(gathering: Gathering): Promise<{ readonly plan: Plan; readonly sequence: number }> {
		const { update, sequence } = await sync.read(gathering.document);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, update);
		const plan = readDocument(doc);
		doc.destroy();
		return { plan, sequence };
	}

	return {
		async read(actor, id) {
			const gathering = await gatheringFor(context, actor, id, 'plan.read');
			const { plan, sequence } = await readAt(gathering);
			const { date } = gathering;
			const circumstances: Circumstances = {
				hours: date && { from: date.from, to: date.to, days: date.days },
				expected: await countRegistered(gathering),
			};
			const today = todayOf(context);
			return {
				plan,
				conflicts: findConflicts(plan, circumstances),
				missing: findMissing(plan, today),
				sequence,
				circumstances,
				today,
			};
		},
		async planOf(gathering) {
			return (await readAt(gathering)).plan;
		},
		async changePlan({ document }, person, changes) {
			if (changes.length === 0) return;
			await sync.write(document, person, (doc) => changes.forEach((change) => applyPlanChange(doc, change)));
		},
	};
}
