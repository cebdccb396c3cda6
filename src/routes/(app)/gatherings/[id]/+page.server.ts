import { GATHERING_AUDIENCES, GATHERING_STATES } from '#lib/domain/gatherings/gathering.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Services } from '#server/services.ts';
import { readDateFields } from '../date-fields.ts';
import { changedBoxes, changedFields } from './changed-fields.ts';
import { readPreparing } from './read-preparing.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** For its organisers: who else could prepare it, and who could be invited. */
export const load: PageServerLoad = ({ locals: { services, actor }, parent }) =>
	orErrorPage(async () => {
		const { view } = await parent();
		if (!view.may.organise) return { people: [], associations: [], preparing: null };
		const network = await services.network.read(actor);
		const standing = network.associations.filter(({ leftAt }) => leftAt === null);
		const members = new Set(standing.filter(({ kind }) => kind === 'member').map(({ id }) => id));
		const organising = new Set(view.organisers.map(({ id }) => id));
		return {
			preparing: await readPreparing(services, actor, view),
			people: network.people
				.filter(
					({ id, coordinator, memberships }) =>
						!organising.has(id) &&
						(coordinator || memberships.some(({ association }) => members.has(association))),
				)
				.map(({ id, name, memberships }) => ({
					id,
					name,
					from: memberships.map(({ associationName }) => associationName).join(', '),
				})),
			associations: standing.map(({ id, name }) => ({ id, name })),
		};
	});

type Editing = Parameters<Services['gatherings']['edit']>[2];

/** An action that changes what `read` finds in its form. */
function editing(part: string, read: (form: FormData) => Editing): Actions[string] {
	return async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const changes = read(form);
			if (Object.keys(changes).length > 0) await services.gatherings.edit(actor, params.id, changes);
			return { done: part };
		});
	};
}

export const actions: Actions = {
	details: editing('details', (form) => changedFields(form, ['title', 'aim', 'place', 'address'])),

	date: editing('date', (form) => {
		const changed = changedFields(form, ['day', 'days', 'from', 'to']);
		return Object.keys(changed).length > 0 ? { date: readDateFields(form) } : {};
	}),

	audience: editing('audience', (form) => {
		const audience = GATHERING_AUDIENCES.find((known) => known === form.get('audience'));
		if (!audience) throw new Refusal('invalid', 'gathering-audience');
		return {
			...('audience' in changedFields(form, ['audience']) && { audience }),
			invited: changedBoxes(form, 'invited'),
		};
	}),

	registration: editing('registration', (form) => {
		const changed = changedFields(form, ['perAssociation', 'overall', 'opensToAllOn', 'closesOn']);
		const { perAssociation, overall, ...days } = changed;
		return {
			registration: {
				...(perAssociation !== undefined && { perAssociation: placesOf(perAssociation) }),
				...(overall !== undefined && { overall: placesOf(overall) }),
				...Object.fromEntries(Object.entries(days).map(([name, day]) => [name, day || null])),
			},
		};
	}),

	organiser: editing('organiser', (form) => {
		const person = formText(form, 'person');
		return { organisers: form.get('organises') === 'no' ? { remove: [person] } : { add: [person] } };
	}),

	move: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const state = GATHERING_STATES.find((known) => known === form.get('state'));
			if (!state) throw new Refusal('invalid', 'gathering-no-way');
			await services.gatherings.moveTo(actor, params.id, state);
			return { done: 'move' };
		});
	},

	cancel: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.cancel(actor, params.id, formText(form, 'cancelled') === 'yes');
			return { done: 'cancel' };
		});
	},
};

/** Empty: no limit. What is no number is no number of places either. */
function placesOf(text: string): number | null {
	return text.trim() === '' ? null : Number(text);
}
