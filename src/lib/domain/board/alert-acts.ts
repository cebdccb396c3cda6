import type { AlertAct } from './alert.ts';
import type { AlertLine } from './board-state.ts';

/**
 * What somebody may do with an alert as it stands, for this association; null: the coordinator. That it is over is said by
 * those who raised it or handle it; that it was a mistake, by those who raised it. What was withdrawn stays as it is.
 */
export function alertActs(
	alert: Pick<AlertLine, 'association' | 'seenBy' | 'handledBy' | 'endedAt' | 'withdrawnAt'>,
	association: string | null,
): readonly AlertAct[] {
	if (alert.withdrawnAt !== null) return [];
	const raised = alert.association === association;
	const handles = alert.handledBy.includes(association);
	const acts: AlertAct[] = [];
	if (association !== null && !alert.seenBy.includes(association)) acts.push('seen');
	acts.push('completed');
	if (alert.endedAt === null) {
		acts.push('handled');
		if (raised || handles || association === null) acts.push('ended');
	}
	if (raised || association === null) acts.push('withdrawn');
	return acts;
}
