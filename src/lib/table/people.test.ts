import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { PRESENCE_COLORS } from '#lib/protocol/presence.ts';
import { listPeople } from './people.ts';

test('UI20 a person has one seat at the table, however many pages they have open', () => {
	const awareness = new Awareness(new Y.Doc());
	const élise = { name: 'Élise T.', initials: 'ÉT', person: 'elise', color: PRESENCE_COLORS[2] };
	const bilal = { name: 'Bilal R.', initials: 'BR', person: 'bilal', color: PRESENCE_COLORS[0] };
	awareness.states = new Map<number, Record<string, unknown>>([
		[3, { user: élise }],
		[1, { user: élise }],
		[2, { user: bilal }],
		[4, { cursor: null }],
	]);
	const people = listPeople(awareness).map(({ initials, seat, client }) => [initials, seat, client]);
	expect(people).toEqual([
		['BR', 1, 2],
		['ÉT', 3, 1],
	]);
	awareness.destroy();
});
