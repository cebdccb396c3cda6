import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';
import { readChoices, readDate, readDates, readTerms } from './read-poll-form.ts';

/** What the form proposes: two weeks, until midnight. */
const USUAL_DAYS = 14;
const LAST_MINUTE = '23:59';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => {
		const today = parisWallClock(services.now()).date;
		return {
			...(await services.gatherings.polls.read(actor, params.id)),
			today,
			proposed: { date: daysLater(today, USUAL_DAYS), time: LAST_MINUTE },
		};
	});

export const actions: Actions = {
	open: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const input = { dates: readDates(form), ...readTerms(form) };
			await locals.services.gatherings.polls.open(locals.actor, params.id, input);
			return { done: 'open' as const };
		});
	},
	answer: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const association = formText(form, 'association');
			await locals.services.gatherings.polls.answer(locals.actor, params.id, {
				association,
				choices: readChoices(form),
				comment: formText(form, 'comment'),
			});
			return { done: 'answer' as const, association };
		});
	},
	forget: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.gatherings.polls.forget(locals.actor, params.id, {
				association: formText(form, 'association'),
				person: formText(form, 'person') || null,
			});
			return { done: 'forget' as const };
		});
	},
	record: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const [association = '', person = ''] = formText(form, 'for').split('/');
			await locals.services.gatherings.polls.record(locals.actor, params.id, {
				association,
				person: person || null,
				choices: readChoices(form),
				comment: formText(form, 'comment'),
			});
			return { done: 'record' as const };
		});
	},
	add: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.gatherings.polls.addDate(locals.actor, params.id, readDate(form, 1));
			return { done: 'add' as const };
		});
	},
	remove: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.gatherings.polls.removeDate(locals.actor, params.id, formText(form, 'date'));
			return { done: 'remove' as const };
		});
	},
	terms: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.gatherings.polls.setTerms(locals.actor, params.id, readTerms(form));
			return { done: 'terms' as const };
		});
	},
	remind: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const reminded = await locals.services.gatherings.polls.remind(locals.actor, params.id);
			return { done: 'remind' as const, reminded };
		});
	},
	choose: async ({ locals, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.gatherings.polls.choose(locals.actor, params.id, formText(form, 'date'));
			return { done: 'choose' as const };
		});
	},
};
