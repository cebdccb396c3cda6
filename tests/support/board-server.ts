import type { Actor } from '#lib/domain/actor.ts';
import { memberships, pairId } from '../../server/network/collections.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { run } from '../../server/run.ts';
import type { Services } from '../../server/services.ts';

/**
 * A small network to open in a browser, on an empty folder: « Salam » and « Auberge » share what they see, « Emmaüs » has not
 * answered. Two sites where a meal is hoped for every day. People: coordination, salam, salam-bis, auberge, emmaus.
 */
const PEOPLE = { salam: 'Salam', 'salam-bis': 'Salam', auberge: 'Auberge', emmaus: 'Emmaüs' } as const;

const services = await compose(readConfig(process.env));
if (await services.network.needsSetup()) await setUp(services, process.env.DEMO_PASSWORD!);
await run(services);

async function setUp({ network, identity, access, storage, board, now }: Services, password: string) {
	const token = await network.openSetup();
	const email = 'coordination@demo.example';
	await network.setUp(token!, { network: 'PSM', name: 'C. D.', email, password });
	const coordinator = await access.actorFor((await identity.byEmail(email))!.id);
	await network.addGroup(coordinator, { name: 'Urgences' });

	const referents = new Map<string, Actor>();
	for (const [who, name] of Object.entries(PEOPLE)) {
		const association = who.replace('-bis', '');
		if (!who.endsWith('-bis')) await network.addAssociation(coordinator, { name, kind: 'member' });
		const { id } = await identity.create({
			email: `${who}@demo.example`,
			name: `${who[0]!.toUpperCase()}. N.`,
			password,
		});
		const membership = {
			person: id,
			association,
			role: 'referent',
			since: new Date(now()).toISOString(),
		} as const;
		await storage.records.insert(memberships, pairId(association, id), membership);
		referents.set(who, await access.actorFor(id));
	}

	const text = 'Des comptes, jamais de noms.\n\nQui ne partage pas ne lit pas.';
	await board.agreement.publish(coordinator, { text, contact: 'coordination@demo.example', after: 0 });
	for (const who of ['salam', 'auberge']) await board.agreement.accept(referents.get(who)!, who, 1);

	const { id: sector } = await board.sites.addSector(coordinator, { name: 'Dunkerquois' });
	const mealDays = [1, 2, 3, 4, 5, 6, 7];
	for (const name of ['Grande-Synthe', 'Tétéghem'])
		await board.sites.openSite(coordinator, { name, sector, openedOn: '2013-01-07', mealDays });
}
