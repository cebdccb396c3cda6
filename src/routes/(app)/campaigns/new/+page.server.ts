import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { strictMajority } from '#lib/domain/signing/threshold.ts';
import { daysLater, parisDeadline, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Services } from '#server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the form proposes: a month, until midnight. */
const USUAL_DAYS = 30;
const LAST_MINUTE = '23:59';

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		const paper = url.searchParams.get('paper');
		if (!paper) return { proposal: null, papers: await proposable(services, actor) };
		return {
			proposal: await proposalOf(services, actor, paper, url.searchParams.get('version')),
			papers: [],
		};
	});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const deadline = parisDeadline(formText(form, 'date'), formText(form, 'time'));
			if (!deadline) throw new Refusal('invalid', 'deadline-unreadable');
			const { campaign } = await locals.services.signing.open(locals.actor, {
				paper: formText(form, 'paper'),
				version: Number(formText(form, 'version')),
				deadline,
				audiences: form.has('partners') ? ['member', 'partner'] : ['member'],
				message: formText(form, 'message'),
			});
			redirect(303, resolve('/(app)/campaigns/[id]', { id: campaign.id }));
		});
	},
};

async function proposable(services: Services, actor: Actor) {
	const papers = await services.papers.list(actor);
	return papers
		.filter(
			({ versions, archivedAt, group }) =>
				versions > 0 && !archivedAt && can(actor, 'campaign.open', { group }),
		)
		.map(({ id, title, groupName }) => ({ id, title, groupName }));
}

async function proposalOf(services: Services, actor: Actor, paper: string, asked: string | null) {
	const [view, network] = await Promise.all([
		services.papers.read(actor, paper),
		services.network.read(actor),
	]);
	if (!view.may.propose) throw new Refusal('forbidden', 'campaign.open');
	const versions = view.versions
		.map(({ number, frozenAt, campaigns }) => ({
			number,
			frozenAt,
			proposed: campaigns.length > 0,
			open: campaigns.some(({ state }) => state === 'open'),
		}))
		.sort((a, b) => b.number - a.number);
	const seated = network.associations.filter(({ leftAt }) => leftAt === null);
	const electorate = seated.filter(({ kind }) => kind === 'member').length;
	const today = parisWallClock(services.now()).date;
	return {
		paper: view.paper.id,
		title: view.paper.title,
		versions,
		version: versions.find(({ number }) => String(number) === asked)?.number ?? versions[0]?.number,
		openVersion: versions.find(({ open }) => open)?.number,
		electorate,
		needed: strictMajority(electorate),
		partners: seated.length - electorate,
		today,
		date: daysLater(today, USUAL_DAYS),
		time: LAST_MINUTE,
	};
}
