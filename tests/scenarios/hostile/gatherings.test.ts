import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { addItem } from '#lib/domain/gatherings/plan-change.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { startDemoNetwork, type DemoNetwork } from '../../support/demo-network.ts';
import { actionsOf, ENTRIES, FORM, INNER, type Ask, type Entry } from '../../support/gathering-entries.ts';
import { joinAsScript } from '../../support/join-as-script.ts';

const PATIENCE = 300_000;
const NOTHING = '0123456789abcdef';
const SALAM = 'salam-nord-pas-de-calais';
const DAY = 86_400_000;
const dayAfter = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const hours = { from: '09:00', to: '17:00', days: 1 };

/** What must be found nowhere by who may not see it, as it is planted. */
const MARKS = {
	title: 'Titre-marque',
	place: 'Lieu-marque',
	name: 'Prénom-marque',
	email: 'adresse-marque@example.org',
	needs: 'Besoin-marque',
	note: 'Note-marque',
	received: '73619',
};

let network: DemoNetwork & { close(): Promise<void> };
beforeAll(async () => {
	network = await startDemoNetwork(null);
}, PATIENCE);
afterAll(() => network?.close());

async function send(who: string | null, path: string, { method, json, form, origin, scripted }: Ask = {}) {
	const { address } = network.server;
	return fetch(address + path, {
		method: method ?? (json === undefined && form === undefined ? 'GET' : 'POST'),
		redirect: 'manual',
		headers: {
			accept: scripted || path.startsWith('/api/') ? 'application/json' : 'text/html',
			...(scripted && { 'x-sveltekit-action': 'true' }),
			...(who !== null && { cookie: await network.cookieOf(who) }),
			...((form !== undefined || origin !== undefined) && { origin: origin ?? address }),
			...(json !== undefined && { 'content-type': 'application/json' }),
		},
		body: json !== undefined ? JSON.stringify(json) : form !== undefined ? new URLSearchParams(form) : null,
	});
}

const organise = async (path: string, ask: Ask = {}): Promise<Record<string, unknown>> => {
	const response = await send('coordination', path, ask);
	const text = await response.text();
	if (!response.ok && response.status !== 303) throw new Error(`${path}: ${response.status} ${text}`);
	return path.startsWith('/api/') ? (JSON.parse(text) as Record<string, unknown>) : {};
};

interface Planted {
	readonly id: string;
	readonly document: string;
	readonly registration: string;
	readonly organiser: string;
}

/** A gathering of its coordinator with everything in it that is not for everybody; `states`: where it is taken, step by step. */
async function plant(
	input: Record<string, unknown>,
	states: readonly string[],
	{ filled = true } = {},
): Promise<Planted> {
	const { id, document, organisers } = (await organise('/api/v1/gatherings', {
		json: { kind: 'forum', group: null, title: MARKS.title, place: MARKS.place, ...input },
	})) as { id: string; document: string; organisers: string[] };
	const { doc, leave } = await joinAsScript(network, 'coordination', document);
	applyPlanChange(
		doc,
		addItem(newThingId('item'), { title: 'Accueil', kind: 'talk', minutes: 60, notes: MARKS.note }),
	);
	await expect
		.poll(async () => JSON.stringify(await organise(`/api/v1/gatherings/${id}/plan`)))
		.toContain(MARKS.note);
	leave();
	let registration = '';
	for (const state of states) {
		await organise(`/api/v1/gatherings/${id}`, { method: 'PATCH', json: { state } });
		if (state !== 'open' || !filled) continue;
		await organise(`/gatherings/${id}/registrations?/add`, {
			form: { association: SALAM, name: MARKS.name, email: MARKS.email, words: MARKS.needs },
		});
		const list = (await organise(`/api/v1/gatherings/${id}/registrations`)) as {
			registrations: { id: string }[];
		};
		registration = list.registrations[0]!.id;
		await organise(`/api/v1/gatherings/${id}/attendance`, {
			method: 'PUT',
			json: { received: Number(MARKS.received) },
		});
	}
	return { id, document, registration, organiser: organisers[0]! };
}

/** What is answered, without what differs at every answer: ids, and the nonce of a page's scripts. */
async function answerTo(who: string | null, { path, ask }: Entry, id: string) {
	const response = await send(who, path.replaceAll('ID', id), ask);
	const text = await response.text();
	return {
		path,
		status: response.status,
		location: response.headers.get('location')?.replaceAll(id, 'ID'),
		type: response.headers.get('content-type'),
		text: text.replaceAll(id, 'ID').replace(/nonce(="|-)[\w+/=]+/g, 'nonce'),
	};
}

/** Everything of a gathering that its organisers see. */
async function wholeOf(id: string): Promise<string> {
	const parts = ['', '/registrations', '/attendance', '/poll', '/plan', '/minutes', '/programme'];
	const all = await Promise.all(parts.map((part) => organise(`/api/v1/gatherings/${id}${part}`)));
	return JSON.stringify(all);
}

async function watches(who: string, topic: string): Promise<boolean> {
	const socket = io(network.server.address, {
		path: '/live',
		transports: ['websocket'],
		extraHeaders: { cookie: await network.cookieOf(who) },
		forceNew: true,
	});
	const granted = (await socket.timeout(10_000).emitWithAck('watch', [topic])) as string[];
	socket.close();
	return granted.includes(topic);
}

/** Status that the upgrade of a socket to a live plan is answered with. */
async function joins(who: string | null, document: string): Promise<number> {
	const headers = who === null ? {} : { cookie: await network.cookieOf(who) };
	const socket = new WebSocket(`${network.server.address.replace('http', 'ws')}/sync/${document}`, {
		headers,
	});
	return new Promise((resolve) => {
		socket.on('error', () => {});
		socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
		socket.on('open', () => {
			socket.close();
			resolve(101);
		});
	});
}

const OUTSIDE = [null, 'exterieur', 'cimade'] as const;
const date = { day: dayAfter(60), ...hours };

test(
	'HT47 what is not for a reader answers every way in as what is not there, and is as it was afterwards',
	{ timeout: PATIENCE },
	async () => {
		expect(ENTRIES.length).toBeGreaterThan(100);
		const invited = { audience: 'invited', invited: [SALAM] };
		const cases = [
			{
				title: 'invited',
				who: [...OUTSIDE, 'lecture', 'benevole'],
				planted: await plant({ ...invited, date }, ['open']),
			},
			{ title: 'an idea', who: OUTSIDE, planted: await plant({ audience: 'network' }, []) },
			{ title: 'a public idea', who: OUTSIDE, planted: await plant({ audience: 'public' }, []) },
			{
				title: 'closed',
				who: OUTSIDE,
				planted: await plant({ audience: 'network', date: { day: dayAfter(-3), ...hours } }, [
					'open',
					'held',
					'closed',
				]),
			},
		];
		for (const { title, who, planted } of cases) {
			const before = await wholeOf(planted.id);
			expect(before).toContain(MARKS.title);
			expect(before).toContain(MARKS.note);
			for (const reader of who) {
				for (const entry of ENTRIES) {
					const there = await answerTo(reader, entry, planted.id);
					const nothing = await answerTo(reader, entry, NOTHING);
					expect({ title, reader, ...there }).toEqual({ title, reader, ...nothing });
					for (const mark of [...Object.values(MARKS), planted.document, planted.organiser])
						expect([title, reader, there.path, there.text.includes(mark)]).toEqual([
							title,
							reader,
							there.path,
							false,
						]);
				}
				expect(await joins(reader, planted.document)).toBe(reader === null ? 401 : 404);
				if (reader !== null) expect(await watches(reader, `gathering:${planted.id}`)).toBe(false);
				for (const list of ['/api/v1/gatherings', '/gatherings', '/gatherings/__data.json', '/calendar.ics'])
					expect(await (await send(reader, list)).text()).not.toContain(planted.id);
			}
			expect(await watches('coordination', `gathering:${planted.id}`)).toBe(true);
			expect(await joins('coordination', planted.document)).toBe(101);
			expect([title, await wholeOf(planted.id)]).toEqual([title, before]);
		}
	},
);

test(
	'HT48 who may come to a public gathering finds no address, need, note, name or id of what is not theirs',
	{ timeout: PATIENCE },
	async () => {
		const { id, document, organiser, registration } = await plant({ audience: 'public', date }, ['open']);
		const { email, needs, name, note, received } = MARKS;
		const whole = await wholeOf(id);
		for (const mark of [name, note, received, document]) expect(whole).toContain(mark);
		const page = await (await send('coordination', `/gatherings/${id}/registrations`)).text();
		for (const mark of [email, needs]) expect(page).toContain(mark);

		const secret = [email, needs, name, registration, received];
		const inside = [note, document, organiser];
		let read = 0;
		for (const [reader, marks] of [
			...OUTSIDE.map((who) => [who, [...secret, ...inside]] as const),
			// of the network: the table where it is prepared is theirs to see, and nobody's name at it
			['lecture', [email, needs, name, registration]] as const,
		])
			for (const entry of ENTRIES.filter(({ ask }) => (ask.method ?? 'GET') === 'GET' && !ask.form)) {
				const { status, text, path } = await answerTo(reader, entry, id);
				if (status === 200) read += 1;
				for (const mark of marks)
					expect([reader, path, mark, text.includes(mark)]).toEqual([reader, path, mark, false]);
			}
		expect(read).toBeGreaterThan(50);
		// reading changed nothing, and nothing of it stands in the log
		expect(await wholeOf(id)).toBe(whole);
		for (const mark of [...Object.values(MARKS), document])
			expect(network.server.output()).not.toContain(mark);
	},
);

test(
	'HT49 no action of gatherings, signed in or not, is taken from the page of another origin',
	{ timeout: PATIENCE },
	async () => {
		const { id } = await plant({ audience: 'public', date }, ['open']);
		const before = await wholeOf(id);
		const others = ['gatherings/new', 'gatherings/confirm', 'gatherings/confirm/place', 'calendar'].flatMap(
			(page) =>
				['default', ...actionsOf(`(app)/${page}/+page.server.ts`)].map((name) =>
					`/${page}?/${name}`.replace('?/default', ''),
				),
		);
		const actions = [
			...ENTRIES.filter(({ ask }) => ask.form).map(({ path }) => path.replaceAll('ID', id)),
			...others,
		];
		expect(actions.length).toBeGreaterThan(40);
		for (const path of actions)
			for (const who of [null, 'coordination'])
				for (const origin of ['null', 'https://elsewhere.example'])
					expect([path, (await send(who, path, { form: FORM, origin })).status]).toEqual([path, 403]);
		for (const { path, ask } of ENTRIES.filter(
			({ path, ask }) => path.startsWith('/api/') && ask.method !== 'GET',
		)) {
			const { status } = await send('coordination', path.replaceAll('ID', id), {
				...ask,
				origin: 'https://elsewhere.example',
			});
			expect([path, ask.method, status]).toEqual([path, ask.method, 403]);
		}
		expect(await wholeOf(id)).toBe(before);
	},
);

test('HT50 a change over the API is made whole or not at all', async () => {
	const { id } = await plant({ audience: 'public', date }, ['open'], { filled: false });
	const before = await wholeOf(id);
	for (const [json, status] of [
		[{ title: 'autre', state: 'closed' }, 409],
		[{ cancelled: true, title: '\u202e' }, 400],
		[{ place: 'ailleurs', invited: [], audience: 'invited' }, 400],
		[{ title: 'autre', organisers: { add: ['nobody-at-all'] } }, 400],
		[
			{ state: 'planned', registration: { overall: 10, opensToAllOn: '2013-06-01', closesOn: '2013-05-01' } },
			400,
		],
	] as const) {
		expect([
			json,
			(await send('coordination', `/api/v1/gatherings/${id}`, { method: 'PATCH', json })).status,
		]).toEqual([json, status]);
		expect(await wholeOf(id)).toBe(before);
	}
	await organise(`/api/v1/gatherings/${id}`, {
		method: 'PATCH',
		json: { title: 'autre', state: 'planned', cancelled: true },
	});
	expect(await organise(`/api/v1/gatherings/${id}`)).toMatchObject({ title: 'autre', state: 'cancelled' });
});

const BAD = ['x'.repeat(100_000), 'a\u202eb', 'a\u0000b', '\ud800', ['x'], { x: 1 }, 1, true];

test(
	'HT51 texts that are endless, hidden or no texts are refused clearly and change nothing',
	{ timeout: PATIENCE },
	async () => {
		const { id } = await plant({ audience: 'public', date }, ['open']);
		const before = await wholeOf(id);
		const api = `/api/v1/gatherings/${id}`;
		const act = { mark: 'present', halves: [0], act: 'act-of-nobody', base: [] };
		for (const bad of BAD) {
			const asked: readonly (readonly [string, Ask])[] = [
				...['title', 'aim', 'place', 'address', 'audience', 'invited', 'date', 'state', 'registration'].map(
					(field) =>
						[
							api,
							{ method: 'PATCH', json: { [field]: field === 'invited' ? { add: [bad] } : bad } },
						] as const,
				),
				['/api/v1/gatherings', { json: { kind: 'forum', title: bad } }],
				...['association', 'name', 'role', 'organisation', 'email'].map(
					(field) =>
						[`${api}/registrations`, { json: { association: null, name: 'A. B.', [field]: bad } }] as const,
				),
				...['mark', 'halves', 'act', 'base', 'person', 'by'].map(
					(field) =>
						[`${api}/attendance/${INNER}`, { method: 'PUT', json: { ...act, [field]: bad } }] as const,
				),
				[`${api}/attendance/${INNER}`, { method: 'PUT', json: { ...act, person: { name: bad } } }],
				[`${api}/attendance`, { method: 'PUT', json: { received: bad === 1 ? -1 : bad } }],
				[`${api}/poll/answer`, { method: 'PUT', json: { choices: bad } }],
			];
			for (const [path, ask] of asked) {
				const { status } = await send('coordination', path, ask);
				expect([path, JSON.stringify(ask).slice(0, 200), status >= 400 && status < 500]).toEqual([
					path,
					JSON.stringify(ask).slice(0, 200),
					true,
				]);
			}
			// forms are sent as well-formed text
			if (typeof bad !== 'string' || !bad.isWellFormed()) continue;
			const typed: readonly (readonly [string, Record<string, string>])[] = [
				...['title', 'aim', 'place', 'address'].map((field) => ['?/details', { [field]: bad }] as const),
				...['name', 'organisation', 'role', 'email', 'words'].map(
					(field) => ['/registrations?/add', { name: 'A. B.', [field]: bad }] as const,
				),
				...['name', 'organisation', 'email'].map(
					(field) =>
						['/registrations?/ask', { name: 'A. B.', email: 'a.b@example.org', [field]: bad }] as const,
				),
				['/attendance?/add', { act: INNER, half: '0', name: bad }],
				['/attendance?/receive', { received: bad }],
				['/materials?/add', { label: bad, href: 'https://example.org/' }],
				['/materials?/add', { label: 'x', href: `javascript:${bad}` }],
				['/date?/open', { 'day-1': bad, 'days-1': bad, 'from-1': bad, 'to-1': bad, 'deadline-day': bad }],
				['/minutes?/begin', { language: bad, group: bad }],
				['/programme/release', { note: bad }],
			];
			for (const [action, form] of typed) {
				const { status } = await send('coordination', `/gatherings/${id}${action}`, { form });
				// a page answers a refused form with the form: 200 would be a change
				expect([action, Object.keys(form), bad.slice(0, 20), status >= 400 && status < 500]).toEqual([
					...[action, Object.keys(form), bad.slice(0, 20)],
					true,
				]);
			}
		}
		for (const json of [
			'{"__proto__":{"title":"x"}}',
			'{"title":"x","__proto__":{}}',
			'{"constructor":{"prototype":{"title":"x"}}}',
			'[]',
			'"x"',
			'null',
		]) {
			const response = await fetch(network.server.address + api, {
				method: 'PATCH',
				headers: { cookie: await network.cookieOf('coordination'), 'content-type': 'application/json' },
				body: json,
			});
			expect([json, response.status]).toEqual([json, 400]);
		}
		expect(await wholeOf(id)).toBe(before);
		expect(network.server.output()).not.toContain('"level":"error"');
	},
);
