import { halfAt } from '#lib/domain/gatherings/attendance-halves.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { newFactId } from '#lib/outbox/new-fact-id.ts';
import { readFormMark } from './form-mark.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => {
		const sheet = await services.gatherings.attendance.sheet(actor, params.id);
		/** Of a name given twice the last counts: the button that was pressed. */
		const asked = (name: string) => url.searchParams.getAll(name).at(-1) ?? '';
		const now = halfAt(sheet.halves, parisWallClock(services.now()));
		const half = sheet.halves.find(({ number }) => String(number) === asked('half')) ?? now;
		return {
			sheet,
			half: half?.number ?? 0,
			words: asked('q'),
			order: asked('order') === 'association' ? ('association' as const) : ('name' as const),
			open: asked('line'),
			/** For the forms of this page: sent again by a reload, an act is the same one. */
			act: newFactId(),
		};
	});

/** For pages without JavaScript: with it, the page sends acts from its outbox. */
export const actions: Actions = {
	mark: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.attendance.record(actor, params.id, formText(form, 'attendee'), {
				id: formText(form, 'act'),
				...readFormMark(form),
				base: formText(form, 'base').split(' ').filter(Boolean),
			});
			return { done: 'mark' as const };
		});
	},
	add: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const act = formText(form, 'act');
			const name = formText(form, 'name');
			await services.gatherings.attendance.record(actor, params.id, act, {
				id: act,
				mark: 'present',
				halves: [Number(formText(form, 'half'))],
				representedBy: '',
				base: [],
				person: {
					name,
					association: formText(form, 'association') || null,
					organisation: formText(form, 'organisation'),
					role: '',
				},
			});
			return { done: 'add' as const, name };
		});
	},
	receive: async ({ request, locals: { services, actor }, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const received = formText(form, 'received').trim();
			// an empty field is no number, and Number('') would be one
			const people = received === '' ? NaN : Number(received);
			await services.gatherings.attendance.receive(actor, params.id, people);
			return { done: 'receive' as const };
		});
	},
};
