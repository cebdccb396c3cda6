import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isOfNetwork, type Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { GATHERING_AUDIENCES, GATHERING_KINDS } from '#lib/domain/gatherings/gathering.ts';
import { KIND_DEFAULTS } from '#lib/domain/gatherings/kind-defaults.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Services } from '#server/services.ts';
import { readDateFields } from '../date-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, url }) =>
	orErrorPage(async () => {
		const network = await services.network.read(actor);
		const before = await followed(services, actor, url.searchParams.get('follows'));
		const asked = GATHERING_KINDS.find((known) => known === url.searchParams.get('kind'));
		const kind = asked ?? before?.kind ?? null;
		return {
			kind,
			before,
			defaults: kind && KIND_DEFAULTS[kind],
			today: parisWallClock(services.now()).date,
			forNetwork: can(actor, 'gathering.create', { group: null }),
			groups: network.groups
				.filter(({ id, closedAt }) => closedAt === null && can(actor, 'gathering.create', { group: id }))
				.map(({ id, name }) => ({ id, name })),
			group: url.searchParams.get('group') ?? before?.group ?? null,
			associations: network.associations
				.filter(({ leftAt }) => leftAt === null)
				.map(({ id, name }) => ({ id, name })),
		};
	});

export const actions: Actions = {
	default: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const kind = GATHERING_KINDS.find((known) => known === form.get('kind'));
			const audience = GATHERING_AUDIENCES.find((known) => known === form.get('audience'));
			if (!kind) throw new Refusal('invalid', 'gathering-kind');
			if (!audience) throw new Refusal('invalid', 'gathering-audience');
			const gathering = await services.gatherings.create(actor, {
				kind,
				title: formText(form, 'title'),
				group: formText(form, 'group') || null,
				aim: formText(form, 'aim'),
				place: formText(form, 'place'),
				audience,
				invited: audience === 'invited' ? form.getAll('invited').map(String) : [],
				date: formText(form, 'known') === 'yes' ? readDateFields(form) : null,
				follows: formText(form, 'follows') || null,
			});
			redirect(303, resolve('/(app)/gatherings/[id]', { id: gathering.id }));
		});
	},
};

/** What the next one takes over from it. */
async function followed(services: Services, actor: Actor, id: string | null) {
	if (!id || !isOfNetwork(actor)) return null;
	const { gathering, may } = await services.gatherings.read(actor, id);
	if (!may.organise) throw new Refusal('forbidden', 'gathering.organise');
	const { kind, title, place, group, audience, invited } = gathering;
	return { id, kind, title, place, group, audience, invited };
}
