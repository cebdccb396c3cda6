import { createHash } from 'node:crypto';
import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { seenGathering, type GatheringsContext } from '../context.ts';
import { seenGatherings } from '../list-gatherings.ts';
import { createAddressBook } from './address-book.ts';
import type { CalendarFile, CalendarService } from './service.ts';
import { feedOf, icsOf } from './write-calendar.ts';

type Needs = Pick<GatheringsContext, 'records' | 'network' | 'address' | 'now'>;

export function createCalendar(context: Needs): CalendarService {
	const { network, address } = context;

	async function nameOf(actor: Actor, group: string | null): Promise<string> {
		const whole = await network.name();
		// who is not of the network does not learn which groups there are
		const part = group !== null && can(actor, 'network.read', null) ? await network.groupName(group) : '';
		return [whole, part].filter(Boolean).join(' · ');
	}

	return {
		...createAddressBook(context),
		async feed(actor, group) {
			const [seen, name] = await Promise.all([
				seenGatherings(context, actor, group === null ? {} : { group }),
				nameOf(actor, group),
			]);
			return fileOf(feedOf(seen, name, address()));
		},
		async event(actor, id) {
			const text = icsOf(await seenGathering(context, actor, id), address());
			if (text === null) throw new Refusal('not-found', 'gathering-no-date');
			return fileOf(text);
		},
	};
}

function fileOf(text: string): CalendarFile {
	return { text, tag: createHash('sha256').update(text).digest('base64url') };
}
