import type { PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { changesMeaning, readItems } from '#lib/domain/board/form-rules.ts';
import type { Form } from '#lib/domain/board/form.ts';
import type { Site } from '#lib/domain/board/site.ts';
import { canonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand, demandToSee } from '../../access.ts';
import { findAll } from '../../network/read-all.ts';
import { revise } from '../../network/revise.ts';
import { forms, sites } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';
import { noteSite } from './keep-site.ts';
import { rowOf } from './rows.ts';
import type { SitesService } from './service.ts';

export function createForms(context: BoardContext): Pick<SitesService, 'form' | 'setForm'> {
	const { records, names } = context;

	async function requireSite(id: string): Promise<Site> {
		const site = await context.sites.site(id);
		if (!site) throw new Refusal('not-found', 'not-found');
		return site;
	}

	/** The last first. */
	async function versionsOf(site: string): Promise<readonly Form[]> {
		const found = (await findAll(records, forms, 'site', site)).map(({ value }) => value);
		return found.toSorted((one, other) => other.number - one.number);
	}

	/** A form that is kept is the one that is asked: also ends what was cut off between the two. */
	const useForm = (id: string, number: number) =>
		revise(records, sites, id, (site) => (site.form >= number ? site : { ...site, form: number }));

	return {
		async form(actor, id) {
			demandToSee(actor, 'site.read', null);
			const site = await requireSite(id);
			const versions = await versionsOf(id);
			const known = await names(versions.map(({ createdBy }) => createdBy));
			return {
				site: rowOf(site),
				versions: versions.map(({ number, createdAt, createdBy, items }) => ({
					number,
					createdAt,
					createdByName: known.get(createdBy) ?? '',
					items,
				})),
				others: (await context.sites.sites()).filter((other) => other.id !== id).map(rowOf),
				manages: can(actor, 'board.manage', null),
			};
		},

		async setForm(actor, id, sent, base) {
			demand(actor, 'board.manage', null);
			await requireSite(id);
			const items = readItems(sent);
			if ('reason' in items) throw new Refusal('invalid', items.reason);
			const versions = await versionsOf(id);
			const last = versions[0]!;
			await useForm(id, last.number);
			if (base !== undefined && base !== last.number) throw new Refusal('conflict', 'form-changed');
			if (canonicalJson(items) === canonicalJson(last.items)) return last;
			const earlier = versions.flatMap((version) => version.items);
			if (changesMeaning(items, earlier) !== null) throw new Refusal('invalid', 'form-other-kind');
			const number = last.number + 1;
			const person = actor as PersonActor;
			const form = { site: id, number, items, createdAt: instantOf(context), createdBy: person.id };
			const kept = await records.insert(forms, `${id}/${number}`, form);
			await useForm(id, number);
			if (!kept) throw new Refusal('conflict', 'form-changed');
			await noteSite(context, person, id);
			return form;
		},
	};
}
