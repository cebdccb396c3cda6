import { can } from '#lib/domain/can.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => {
		const { calendar } = services.gatherings;
		const feed = calendar.feedAddress();
		if (actor.kind === 'anonymous') return { feed, own: null };
		const groups = can(actor, 'network.read', null) ? (await services.network.read(actor)).groups : [];
		return {
			feed,
			own: {
				addresses: await calendar.addresses(actor),
				groups: groups.filter(({ closedAt }) => closedAt === null).map(({ id, name }) => ({ id, name })),
			},
		};
	});

export const actions: Actions = {
	add: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const input = { label: formText(form, 'label'), group: formText(form, 'group') || null };
			const { address } = await services.gatherings.calendar.addAddress(actor, input);
			return { made: address };
		});
	},
	remove: async ({ request, locals: { services, actor } }) => {
		const form = await request.formData();
		return orRefused(form, () => services.gatherings.calendar.removeAddress(actor, formText(form, 'id')));
	},
};
