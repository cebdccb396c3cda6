// A server that keeps one report after the other in its folder, and prints each with its receipt, until it is killed.
import { randomUUID } from 'node:crypto';
import type { Observation } from '#lib/domain/board/observation.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { memberships, pairId } from '../../server/network/collections.ts';

const services = await compose(readConfig({ DATA_DIR: process.argv[2]! }));
const { network, identity, access, board, storage } = services;
const email = 'coordination@demo.example';
const password = 'une table de vingt places';
const token = await network.openSetup();
await network.setUp(token!, { network: 'PSM', name: 'C. D.', email, password });
const coordinator = await access.actorFor((await identity.byEmail(email))!.id);
await network.addAssociation(coordinator, { name: 'Salam', kind: 'member' });
const sector = await board.sites.addSector(coordinator, { name: 'Dunkerquois' });
const opened = { name: 'Loon', sector: sector.id, openedOn: '2013-01-07', mealDays: [] };
const site = await board.sites.openSite(coordinator, opened);
const { id } = await identity.create({ email: 'salam@demo.example', name: 'salam', password });
const since = new Date().toISOString();
await storage.records.insert(memberships, pairId('salam', id), {
	person: id,
	association: 'salam',
	role: 'member',
	since,
});
const actor = await access.actorFor(id);

for (let n = 0; ; n++) {
	const report: Observation = {
		id: randomUUID(),
		site: site.id,
		form: 1,
		association: 'salam',
		level: 'association',
		visitedOn: '2013-05-14',
		visitedAt: null,
		answers: { meals: { kind: 'count', n: n % 1000 } },
		remark: '',
		round: null,
		device: { createdAt: since, offset: 60 },
	};
	const { receipt } = await board.reports.record(actor, report);
	console.log(JSON.stringify({ person: id, report, receipt }));
}
