import type { Services } from '../../server/services.ts';
import { COORDINATION, referents } from '../people.ts';
import type { ActorOf, StoryEvent } from '../story-event.ts';
import { AGREEMENT_TEXT } from './agreement.ts';
import { FILE_OF_2013, fileOf2013 } from './file-of-2013.ts';
import { sectors, sites } from './places.ts';
import { eventsOfLastWeeks } from './today.ts';

/** Associations that have not answered: far away, or not on the ground. Their people read no report of others. */
const SILENT: readonly string[] = ['itinerance-cherbourg', 'les-exiles-du-xeme', 'acc-minorite-visibles'];
/** The Monday of the first reports: the report says «début janvier 2013» of the form. */
const OPENED = '2013-01-07';
const ALERT_GROUP = 'logistique';
/** The first 20 referents are those of the members. */
const MEMBERS = 20;
const MONTHS_OF_2013 = Array.from({ length: 12 }, (_, n) => `2013-${String(n + 1).padStart(2, '0')}`);

/** The camp board since January 2013: its agreement, its sites, an invented year, and the last weeks before `now` (ms). */
export function eventsOfBoard(services: Services, now: number, actorOf: ActorOf): StoryEvent[] {
	const { board } = services;
	const coordinator = () => actorOf(COORDINATION.email);
	return [
		{
			at: '2013-01-07T07:00:00Z',
			async act() {
				const actor = await coordinator();
				const contact = COORDINATION.email;
				await board.agreement.publish(actor, { text: AGREEMENT_TEXT, contact, after: 0 });
				await board.settings.setAlertGroup(actor, ALERT_GROUP);
				for (const { towns, number, name } of sectors)
					await board.sites.addSector(actor, { number, name, towns });
				for (const site of sites)
					await board.sites.openSite(actor, {
						name: site.name,
						sector: site.sector,
						openedOn: OPENED,
						mealDays: site.mealDays,
					});
			},
		},
		// those that joined in February accept with the others
		{
			at: '2013-02-20T18:00:00Z',
			async act() {
				for (const { email, association } of referents.slice(0, MEMBERS))
					if (!SILENT.includes(association))
						await board.agreement.accept(await actorOf(email), association, 1);
			},
		},
		{
			at: '2014-01-10T10:00:00Z',
			act: async () =>
				void (await board.importing.run(await coordinator(), { name: FILE_OF_2013, bytes: fileOf2013() })),
		},
		{
			at: '2014-02-12T10:00:00Z',
			async act() {
				const actor = await coordinator();
				for (const month of MONTHS_OF_2013) {
					await board.periods.lock(actor, month);
					await board.publication.publish(actor, month, 1);
				}
			},
		},
		...eventsOfLastWeeks(services, now, actorOf),
	];
}
