import { describe, expect, test } from 'vitest';
import { manifestSha256 } from '../../../server/signing/hashes.ts';
import {
	anna,
	answer,
	association,
	DAY,
	DEADLINE,
	grant,
	layTable,
	mandated,
	openCampaign,
	person,
	slugs,
	STORES,
} from './table.ts';

describe.each(STORES)('a campaign, ledger in %s', (store) => {
	test('SG6 SG9 the eleventh signature of twenty makes the majority, recorded once in its commit', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		for (const id of slugs('a', 10)) await answer(table, campaign.id, id);
		const ten = await table.signing.campaign(anna(table), campaign.id);
		expect(ten.campaign.threshold).toEqual({ needed: 11, reachedAt: null });

		table.clock.ms += DAY;
		const receipt = JSON.parse((await answer(table, campaign.id, 'a11')).payload);
		for (const id of ['a12', 'a13']) await answer(table, campaign.id, id);

		const rows = await table.storage.ledger.read(0);
		const reached = rows.filter((row) => row.type === 'threshold-reached');
		expect(reached.map((row) => row.sequence)).toEqual([receipt.sequence + 2]);
		const thirteen = await table.signing.campaign(anna(table), campaign.id);
		expect(thirteen.campaign.threshold.reachedAt).toBe(receipt.at);
		expect(thirteen.campaign.tally).toEqual({ sign: 13, decline: 0, abstain: 0, changes: 0, none: 7 });
		expect((await table.signing.versions('letter'))[0]?.campaigns).toEqual([
			{ id: campaign.id, state: 'open', adopted: true },
		]);
		expect(await table.signing.audit()).toMatchObject({ ok: true, problems: [] });
	});

	test('SG10 answers are counted apart and keep their reasons', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		await answer(table, campaign.id, 'a01', 'sign');
		await answer(table, campaign.id, 'a02', 'decline', 'Hors de notre objet.');
		await answer(table, campaign.id, 'a03', 'abstain');
		await answer(table, campaign.id, 'a04', 'changes', 'Citer le rapport.');
		const view = await table.signing.campaign(anna(table), campaign.id);
		expect(view.campaign.tally).toEqual({ sign: 1, decline: 1, abstain: 1, changes: 1, none: 16 });
		expect(
			view.decisions.map(({ associationName, answer, reason, byName }) => [
				associationName,
				answer,
				reason,
				byName,
			]),
		).toEqual([
			['Association a01', 'sign', '', 'Personne somebody-of-a01'],
			['Association a02', 'decline', 'Hors de notre objet.', 'Personne somebody-of-a02'],
			['Association a03', 'abstain', '', 'Personne somebody-of-a03'],
			['Association a04', 'changes', 'Citer le rapport.', 'Personne somebody-of-a04'],
		]);
	});

	test('SG10 asking for changes without saying which, or at too great a length, changes nothing', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		await expect(answer(table, campaign.id, 'a01', 'changes', '  ')).rejects.toMatchObject({
			reason: 'reason-required',
		});
		await expect(answer(table, campaign.id, 'a01', 'changes', 'x'.repeat(2001))).rejects.toMatchObject({
			reason: 'reason-too-long',
		});
		await expect(answer(table, campaign.id, 'a01', 'maybe' as 'sign')).rejects.toMatchObject({
			reason: 'answer-unknown',
		});
		expect((await table.signing.campaign(anna(table), campaign.id)).decisions).toEqual([]);
	});

	test('SG11 partners sign beside the electorate', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table, { audiences: ['member', 'partner'] });
		for (const id of slugs('a', 10)) await answer(table, campaign.id, id);
		await answer(table, campaign.id, 'p01');
		const view = await table.signing.campaign(anna(table), campaign.id);
		expect(view.campaign).toMatchObject({
			electorate: 20,
			partnersSigned: 1,
			threshold: { reachedAt: null },
		});
		expect(view.campaign.tally.sign).toBe(10);
		expect(view.decisions.at(-1)).toMatchObject({ association: 'p01', audience: 'partner' });
	});

	test('SG11 SG24 a campaign for members is not there for partners', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		await expect(answer(table, campaign.id, 'p01')).rejects.toMatchObject({ code: 'not-found' });
	});

	test('SG8 the electorate stays that of the opening', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		table.associations.set('a21', association('a21', 'member'));
		table.associations.set('a02', { ...association('a02', 'member'), leftAt: table.at() });
		await expect(answer(table, campaign.id, 'a21')).rejects.toMatchObject({ reason: 'not-asked' });
		await expect(answer(table, campaign.id, 'a02')).rejects.toMatchObject({ reason: 'association-left' });
		expect((await table.signing.campaign(anna(table), campaign.id)).campaign.electorate).toBe(20);
	});

	test('SG15 an answer at the deadline counts, one a millisecond later does not', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		const late = await mandated(table, 'a02');
		table.clock.ms = Date.parse(DEADLINE);
		await answer(table, campaign.id, 'a01');
		table.clock.ms += 1;
		const input = { association: 'a02', answer: 'sign', reason: '' } as const;
		await expect(table.signing.decide(late, campaign.id, input)).rejects.toMatchObject({
			reason: 'campaign-closed',
		});
		const view = await table.signing.campaign(anna(table), campaign.id);
		expect(view).toMatchObject({
			campaign: { state: 'closed', tally: { sign: 1 } },
			closedAt: DEADLINE,
			may: { close: false },
		});
		expect(await table.signing.campaigns(anna(table), { state: 'open' })).toEqual([]);
	});

	test('SG16 a closed campaign takes no answer, and closing it again writes nothing', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table);
		const closed = await table.signing.close(anna(table), campaign.id);
		expect(closed).toMatchObject({ campaign: { state: 'closed' }, closedAt: table.at() });
		await expect(answer(table, campaign.id, 'a01')).rejects.toMatchObject({
			code: 'conflict',
			reason: 'campaign-closed',
		});
		const { sequence } = await table.storage.ledger.head();
		await table.signing.close(anna(table), campaign.id);
		expect((await table.storage.ledger.head()).sequence).toBe(sequence);
	});

	test('SG17 a new version asks anew and leaves the old campaign readable', async () => {
		await using table = await layTable(store);
		const first = await openCampaign(table);
		await answer(table, first.campaign.id, 'a01');
		table.texts.set('letter', '# Lettre ouverte\n\nNous exigeons l’accès à l’eau.\n');
		table.clock.ms += DAY;
		const second = await openCampaign(table);
		expect(second).toMatchObject({
			campaign: { version: 2, tally: { sign: 0, none: 20 } },
			supersedes: { campaign: first.campaign.id, version: 1 },
		});
		const old = await table.signing.campaign(anna(table), first.campaign.id);
		expect(old).toMatchObject({
			campaign: { version: 1, state: 'closed', tally: { sign: 1 } },
			supersededBy: { campaign: second.campaign.id, version: 2 },
			closedAt: table.at(),
		});
		expect(old.text.markdown).toContain('demandons');
		await expect(answer(table, first.campaign.id, 'a02')).rejects.toMatchObject({
			reason: 'campaign-closed',
		});
		await answer(table, second.campaign.id, 'a01');
		await expect(
			table.signing.open(anna(table), { paper: 'letter', version: 1, deadline: DEADLINE }),
		).rejects.toMatchObject({ reason: 'newer-version-proposed' });
		expect(await table.signing.audit()).toMatchObject({ ok: true });
	});

	test('SG7 what can not be proposed is refused by name and writes nothing', async () => {
		await using table = await layTable(store);
		const open = (input: object) =>
			table.signing.open(anna(table), { paper: 'letter', deadline: DEADLINE, ...input });
		await expect(open({})).rejects.toMatchObject({ reason: 'not-frozen' });
		await table.signing.freeze(anna(table), 'letter');
		const { sequence } = await table.storage.ledger.head();
		await expect(open({ version: 2 })).rejects.toMatchObject({ reason: 'version-unknown' });
		await expect(open({ paper: 'no-such' })).rejects.toMatchObject({ code: 'not-found' });
		await expect(open({ deadline: table.at() })).rejects.toMatchObject({ reason: 'deadline-past' });
		await expect(open({ deadline: '2015-02-12T00:00:00Z' })).rejects.toMatchObject({
			reason: 'deadline-too-far',
		});
		await expect(open({ deadline: 'soon' })).rejects.toMatchObject({ reason: 'deadline-unreadable' });
		await expect(open({ audiences: ['everybody'] })).rejects.toMatchObject({ reason: 'audience-unknown' });
		await expect(open({ message: 'x'.repeat(2001) })).rejects.toMatchObject({ reason: 'message-too-long' });
		const archived = { ...table.papers.get('letter')!, archivedAt: table.at() };
		table.papers.set('letter', archived);
		await expect(open({})).rejects.toMatchObject({ reason: 'paper-archived' });
		table.papers.set('letter', { ...archived, archivedAt: null });
		expect((await table.storage.ledger.head()).sequence).toBe(sequence);
		await open({});
		await expect(open({})).rejects.toMatchObject({ reason: 'already-proposed' });
	});

	test('SG5 what is signed is the hash of a manifest with the text, who is asked, the rule and the deadline', async () => {
		await using table = await layTable(store);
		const {
			manifest,
			manifestSha256: hash,
			text,
		} = await openCampaign(table, { deadline: '2013-04-01T23:59:59+02:00' });
		const named = JSON.parse(manifest);
		expect(named).toMatchObject({
			schema: 'tablee/manifest/v1',
			textSha256: text.sha256,
			electorate: slugs('a', 20),
			rule: { kind: 'strict-majority', of: 20, needed: 11, abstentions: 'not-counted' },
			deadline: DEADLINE,
			openedAt: table.at(),
			audiences: ['member'],
			supersedes: null,
		});
		expect(manifestSha256(named)).toBe(hash);
		expect(manifestSha256({ ...named, deadline: '2013-04-02T21:59:59.000Z' })).not.toBe(hash);
		expect(manifestSha256({ ...named, electorate: named.electorate.slice(1) })).not.toBe(hash);
		expect(manifestSha256({ ...named, rule: { ...named.rule, needed: 10 } })).not.toBe(hash);
	});

	test('SG24 partners see the answers of members, not who gave them nor why', async () => {
		await using table = await layTable(store);
		const { campaign } = await openCampaign(table, { audiences: ['member', 'partner'] });
		await answer(table, campaign.id, 'a01', 'decline', 'Hors de notre objet.');
		await answer(table, campaign.id, 'p01', 'abstain', 'Trop tard.');
		const partner = await person(table, 'paul', 'p01');
		const { decisions } = await table.signing.campaign(partner, campaign.id);
		expect(
			decisions.map(({ answer, reason, byName, basis }) => ({ answer, told: [reason, byName, basis] })),
		).toEqual([
			{ answer: 'decline', told: ['', '', ''] },
			{
				answer: 'abstain',
				told: ['Trop tard.', 'Personne somebody-of-p01', 'décision du conseil du 2 février 2013'],
			},
		]);
		const nobody = { kind: 'anonymous', at: table.at() } as const;
		await expect(table.signing.campaign(nobody, campaign.id)).rejects.toMatchObject({ code: 'signed-out' });
		await expect(table.signing.receipt(nobody, campaign.id, 'a01')).rejects.toMatchObject({
			code: 'signed-out',
		});
		await expect(table.signing.journal(partner)).rejects.toMatchObject({ code: 'forbidden' });
	});

	test('SG13 the campaigns that wait for somebody are those they hold a mandate for', async () => {
		await using table = await layTable(store);
		await grant(table, 'maria', 'a01', { scope: { kind: 'group', group: 'rights' } });
		const { campaign } = await openCampaign(table);
		const maria = await person(table, 'maria', 'a01');
		const waiting = await table.signing.waitingFor(maria);
		expect(waiting.map(({ associations }) => associations)).toEqual([
			[{ id: 'a01', name: 'Association a01' }],
		]);
		expect(await table.signing.waitingFor(await person(table, 'noor', 'a01'))).toEqual([]);
		expect(table.opened.map(({ people }) => people)).toEqual([['maria']]);
		await table.signing.decide(maria, campaign.id, { association: 'a01', answer: 'sign', reason: '' });
		expect(await table.signing.waitingFor(maria)).toEqual([]);
		expect((await table.signing.campaign(maria, campaign.id)).mine).toEqual([
			{
				association: 'a01',
				associationName: 'Association a01',
				audience: 'member',
				basis: 'décision du conseil du 2 février 2013',
				answered: 'sign',
			},
		]);
	});
});
