import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url: { searchParams } }) => {
	const asked = (name: string) => searchParams.get(name) ?? '';
	const filter = { month: asked('month'), act: asked('act'), person: asked('person') };
	return orErrorPage(async () => ({ filter, view: await services.board.audit.list(actor, filter) }));
};
