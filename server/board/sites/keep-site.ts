import { randomBytes, randomUUID } from 'node:crypto';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { FormItem } from '#lib/domain/board/form.ts';
import type { Site } from '#lib/domain/board/site.ts';
import { slugOf } from '#lib/domain/network/association.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { removeRecord } from '../../network/revise.ts';
import { forms, sites } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';

type Context = Pick<BoardContext, 'records' | 'now'>;

/** An id that no site has had: the form is kept first, so that a site never stands without what is asked there. */
export async function reserveSite(
	context: Context,
	actor: PersonActor,
	name: string,
	items: readonly FormItem[],
): Promise<string> {
	const slug = slugOf(name).slice(0, 40);
	for (let id = slug === '' ? freshId('site') : slug; ; id = freshId(slug === '' ? 'site' : slug)) {
		const form = { site: id, number: 1, items, createdAt: instantOf(context), createdBy: actor.id };
		if (await context.records.insert(forms, `${id}/1`, form)) return id;
	}
}

export async function releaseSite({ records }: Context, id: string): Promise<void> {
	await removeRecord(records, forms, `${id}/1`);
}

/** Refused when an open site has its name, or a place of its series. */
export async function insertSite(context: Context, site: Site): Promise<Site> {
	if (await context.records.insert(sites, site.id, site)) return site;
	throw new Refusal('conflict', 'site-name-taken');
}

/** Boards ask again. */
export async function noteSite({ log, live }: BoardContext, actor: PersonActor, site: string): Promise<void> {
	const fact = { kind: 'site', id: randomUUID(), site } as const;
	await log.append({ stream: 'network', by: actor.id, association: null, fact });
	live.announce(['board']);
}

function freshId(slug: string): string {
	return `${slug}-${randomBytes(2).toString('hex')}`;
}
