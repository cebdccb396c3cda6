import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cookieOf, COORDINATOR, openBench, PASSWORD } from './bench.ts';

const ADA = 'ada@demo.example';

test('AC14 no token, password, cookie or address is printed, and no token lies in the store in clear', async () => {
	const bench = await openBench('sqlite');
	const { network, identity } = bench;
	const secrets: string[] = [PASSWORD];
	const abandoned = (await network.openSetup())!;
	const coordinator = await bench.found();
	secrets.push(abandoned);

	const invite = { email: ADA, name: 'A. V.', association: 'emmaus', role: 'member' as const };
	await network.invite(coordinator, invite);
	secrets.push(await bench.tokenFor(ADA));
	await network.invite(coordinator, invite);
	const used = await bench.tokenFor(ADA, 2);
	secrets.push(used);
	await network.acceptInvitation(used, { name: 'A. V.', password: PASSWORD });
	await network.invite(coordinator, { ...invite, email: 'pending@demo.example' });
	secrets.push(await bench.tokenFor('pending@demo.example'));

	await identity.requestMagicLink(ADA, new Headers());
	secrets.push(await bench.tokenFor(ADA, 3));
	const { cookies } = await identity.signIn({ email: COORDINATOR, password: PASSWORD }, new Headers());
	secrets.push(decodeURIComponent(cookieOf(cookies).split('=')[1]!));
	await identity.signIn({ email: ADA, password: 'un mot de passe faux' }, new Headers()).catch(() => {});
	await identity
		.signIn({ email: 'nobody@demo.example', password: 'faux faux faux' }, new Headers())
		.catch(() => {});
	await identity.redeemMagicLink('x'.repeat(32), new Headers()).catch(() => {});

	expect(secrets).toHaveLength(7);
	for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(25);
	const printed = bench.logged.join('\n');
	expect(printed).toContain('letter in the outbox');
	for (const secret of [...secrets, 'demo.example', 'faux faux faux']) expect(printed).not.toContain(secret);

	await bench.storage.close();
	const files = (await readdir(bench.folder)).filter((name) => name.startsWith('tablee.db'));
	const kept = Buffer.concat(await Promise.all(files.map((name) => readFile(join(bench.folder, name)))));
	expect(kept.includes(ADA)).toBe(true);
	for (const secret of secrets) expect([secret, kept.includes(secret)]).toEqual([secret, false]);
});
