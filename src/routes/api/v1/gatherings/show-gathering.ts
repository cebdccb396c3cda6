import { endsAt, startsAt } from '#lib/domain/gatherings/gathering-date.ts';
import { FIELDS_ROOT } from '#lib/domain/gatherings/plan-structure.ts';
import type { GatheringRow, GatheringView } from '#lib/protocol/views/gatherings.ts';

export function showGathering({
	id,
	kind,
	title,
	date,
	place,
	state,
	cancelledAt,
	attendance,
}: GatheringRow) {
	return {
		id,
		kind,
		title,
		starts: date && startsAt(date),
		ends: date && endsAt(date),
		place,
		state: cancelledAt === null ? state : 'cancelled',
		attendance,
	};
}

export function showDetail({ gathering, may }: GatheringView) {
	const { aim, address, group, audience, date, registration, organisers, invited, follows } = gathering;
	const { changedAt, sequence, document } = gathering;
	return {
		...showGathering(gathering),
		aim,
		address,
		group,
		audience,
		date,
		registration,
		organisers,
		invited,
		follows,
		changedAt,
		sequence,
		document: may.readPlan ? document : null,
		root: may.readPlan ? { name: FIELDS_ROOT, type: 'Map' } : null,
		may: { organise: may.organise, writePlan: may.writePlan },
	};
}
