import { describe, expect, test } from 'vitest';
import type { Actor, ActorMembership, PersonActor } from './actor.ts';
import { can, type Action, type Actions } from './can.ts';
import type { GatheringFacts } from './gatherings/gathering.ts';
import type { Mandate } from './network/mandate.ts';

const NOW = '2013-03-04T12:00:00.000Z';
const BEFORE = '2013-03-04T11:59:59.999Z';
const AFTER = '2013-03-04T12:00:00.001Z';

/** Emmaüs and Auberge are members, Ligue is a partner; the paper p1 is of the group santé. Nobody but the actor is «me». */
const inEmmaus: ActorMembership = { association: 'emmaus', kind: 'member', role: 'member' };
const inLigue: ActorMembership = { association: 'ligue', kind: 'partner', role: 'member' };

const me = (known: Partial<PersonActor>): PersonActor => ({
	kind: 'person',
	at: NOW,
	id: 'me',
	name: 'A. V.',
	coordinator: false,
	memberships: [],
	groups: [],
	mandates: [],
	...known,
});

const mandate = (known: Partial<Mandate> = {}): Mandate => ({
	id: 'm1',
	person: 'me',
	association: 'emmaus',
	basis: 'décision du conseil',
	scope: { kind: 'all' },
	from: BEFORE,
	to: AFTER,
	grantedBy: 'somebody',
	grantedAt: BEFORE,
	withdrawnAt: null,
	...known,
});

const mandated = (known: Partial<Mandate> = {}) =>
	me({ memberships: [inEmmaus], mandates: [mandate(known)] });

/** One column each, in this order. */
const WHO: Readonly<Record<string, Actor>> = {
	anonymous: { kind: 'anonymous', at: NOW },
	'account without association': me({}),
	'former member, seat and mandate left over': me({ groups: ['sante'], mandates: [mandate()] }),
	'partner member': me({ memberships: [inLigue], groups: ['sante'] }),
	'partner referent': me({ memberships: [{ ...inLigue, role: 'referent' }] }),
	'partner, mandated': me({ memberships: [inLigue], mandates: [mandate({ association: 'ligue' })] }),

	'member outside the group': me({ memberships: [inEmmaus], groups: ['logement'] }),
	'member in the group': me({ memberships: [inEmmaus], groups: ['sante'] }),
	'referent in the group': me({ memberships: [{ ...inEmmaus, role: 'referent' }], groups: ['sante'] }),
	referent: me({ memberships: [{ ...inEmmaus, role: 'referent' }] }),
	'referent of another': me({ memberships: [{ ...inEmmaus, association: 'auberge', role: 'referent' }] }),
	coordinator: me({ coordinator: true }),
	'coordinator, mandated, of no association': me({ coordinator: true, mandates: [mandate()] }),

	'mandated for all': mandated(),
	'mandated without end': mandated({ to: null }),
	'mandated for the group': mandated({ scope: { kind: 'group', group: 'sante' } }),
	'mandated for the paper': mandated({ scope: { kind: 'paper', paper: 'p1' } }),
	'mandated from this instant': mandated({ from: NOW }),
	'mandate withdrawn later': mandated({ withdrawnAt: AFTER }),

	'mandate expired': mandated({ to: NOW }),
	'mandate not yet': mandated({ from: AFTER }),
	'mandate withdrawn': mandated({ withdrawnAt: NOW }),
	'mandated for another group': mandated({ scope: { kind: 'group', group: 'logement' } }),
	'mandated for another paper': mandated({ scope: { kind: 'paper', paper: 'p2' } }),
	'mandated for another association': mandated({ association: 'auberge' }),
	'mandate of somebody else': mandated({ person: 'somebody' }),
};

/** A gathering of the group santé, for the network, planned. */
const meeting = (known: Partial<GatheringFacts> = {}): GatheringFacts => ({
	group: 'sante',
	organisers: [],
	audience: 'network',
	invited: [],
	state: 'planned',
	...known,
});

/** Of Emmaüs, for the whole network; alerts go to the group santé. */
const writing = (known: Partial<Actions['stream.write']>): Actions['stream.write'] => ({
	agreed: [],
	stream: 'network',
	association: 'emmaus',
	alertGroup: 'sante',
	...known,
});

type Row<A extends Action> = readonly [object: Actions[A], allowed: string];

/**
 * x: allowed. Columns: nobody, outside, former · partner, its referent, mandated · outside the group, in it, referent in it, referent, another's
 * referent, coordinator, mandated coordinator · six mandates that stand · seven that do not.
 */
const MAY: { readonly [A in Action]: readonly Row<A>[] } = {
	'network.read': [[null, '... ... xxxxxxx xxxxxx xxxxxxx']],
	'network.manage': [[null, '... ... .....xx ...... .......']],
	'association.read': [
		[{ association: 'emmaus' }, '... ... xxxxxxx xxxxxx xxxxxxx'],
		[{ association: 'ligue' }, '... xxx xxxxxxx xxxxxx xxxxxxx'],
	],
	'association.manage-people': [
		[{ association: 'emmaus' }, '... ... ..xx.xx ...... .......'],
		[{ association: 'auberge' }, '... ... ....xxx ...... .......'],
		[{ association: 'ligue' }, '... .x. .....xx ...... .......'],
	],
	'person.read': [
		[{ associations: ['emmaus'] }, '... ... xxxxxxx xxxxxx xxxxxxx'],
		[{ associations: ['emmaus', 'ligue'] }, '... xxx xxxxxxx xxxxxx xxxxxxx'],
		[{ associations: [] }, '... ... xxxxxxx xxxxxx xxxxxxx'],
	],
	'group.join': [
		[{ open: true, closed: false }, '... ... xxxxxxx xxxxxx xxxxxxx'],
		[{ open: false, closed: false }, '... ... ....... ...... .......'],
		[{ open: true, closed: true }, '... ... ....... ...... .......'],
	],
	'group.manage': [[{ group: 'sante' }, '... ... .....xx ...... .......']],
	'mandate.grant': [
		[{ association: 'emmaus', person: 'somebody' }, '... ... ..xx.xx ...... .......'],
		[{ association: 'ligue', person: 'somebody' }, '... .x. .....xx ...... .......'],
		[{ association: 'emmaus', person: 'me' }, '... ... ....... ...... .......'],
	],
	'mandate.withdraw': [
		[{ association: 'emmaus', person: 'somebody' }, '... ... ..xx.xx ...... .......'],
		[{ association: 'ligue', person: 'somebody' }, '... .x. .....xx ...... .......'],
		[{ association: 'emmaus', person: 'me' }, '.xx xxx xxxxxxx xxxxxx xxxxxxx'],
	],
	'paper.list': [[null, '... ... xxxxxxx xxxxxx xxxxxxx']],
	'paper.read': [[{ group: 'sante' }, '... ... xxxxxxx xxxxxx xxxxxxx']],
	'paper.create': [[{ group: 'sante' }, '... ... .xx..xx ...... .......']],
	'paper.write': [
		[{ group: 'sante', archived: false }, '... ... .xx..xx ...... .......'],
		[{ group: 'sante', archived: true }, '... ... ....... ...... .......'],
	],
	'paper.archive': [[{ group: 'sante' }, '... ... .xx..xx ...... .......']],
	'version.freeze': [[{ group: 'sante' }, '... ... .xx..xx ...... .......']],
	'campaign.list': [[null, '... xxx xxxxxxx xxxxxx xxxxxxx']],
	'campaign.read': [
		[{ audiences: ['member'] }, '... ... xxxxxxx xxxxxx xxxxxxx'],
		[{ audiences: ['member', 'partner'] }, '... xxx xxxxxxx xxxxxx xxxxxxx'],
	],
	'campaign.open': [[{ group: 'sante' }, '... ... ..x..xx ...... .......']],
	'campaign.close': [[{ group: 'sante' }, '... ... ..x..xx ...... .......']],
	'decision.record': [
		[{ association: 'emmaus', paper: 'p1', group: 'sante' }, '... ... ....... xxxxxx .......'],
		[{ association: 'ligue', paper: 'p1', group: 'sante' }, '... ..x ....... ...... .......'],
		[{ association: 'auberge', paper: 'p1', group: 'sante' }, '... ... ....... ...... .......'],
	],
	'receipt.read': [
		[{ audiences: ['member'] }, '... ... xxxxxxx xxxxxx xxxxxxx'],
		[{ audiences: ['member', 'partner'] }, '... xxx xxxxxxx xxxxxx xxxxxxx'],
	],
	'ledger.verify': [[null, 'xxx xxx xxxxxxx xxxxxx xxxxxxx']],
	'gathering.read': [
		[meeting(), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ state: 'held' }), '... ... xxxxxxx xxxxxx xxxxxxx'],
		// the public sees it from the day that its date is set
		[meeting({ audience: 'public', state: 'idea' }), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ audience: 'public', state: 'polling' }), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ audience: 'public' }), 'xxx xxx xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ audience: 'public', state: 'closed' }), 'xxx xxx xxxxxxx xxxxxx xxxxxxx'],
		// who prepares what is for others sees it: its group, its organisers, the coordinator
		[meeting({ audience: 'invited' }), '... ... .xx..xx ...... .......'],
		[meeting({ audience: 'invited', invited: ['emmaus'] }), '... ... xxxx.xx xxxxxx xxxxxxx'],
		[meeting({ audience: 'invited', invited: ['ligue'] }), '... xxx .xx..xx ...... .......'],
		[meeting({ audience: 'invited', group: null }), '... ... .....xx ...... .......'],
		[meeting({ audience: 'invited', group: null, organisers: ['me'] }), '... ... xxxxxxx xxxxxx xxxxxxx'],
		// those invited while it was invited only count no more
		[meeting({ invited: ['ligue'] }), '... ... xxxxxxx xxxxxx xxxxxxx'],
	],
	'gathering.create': [
		[{ group: 'sante' }, '... ... .xx..xx ...... .......'],
		[{ group: null }, '... ... ..xxxxx ...... .......'],
	],
	'gathering.organise': [
		[meeting(), '... ... .xx..xx ...... .......'],
		[meeting({ state: 'closed' }), '... ... .xx..xx ...... .......'],
		[meeting({ group: 'logement' }), '... ... x....xx ...... .......'],
		[meeting({ group: null }), '... ... .....xx ...... .......'],
		// an organiser who is not, or no longer, of the network prepares nothing
		[meeting({ group: null, organisers: ['me'] }), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ organisers: ['somebody'], audience: 'public' }), '... ... .xx..xx ...... .......'],
	],
	'gathering.answer-poll': [
		// a coordinator of no association has none to answer for
		[meeting({ state: 'polling' }), '... ... xxxxx.. xxxxxx xxxxxxx'],
		[meeting({ state: 'polling', audience: 'public' }), '... ... xxxxx.. xxxxxx xxxxxxx'],
		[
			meeting({ state: 'polling', audience: 'invited', invited: ['ligue'] }),
			'... xxx .xx.... ...... .......',
		],
		[
			meeting({ state: 'polling', audience: 'invited', invited: ['emmaus'] }),
			'... ... xxxx... xxxxxx xxxxxxx',
		],
	],
	'plan.read': [
		[meeting(), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ audience: 'public' }), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ audience: 'invited' }), '... ... .xx..xx ...... .......'],
		// a partner who is invited sees the gathering, not the table where it is prepared
		[meeting({ audience: 'invited', invited: ['ligue'] }), '... ... .xx..xx ...... .......'],
		[meeting({ audience: 'invited', invited: ['emmaus'] }), '... ... xxxx.xx xxxxxx xxxxxxx'],
	],
	'plan.write': [
		[meeting(), '... ... .xx..xx ...... .......'],
		[meeting({ state: 'held' }), '... ... .xx..xx ...... .......'],
		[meeting({ state: 'closed' }), '... ... ....... ...... .......'],
		[meeting({ group: null, organisers: ['me'] }), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ group: null, organisers: ['me'], state: 'closed' }), '... ... ....... ...... .......'],
	],
	'registration.add': [
		// oneself, for one's own association or for none
		[{ ...meeting(), association: 'emmaus', person: 'me' }, '... ... xxxx.xx xxxxxx xxxxxxx'],
		[{ ...meeting(), association: null, person: 'me' }, '... ... xxxxxxx xxxxxx xxxxxxx'],
		// somebody else, by the referent of their association or by who prepares it
		[{ ...meeting(), association: 'emmaus', person: 'somebody' }, '... ... .xxx.xx ...... .......'],
		[{ ...meeting(), association: 'emmaus', person: null }, '... ... .xxx.xx ...... .......'],
		[{ ...meeting(), association: null, person: 'somebody' }, '... ... .xx..xx ...... .......'],
		[
			{ ...meeting({ audience: 'public' }), association: null, person: 'me' },
			'.xx xxx xxxxxxx xxxxxx xxxxxxx',
		],
		[
			{ ...meeting({ audience: 'public' }), association: 'ligue', person: 'somebody' },
			'... .x. .xx..xx ...... .......',
		],
		[
			{
				...meeting({ audience: 'invited', invited: ['ligue'] }),
				association: 'ligue',
				person: 'me',
			},
			'... xxx .xx..xx ...... .......',
		],
	],
	'registration.see-names': [
		[{ ...meeting(), association: 'emmaus' }, '... ... .xxx.xx ...... .......'],
		// nobody learns by their association who comes to what is not for them
		[{ ...meeting(), association: 'ligue' }, '... ... .xx..xx ...... .......'],
		[{ ...meeting({ audience: 'public' }), association: 'ligue' }, '... .x. .xx..xx ...... .......'],
		[
			{ ...meeting({ audience: 'public', state: 'polling' }), association: 'ligue' },
			'... ... .xx..xx ...... .......',
		],
		[{ ...meeting({ audience: 'invited' }), association: 'emmaus' }, '... ... .xx..xx ...... .......'],
		[
			{ ...meeting({ audience: 'invited', invited: ['emmaus'] }), association: 'emmaus' },
			'... ... .xxx.xx ...... .......',
		],
		[
			{ ...meeting({ audience: 'invited', invited: ['ligue'] }), association: 'ligue' },
			'... .x. .xx..xx ...... .......',
		],
		[{ ...meeting(), association: null }, '... ... .xx..xx ...... .......'],
	],
	'needs.read': [
		[meeting(), '... ... .xx..xx ...... .......'],
		[meeting({ audience: 'public', group: null }), '... ... .....xx ...... .......'],
	],
	'attendance.record': [
		[meeting(), '... ... .xx..xx ...... .......'],
		[meeting({ state: 'closed' }), '... ... ....... ...... .......'],
	],
	'feedback.give': [
		[meeting(), '... ... xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ audience: 'public' }), '.xx xxx xxxxxxx xxxxxx xxxxxxx'],
		[meeting({ audience: 'invited', invited: ['ligue'] }), '... xxx .....xx ...... .......'],
	],
	'feedback.read': [[meeting(), '... ... .xx..xx ...... .......']],
	'figures.read': [[null, '... ... xxxxxxx xxxxxx xxxxxxx']],
	'board.read': [
		[{ agreed: ['emmaus'] }, '... ... xxxx.xx xxxxxx xxxxxxx'],
		// nobody reads who does not share; what a partner accepted opens nothing
		[{ agreed: ['auberge', 'ligue'] }, '... ... ....xxx ...... .......'],
		[{ agreed: [] }, '... ... .....xx ...... .......'],
	],
	'board.manage': [[null, '... ... .....xx ...... .......']],
	'agreement.accept': [
		[{ association: 'emmaus' }, '... ... ..xx... ...... .......'],
		[{ association: 'ligue' }, '... ... ....... ...... .......'],
	],
	'agreement.read': [[null, '... ... xxxxxxx xxxxxx xxxxxxx']],
	'stream.read': [
		[{ agreed: ['emmaus'], stream: 'network' }, '... ... xxxx.xx xxxxxx xxxxxxx'],
		[{ agreed: ['ligue'], stream: 'network' }, '... ... .....xx ...... .......'],
		// what an association keeps for itself, not even the coordinator reads
		[{ agreed: [], stream: 'association:emmaus' }, '... ... xxxx... xxxxxx xxxxxxx'],
		[{ agreed: ['auberge'], stream: 'association:auberge' }, '... ... ....x.. ...... .......'],
		[{ agreed: ['ligue'], stream: 'association:ligue' }, '... ... ....... ...... .......'],
		[{ agreed: ['emmaus'], stream: 'group:sante' }, '... ... .xx..xx ...... .......'],
		[{ agreed: [], stream: 'group:sante' }, '... ... .....xx ...... .......'],
	],
	'stream.write': [
		[writing({ agreed: ['emmaus'] }), '... ... xxxx... xxxxxx xxxxxxx'],
		[writing({ agreed: [] }), '... ... ....... ...... .......'],
		[writing({ agreed: [], stream: 'association:emmaus' }), '... ... xxxx... xxxxxx xxxxxxx'],
		[
			writing({ agreed: ['emmaus', 'auberge'], stream: 'association:auberge' }),
			'... ... ....... ...... .......',
		],
		[writing({ agreed: ['ligue'], association: 'ligue' }), '... ... ....... ...... .......'],
		// who is not in the group of alerts may raise one there, and in no other
		[writing({ agreed: ['emmaus'], stream: 'group:sante' }), '... ... xxxx... xxxxxx xxxxxxx'],
		[writing({ agreed: ['emmaus'], stream: 'group:logement' }), '... ... ....... ...... .......'],
		// in the network's name
		[writing({ agreed: [], association: null }), '... ... .....xx ...... .......'],
		[writing({ agreed: [], association: null, stream: 'group:sante' }), '... ... .....xx ...... .......'],
		[writing({ agreed: [], association: null, stream: 'group:logement' }), '... ... ....... ...... .......'],
	],
	'site.read': [[null, '... ... xxxxxxx xxxxxx xxxxxxx']],
	'place.read': [
		[{ granted: ['me'] }, '... ... xxxxxxx xxxxxx xxxxxxx'],
		[{ granted: ['somebody'] }, '... ... ....... ...... .......'],
	],
	'observation.correct': [
		[{ agreed: ['emmaus'], stream: 'network', association: 'emmaus' }, '... ... xxxx.xx xxxxxx xxxxxxx'],
		[{ agreed: ['emmaus'], stream: 'network', association: 'auberge' }, '... ... .....xx ...... .......'],
		[{ agreed: [], stream: 'network', association: 'emmaus' }, '... ... .....xx ...... .......'],
		[{ agreed: [], stream: 'association:emmaus', association: 'emmaus' }, '... ... xxxx... xxxxxx xxxxxxx'],
	],
	'text.erase': [
		[{ agreed: ['emmaus'], stream: 'network', association: 'emmaus' }, '... ... ..xx.xx ...... .......'],
		[{ agreed: ['emmaus'], stream: 'network', association: 'auberge' }, '... ... .....xx ...... .......'],
		[{ agreed: [], stream: 'network', association: 'emmaus' }, '... ... .....xx ...... .......'],
		[{ agreed: [], stream: 'association:emmaus', association: 'emmaus' }, '... ... ..xx... ...... .......'],
	],
	'rounds.write': [[{ agreed: ['emmaus'] }, '... ... xxxx.xx xxxxxx xxxxxxx']],
	'raw-export.make': [
		[{ agreed: ['emmaus'], granted: ['me'] }, '... ... xxxx.xx xxxxxx xxxxxxx'],
		[{ agreed: ['emmaus'], granted: [] }, '... ... ....... ...... .......'],
		[{ agreed: [], granted: ['me'] }, '... ... .....xx ...... .......'],
	],
	'audit.read': [[null, '... ... .....xx ...... .......']],
	'public-figures.read': [[null, 'xxx xxx xxxxxxx xxxxxx xxxxxxx']],
};

describe.each(Object.keys(MAY) as Action[])('AC1 %s', (action) => {
	const rows = MAY[action] as readonly Row<Action>[];
	test.each(rows.map(([object, allowed]) => ({ object, allowed, on: JSON.stringify(object) })))(
		'$on: $allowed',
		({ object, allowed }) => {
			const expected = [...allowed.replaceAll(' ', '')].map((mark) => mark === 'x');
			expect(expected).toHaveLength(Object.keys(WHO).length);
			const answers = Object.entries(WHO).map(([who, actor]) => [who, can(actor, action, object)]);
			expect(answers).toEqual(Object.keys(WHO).map((who, column) => [who, expected[column]]));
		},
	);
});
