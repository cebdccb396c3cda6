import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

/** Only what was published is read here: by a service that holds nothing else. */
export const load: PageServerLoad = ({ locals: { services, actor }, url, setHeaders }) =>
	orErrorPage(async () => {
		const all = await services.publicFigures.months(actor);
		const years = [...new Set(all.map(({ month }) => month.slice(0, 4)))];
		const asked = url.searchParams.get('year') ?? '';
		const year = years.includes(asked) ? asked : (years.at(-1) ?? null);
		// somebody who is signed in has their name in the frame of the page
		if (actor.kind === 'anonymous')
			setHeaders({ 'cache-control': 'public, max-age=300', vary: 'cookie, accept-language' });
		return { years, year, months: all.filter(({ month }) => year !== null && month.startsWith(year)) };
	});
