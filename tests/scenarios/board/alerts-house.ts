import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { NewAlert, NewAlertAct } from '../../../server/board/alerts/service.ts';
import type { Letter } from '../../../server/mail/create-mail.ts';
import type { Person } from '../../support/board-house.ts';
import { openLiveHouse } from './live-house.ts';

/** Stands in every text that is written: it may appear where the alert is read, and nowhere else. */
export const PLANTED = 'PLANTED matraques près du pont';

export type AlertHouse = Awaited<ReturnType<typeof openAlertHouse>>;

/** A live house in May 2013, with what tests do about alerts; letters are kept, and may be refused. */
export async function openAlertHouse() {
	const letters: Letter[] = [];
	const refusedBy = new Set<string>();
	let now = Date.parse('2013-05-14T07:05:00.000Z');
	const mail = {
		async send(letter: Letter) {
			if (refusedBy.has(letter.to)) throw new Error('refused');
			letters.push(letter);
		},
	};
	// no two acts at one instant
	const house = await openLiveHouse({ mail, now: () => now++ });
	const board = house.services.board.alerts;

	function alert(association: string | null, more: Partial<NewAlert> = {}): NewAlert {
		const [, site] = house.sites;
		return { site: site.id, sector: house.sector.id, type: 'water', association, ...more };
	}

	return {
		house,
		board,
		letters,
		refusedBy,
		alert,
		now: () => now,
		today: () => parisWallClock(now).date,
		advance: (ms: number) => void (now += ms),
		async raise(who: Person, association: string | null, more: Partial<NewAlert> = {}): Promise<string> {
			const id = randomUUID();
			await board.raise(await house.as(who), id, alert(association, more));
			return id;
		},
		async does(who: Person, id: string, act: NewAlertAct['act'], association: string | null, text = '') {
			return board.act(await house.as(who), id, randomUUID(), { act, text, association });
		},
		read: async (who: Person, id: string) => board.read(await house.as(who), id),
		listed: async (who: Person) => (await board.list(await house.as(who))).alerts.map(({ id }) => id),
		/** Alerts go to the group « Santé », in which Auberge sits. */
		async chooseGroup(): Promise<void> {
			const coordinator = await house.as('coordination');
			await house.services.board.settings.setAlertGroup(coordinator, 'sante');
			const { id } = (await house.as('auberge')) as PersonActor;
			await house.services.network.seat(coordinator, 'sante', id, true);
		},
	};
}

export const refusal = (code: string, reason: string) => expect.objectContaining({ code, reason });
