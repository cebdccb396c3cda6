import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { AssociationKind, AssociationRole } from '#lib/domain/network/association.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import type { NewGathering } from '../../../server/gatherings/service.ts';
import type { Letter, Mail } from '../../../server/mail/create-mail.ts';
import { memberships, pairId } from '../../../server/network/collections.ts';
import type { Services } from '../../../server/services.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import { gatherLog } from '../../support/gather-log.ts';

export const STORES = ['memory', 'sqlite'] as const;
export type Store = (typeof STORES)[number];

const PASSWORD = 'une table de vingt places';
export const DAY = 86_400_000;

/** The composed services with a clock that tests move, and the letters that left, at three member associations and two partners. */
export interface PlanningHouse {
	readonly services: Services;
	/** Another server on the same store. */
	readonly secondNode: Services;
	readonly letters: Letter[];
	/** Lines that both servers logged. */
	readonly logged: readonly string[];
	/** The mail server takes no letter for these addresses. */
	readonly refusedBy: Set<string>;
	/** What happens while a letter is on its way. */
	whileSending: () => Promise<void>;
	advance(ms: number): void;
	/** An account, of associations if they are named. */
	enter(name: string, places?: Readonly<Record<string, AssociationRole>>): Promise<PersonActor>;
	/** With today's rights. */
	actor(name: string): Promise<PersonActor>;
	readonly nobody: Actor;
	gathering(input?: Partial<NewGathering>): Promise<Gathering>;
	/** The letters to somebody, once there are `count` or more. */
	lettersTo(name: string, count?: number): Promise<readonly Letter[]>;
	close(): Promise<void>;
}

export async function openPlanningHouse(store: Store = 'memory'): Promise<PlanningHouse> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-planning-'));
	const storage =
		store === 'memory' ? openMemoryStorage() : await openSqliteStorage(join(folder, 'tablee.db'));
	let at = Date.parse('2013-03-01T10:00:00.000Z');
	const letters: Letter[] = [];
	const refusedBy = new Set<string>();
	const mail: Mail = {
		async send(letter) {
			// as a real mail server: not at once
			await new Promise((resolve) => setImmediate(resolve));
			if (refusedBy.has(letter.to)) throw Object.assign(new Error('no'), { code: 'EENVELOPE' });
			await house.whileSending();
			letters.push(letter);
		},
	};
	const config = readConfig({ DATA_DIR: folder, ORIGIN: 'https://tablee.example' });
	const { log, lines: logged } = gatherLog();
	const overrides = { storage, mail, log, now: () => at };
	const services = await compose(config, overrides);
	const secondNode = await compose(config, overrides);
	const { network, identity, access } = services;
	const ids = new Map<string, string>();

	const house: PlanningHouse = {
		services,
		secondNode,
		letters,
		logged,
		refusedBy,
		whileSending: async () => {},
		nobody: { kind: 'anonymous', at: '' },
		advance: (ms) => (at += ms),
		async enter(name, places = {}) {
			const { id } = await identity.create({ email: emailOf(name), name, password: PASSWORD });
			ids.set(name, id);
			for (const [association, role] of Object.entries(places))
				await storage.records.insert(memberships, pairId(association, id), {
					person: id,
					association,
					role,
					since: new Date(at).toISOString(),
				});
			return house.actor(name);
		},
		async actor(name) {
			const actor = await access.actorFor(ids.get(name)!);
			if (actor.kind !== 'person') throw new Error(`${name} is nobody`);
			return actor;
		},
		async gathering(input = {}) {
			const coordinator = await house.actor('coordination');
			return services.gatherings.create(coordinator, {
				kind: 'forum',
				title: 'Forum des associations',
				group: null,
				...input,
			});
		},
		lettersTo: (name, count = 1) =>
			vi.waitFor(
				() => {
					const found = letters.filter(({ to }) => to === emailOf(name));
					if (found.length < count) throw new Error(`${found.length} letters of ${count} to ${name}`);
					return found;
				},
				{ timeout: 10_000 },
			),
		async close() {
			await secondNode.sync.close();
			await secondNode.live.close();
			await services.close();
			await rm(folder, { recursive: true, force: true, maxRetries: 10 });
		},
	};

	const token = await network.openSetup();
	const email = emailOf('coordination');
	await network.setUp(token!, { network: 'PSM', name: 'C. D.', email, password: PASSWORD });
	ids.set('coordination', (await identity.byEmail(email))!.id);
	const coordinator = await house.actor('coordination');
	const kinds: Readonly<Record<string, AssociationKind>> = {
		Salam: 'member',
		Auberge: 'member',
		Emmaüs: 'member',
		Ligue: 'partner',
		Cabane: 'partner',
	};
	for (const [name, kind] of Object.entries(kinds)) await network.addAssociation(coordinator, { name, kind });
	return house;
}

export function emailOf(name: string): string {
	return `${name}@demo.example`;
}
