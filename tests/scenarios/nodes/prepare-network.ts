import type { PersonActor } from '#lib/domain/actor.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { memberships, pairId, seats } from '../../../server/network/collections.ts';
import type { Services } from '../../../server/services.ts';

export const PASSWORD = 'une table de vingt places';
/** Each with an association of its own; all sit in the one group. */
export const WRITERS = ['salam', 'auberge', 'emmaus', 'utopia'] as const;
export type Writer = (typeof WRITERS)[number];
const DAY = 24 * 60 * 60 * 1000;

/** What is written to while nodes fail. */
export interface PreparedNetwork {
	/** Live documents of two texts. */
	readonly documents: readonly string[];
	/** Open, and nobody has answered. */
	readonly campaigns: readonly string[];
	/** Mandates that stand and that nobody signs with. */
	readonly spareMandates: readonly { readonly id: string; readonly association: Writer }[];
	readonly site: string;
	readonly people: ReadonlyMap<Writer, string>;
}

export function emailOf(who: string): string {
	return `${who}@demo.example`;
}

/** Makes a network in the database of `env` and closes it again: the keys stay in DATA_DIR. */
export async function prepareNetwork(
	env: Readonly<Record<string, string>>,
	campaigns: number,
): Promise<PreparedNetwork> {
	const services = await compose(readConfig({ LOG_LEVEL: 'silent', ...env }));
	try {
		return await fill(services, campaigns);
	} finally {
		await services.close();
	}
}

async function fill(services: Services, campaigns: number): Promise<PreparedNetwork> {
	const { network, identity, access, storage, board, papers, signing, now } = services;
	const email = emailOf('coordination');
	const first = { network: 'PSM', name: 'C. D.', email, password: PASSWORD };
	await network.setUp((await network.openSetup())!, first);
	const coordinator = (await access.actorFor((await identity.byEmail(email))!.id)) as PersonActor;
	const group = await network.addGroup(coordinator, { name: 'Urgences' });
	const since = new Date(now()).toISOString();

	const people = new Map<Writer, string>();
	for (const who of WRITERS) {
		await network.addAssociation(coordinator, { name: who, kind: 'member' });
		const { id } = await identity.create({ email: emailOf(who), name: `${who} N.`, password: PASSWORD });
		const membership = { person: id, association: who, role: 'referent', since } as const;
		await storage.records.insert(memberships, pairId(who, id), membership);
		await storage.records.insert(seats, pairId(group.id, id), { group: group.id, person: id, since });
		people.set(who, id);
	}
	const mandate = (association: Writer) =>
		signing.recordMandate(coordinator, {
			association,
			person: people.get(association)!,
			basis: 'décision du conseil',
			scope: { kind: 'all' },
			from: since,
			to: null,
		});
	for (const who of WRITERS) await mandate(who);

	const text = 'Des comptes, jamais de noms.';
	await board.agreement.publish(coordinator, { text, contact: email, after: 0 });
	for (const who of WRITERS) await board.agreement.accept(await access.actorFor(people.get(who)!), who, 1);
	const { id: sector } = await board.sites.addSector(coordinator, { name: 'Dunkerquois' });
	const site = await board.sites.openSite(coordinator, {
		name: 'Grande-Synthe',
		sector,
		openedOn: '2013-01-07',
		mealDays: [],
	});

	const newPaper = (title: string) =>
		papers.create(coordinator, { title, kind: 'letter', language: 'fr', group: group.id });
	const documents = [(await newPaper('Un')).document, (await newPaper('Deux')).document];
	const opened: string[] = [];
	const spareMandates: { id: string; association: Writer }[] = [];
	const deadline = new Date(now() + 30 * DAY).toISOString();
	for (let n = 0; n < campaigns; n++) {
		const { id } = await newPaper(`Lettre ${n}`);
		await signing.freeze(coordinator, id);
		opened.push((await signing.open(coordinator, { paper: id, deadline })).campaign.id);
		const association = WRITERS[n % WRITERS.length]!;
		spareMandates.push({ id: (await mandate(association)).id, association });
	}
	return { documents, campaigns: opened, spareMandates, site: site.id, people };
}
