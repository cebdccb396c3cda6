import { json } from '@sveltejs/kit';
import type { ProgrammeChange, Slot } from '#lib/domain/gatherings/compare-programmes.ts';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { ProgrammeQuery } from '#lib/protocol/api/releases.ts';
import type { ReleaseFacts } from '#lib/protocol/views/release.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params, url }) =>
	orJsonError(async () => {
		const { version } = readQuery(url, ProgrammeQuery);
		const { release, versions } = await services.gatherings.releases.released(actor, params.id, version);
		return json({
			release: release && { ...factsOf(release), date: release.date, items: release.items },
			versions: versions.map((each) => ({ ...factsOf(each), changes: each.changes.map(showChange) })),
		});
	});

function factsOf({ number, releasedAt, note }: ReleaseFacts) {
	return { number, releasedAt, note };
}

function showChange(change: ProgrammeChange) {
	switch (change.kind) {
		case 'moved':
			return { ...change, from: flat(change.from), to: flat(change.to) };
		case 'added':
		case 'removed':
			return { ...change, slot: flat(change.slot) };
		default:
			return change;
	}
}

function flat({ at, minutes, room }: Slot) {
	return { day: at.day, start: at.start, minutes, room };
}
