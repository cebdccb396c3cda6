import type { AssociationRole } from '#lib/domain/network/association.ts';
import { can } from '#lib/domain/can.ts';
import type { MandateScope } from '#lib/domain/network/mandate.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';
import { mandateTerm } from './mandate-term.ts';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => {
		const view = await services.network.association(actor, params.id);
		const grantees = view.people.filter((person) =>
			can(actor, 'mandate.grant', { association: params.id, person: person.id }),
		);
		return { view, grantees: grantees.map(({ id, name }) => ({ id, name })), scopes: await scopes() };

		/** What a mandate can be limited to; nothing for who may grant none. */
		async function scopes() {
			if (grantees.length === 0 || !can(actor, 'network.read', null)) return { groups: [], papers: [] };
			const [{ groups }, papers] = await Promise.all([
				services.network.read(actor),
				services.papers.list(actor),
			]);
			return {
				groups: groups.filter((group) => !group.closedAt).map(({ id, name }) => ({ id, name })),
				papers: papers.filter((paper) => !paper.archivedAt).map(({ id, title }) => ({ id, title })),
			};
		}
	});

export const actions: Actions = {
	edit: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const input = { name: formText(form, 'name'), about: formText(form, 'about') };
			await locals.services.network.editAssociation(locals.actor, params.id, input);
			return { done: 'edit' as const };
		});
	},
	leave: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const left = formText(form, 'left') === 'yes';
			await locals.services.network.editAssociation(locals.actor, params.id, { left });
			return { done: 'leave' as const };
		});
	},
	invite: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.invite(locals.actor, {
				email: formText(form, 'email'),
				name: formText(form, 'name'),
				association: params.id,
				role: roleOf(form),
			});
			return { done: 'invite' as const };
		});
	},
	revoke: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.revokeInvitation(locals.actor, formText(form, 'invitation'));
			return { done: 'revoke' as const };
		});
	},
	role: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const person = formText(form, 'person');
			await locals.services.network.changeRole(locals.actor, params.id, person, roleOf(form));
			return { done: 'role' as const };
		});
	},
	remove: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.removeMember(locals.actor, params.id, formText(form, 'person'));
			return { done: 'remove' as const };
		});
	},
	grant: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.grantMandate(locals.actor, {
				association: params.id,
				person: formText(form, 'person'),
				basis: formText(form, 'basis'),
				scope: scopeOf(formText(form, 'scope')),
				...mandateTerm(formText(form, 'from'), formText(form, 'to')),
			});
			return { done: 'grant' as const };
		});
	},
	withdraw: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.withdrawMandate(locals.actor, formText(form, 'mandate'));
			return { done: 'withdraw' as const };
		});
	},
};

function roleOf(form: FormData): AssociationRole {
	const role = formText(form, 'role');
	if (role !== 'referent' && role !== 'member') throw new Refusal('invalid', 'role');
	return role;
}

/** `all`, `group:<id>` or `paper:<id>`, as the form's menu writes it. */
function scopeOf(value: string): MandateScope {
	if (value === 'all') return { kind: 'all' };
	if (value.startsWith('group:')) return { kind: 'group', group: value.slice(6) };
	if (value.startsWith('paper:')) return { kind: 'paper', paper: value.slice(6) };
	throw new Refusal('invalid', 'scope');
}
