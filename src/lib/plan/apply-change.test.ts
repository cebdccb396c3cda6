import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { kindOf, type ThingKind } from '#lib/domain/gatherings/plan-structure.ts';
import {
	addFacilitator,
	addItem,
	placeItem,
	removeFacilitator,
	setItem,
} from '#lib/domain/gatherings/plan-change.ts';
import { applyPlanChange } from './apply-change.ts';
import { newThingId } from './new-thing-id.ts';
import { readDocument } from './read-document.ts';
import { fieldsOf, wordsOf } from './roots.ts';

const id = newThingId('item');
const at = { day: 0, start: 540, room: '*' };
const opening = addItem(id, { title: 'Ouverture', kind: 'plenary', minutes: 60, at });

function start(): { readonly doc: Y.Doc; readonly updates: unknown[] } {
	const doc = new Y.Doc();
	applyPlanChange(doc, opening);
	const updates: unknown[] = [];
	doc.on('update', (_, origin) => updates.push(origin));
	return { doc, updates };
}

test('GA45 a change is one transaction, by whom it says', () => {
	const { doc, updates } = start();
	applyPlanChange(doc, setItem(id, { kind: 'talk', expected: 40, language: 'ar' }), 'me');
	expect(updates).toEqual(['me']);
	expect(readDocument(doc).items[0]).toMatchObject({ kind: 'talk', expected: 40, language: 'ar' });
});

test('GA45 what stands there already is not written again, so that it wins over nobody', () => {
	const { doc, updates } = start();
	applyPlanChange(doc, opening);
	applyPlanChange(doc, placeItem(id, { room: '*', start: 540, day: 0 }));
	applyPlanChange(doc, removeFacilitator(id, { kind: 'other', name: 'nobody' }));
	expect(updates).toEqual([]);
});

test('GA45 a text that exists is left as it is', () => {
	const { doc } = start();
	wordsOf(doc).get(`${id}.title`)!.insert(0, 'L’');
	applyPlanChange(doc, opening);
	expect(readDocument(doc).items[0]!.title).toBe('L’Ouverture');
});

test('GA45 undefined takes a key away', () => {
	const { doc } = start();
	const who = { kind: 'person', id: 'zoe' } as const;
	applyPlanChange(doc, addFacilitator(id, who));
	expect(readDocument(doc).items[0]!.by).toEqual([who]);
	applyPlanChange(doc, removeFacilitator(id, who));
	expect([...fieldsOf(doc).keys()].filter((key) => key.includes('.by.'))).toEqual([]);
});

test.each([
	[{ fields: { [`${id}.minutes`]: 7, [`${id}.kind`]: 'talk' }, words: {} }],
	[{ fields: { [`${id}.kind`]: 'talk', 'x.here': true }, words: {} }],
	[{ fields: { [`${id}.kind`]: 'talk' }, words: { [`${id}.owner`]: 'me' } }],
])('GA45 of what the server would refuse nothing is written: %j', (change) => {
	const { doc, updates } = start();
	expect(() => applyPlanChange(doc, change)).toThrow(RangeError);
	expect(updates).toEqual([]);
});

test('GA45 values and texts of the wrong type are not read', () => {
	const { doc } = start();
	const before = readDocument(doc);
	fieldsOf(doc).set(`${id}.minutes`, new Y.Map());
	fieldsOf(doc).set(`${id}.kind`, new Y.Text('talk'));
	(wordsOf(doc) as unknown as Y.Map<string>).set(`${id}.notes`, 'plain');
	expect(readDocument(doc).items[0]).toEqual({ ...before.items[0], minutes: 30, kind: 'other', notes: '' });
});

test('GA58 the id of a new thing says what it is, and is never met twice', () => {
	for (const kind of ['item', 'room', 'task', 'supply', 'shift'] as const satisfies readonly ThingKind[]) {
		const ids = Array.from({ length: 2_000 }, () => newThingId(kind));
		expect(new Set(ids.map(kindOf))).toEqual(new Set([kind]));
		expect(new Set(ids).size).toBe(ids.length);
	}
	expect(new Set(Array.from({ length: 500 }, () => newThingId('item').slice(1)).join('')).size).toBe(36);
});
