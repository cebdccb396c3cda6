import type { Actor } from '#lib/domain/actor.ts';
import { givenWithin, type Mandate } from '#lib/domain/network/mandate.ts';
import type { AccessService } from './access.ts';
import type { Account, IdentityService } from './identity/service.ts';
import { associations, groups, memberships, ONLY, seats, settings } from './network/collections.ts';
import { findAll } from './network/read-all.ts';
import type { Records } from './storage/records.ts';

export interface AccessInput {
	readonly identity: Pick<IdentityService, 'session' | 'account'>;
	readonly records: Records;
	/** The signing service's. */
	readonly mandates: (filter: { person: string }) => Promise<readonly Mandate[]>;
	readonly now: () => number;
}

/** Reads the rights from the facts at each call: nothing is cached, so that what was taken away is gone at once. */
export function createAccess({ identity, records, mandates, now }: AccessInput): AccessService {
	const instant = () => new Date(now()).toISOString();

	async function actorOf(person: Account | null): Promise<Actor> {
		const at = instant();
		if (!person) return { kind: 'anonymous', at };
		const [network, own, seated, given] = await Promise.all([
			records.get(settings, ONLY),
			standingMemberships(person.id),
			openGroups(person.id),
			mandates({ person: person.id }),
		]);
		return {
			kind: 'person',
			at,
			id: person.id,
			name: person.name,
			coordinator: network?.value.coordinators.includes(person.id) ?? false,
			memberships: own.map(({ association, kind, role }) => ({ association, kind, role })),
			groups: seated,
			mandates: given.filter((mandate) => own.some((membership) => givenWithin(mandate, membership))),
		};
	}

	async function standingMemberships(person: string) {
		const found = await findAll(records, memberships, 'person', person);
		const standing = await Promise.all(
			found.map(async ({ value }) => {
				const association = (await records.get(associations, value.association))?.value;
				return association && association.leftAt === null ? [{ ...value, kind: association.kind }] : [];
			}),
		);
		return standing.flat();
	}

	async function openGroups(person: string): Promise<string[]> {
		const found = await findAll(records, seats, 'person', person);
		const open = await Promise.all(
			found.map(async ({ value }) => {
				const group = (await records.get(groups, value.group))?.value;
				return group && group.closedAt === null ? [value.group] : [];
			}),
		);
		return open.flat();
	}

	return {
		async actorOf(headers) {
			return actorOf((await identity.session(headers))?.person ?? null);
		},
		async actorFor(person) {
			return actorOf(await identity.account(person));
		},
	};
}
