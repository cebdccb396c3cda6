import type { Actor } from '#lib/domain/actor.ts';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import type { GrantedThing } from '#lib/domain/board/grant.ts';
import type { Form } from '#lib/domain/board/form.ts';
import type { Sector, Site } from '#lib/domain/board/site.ts';
import { randomUUID } from 'node:crypto';
import type { Overrides } from '../../server/compose.ts';
import { acceptances, agreements, grants } from '../../server/board/collections.ts';
import { memberships, pairId } from '../../server/network/collections.ts';
import { openHouse, type House } from '../scenarios/api/house.ts';

/**
 * A house with a board: « Salam » and « Auberge » share what they see, « Emmaüs » has not accepted the agreement, « Ligue » is
 * a partner. One sector with two sites, that have the standard form.
 */
export interface BoardHouse extends House {
	/** Names of the people in it, for `ask` and `as`. */
	readonly who: typeof WHO;
	as(who: Person | null): Promise<Actor>;
	readonly sector: Sector;
	/** Grande-Synthe and Téteghem. */
	readonly sites: readonly [Site, Site];
	readonly form: Pick<Form, 'number' | 'items'>;
	/** Opens it to this person, as the coordinator would. */
	grant(who: Person, to: GrantedThing): Promise<void>;
	/** This association has accepted the agreement that stands. */
	agree(association: string): Promise<void>;
	/** The agreement, withdrawn by this association. */
	withdraw(association: string): Promise<void>;
}

const WHO = {
	coordination: null,
	salam: 'salam',
	salamReferent: 'salam',
	auberge: 'auberge',
	emmaus: 'emmaus',
	ligue: 'ligue',
	nobody: null,
} as const;
export type Person = keyof typeof WHO;

const AGREEMENT = 1;

export async function openBoardHouse(overrides: Overrides = {}): Promise<BoardHouse> {
	const house = await openHouse(overrides);
	const { services } = house;
	const { records } = services.storage;
	const ids = new Map<string, string>();
	const at = new Date(services.now()).toISOString();

	// at once: each password is hashed slowly, on purpose
	await Promise.all(
		Object.entries(WHO).map(async ([name, association]) => {
			if (name !== 'coordination') ids.set(name, await house.enter(name, association ?? undefined));
		}),
	);
	const referent = pairId('salam', ids.get('salamReferent')!);
	const { revision, value } = (await records.get(memberships, referent))!;
	await records.replace(memberships, referent, revision, { ...value, role: 'referent' });
	ids.set('coordination', (await services.identity.byEmail('coordination@demo.example'))!.id);
	const as = (who: Person | null) => services.access.actorFor(who === null ? '' : ids.get(who)!);

	const coordinator = ids.get('coordination')!;
	await records.insert(agreements, String(AGREEMENT), {
		number: AGREEMENT,
		text: 'Des comptes, jamais de noms.',
		contact: 'coordination@demo.example',
		publishedAt: at,
		publishedBy: coordinator,
	});

	async function agree(association: string) {
		const id = `${AGREEMENT}/${association}`;
		const acceptance = {
			association,
			agreement: AGREEMENT,
			acceptedAt: at,
			acceptedBy: coordinator,
			withdrawnAt: null,
		};
		if (await records.insert(acceptances, id, acceptance)) return;
		const stored = await records.get(acceptances, id);
		await records.replace(acceptances, id, stored!.revision, acceptance);
	}
	for (const association of ['salam', 'auberge']) await agree(association);

	const actor = await as('coordination');
	const { sites } = services.board;
	const sector = await sites.addSector(actor, { name: 'Dunkerquois' });
	const open = (name: string) =>
		sites.openSite(actor, { name, sector: sector.id, openedOn: '2013-01-07', mealDays: [1, 2, 3, 4, 5] });

	return {
		...house,
		who: WHO,
		as,
		sector,
		sites: [await open('Grande-Synthe'), await open('Téteghem')],
		form: { number: 1, items: STANDARD_ITEMS },
		async grant(who, to) {
			const grant = { id: randomUUID(), person: ids.get(who)!, to, since: at, by: coordinator };
			await records.insert(grants, grant.id, grant);
		},
		agree,
		async withdraw(association) {
			const id = `${AGREEMENT}/${association}`;
			const stored = await records.get(acceptances, id);
			await records.replace(acceptances, id, stored!.revision, { ...stored!.value, withdrawnAt: at });
		},
	};
}
