import { can } from '#lib/domain/can.ts';
import { LANGUAGES, PAPER_KINDS, PAPER_STATES } from '#lib/domain/papers/paper.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const filter = readFilter(url.searchParams);
		const [papers, network] = await Promise.all([
			services.papers.list(actor, filter),
			services.network.read(actor),
		]);
		return {
			filter,
			papers,
			groups: network.groups.map(({ id, name, mine, closedAt }) => ({
				id,
				name,
				mine,
				closed: closedAt !== null,
			})),
			mayCreate: network.groups.some(
				({ id, closedAt }) => !closedAt && can(actor, 'paper.create', { group: id }),
			),
		};
	});

/** What nobody knows is left out: an old link still shows a list. */
function readFilter(asked: URLSearchParams) {
	const group = asked.get('group');
	const kind = PAPER_KINDS.find((known) => known === asked.get('kind'));
	const language = LANGUAGES.find((known) => known === asked.get('language'));
	const state = PAPER_STATES.find((known) => known === asked.get('state'));
	return {
		...(group && { group }),
		...(kind && { kind }),
		...(language && { language }),
		...(state && { state }),
	};
}
