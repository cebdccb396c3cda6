import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	addFacilitator,
	addItem,
	placeItem,
	removeFacilitator,
	resizeItem,
	setHere,
	type PlanChange,
} from '#lib/domain/gatherings/plan-change.ts';
import { applyPlanChange } from './apply-change.ts';
import { createUndo } from './create-undo.ts';
import { newThingId } from './new-thing-id.ts';
import { readDocument, readRemovedFrom } from './read-document.ts';
import { wordsOf } from './roots.ts';

const id = newThingId('item');
const item = () => readDocument(ana).items.find((each) => each.id === id);
const NINE = { day: 0, start: 540, room: '*' };
const TEN = { day: 0, start: 600, room: '*' };

let ana: Y.Doc;
let bo: Y.Doc;
let undo: ReturnType<typeof createUndo>;

/** Two organisers who have everything of each other at once. */
function setUp(): void {
	[ana, bo] = [new Y.Doc(), new Y.Doc()];
	ana.on('update', (update: Uint8Array, origin) => origin !== bo && Y.applyUpdate(bo, update, ana));
	bo.on('update', (update: Uint8Array, origin) => origin !== ana && Y.applyUpdate(ana, update, bo));
	undo = createUndo(ana);
}

function act(change: PlanChange): void {
	undo.stopCapturing();
	applyPlanChange(ana, change, undo.origin);
}

test('GA52 one takes back one’s own acts, the last first, and does them again', () => {
	setUp();
	act(addItem(id, { title: 'Ouverture', kind: 'plenary', minutes: 60 }));
	act(placeItem(id, NINE));
	act(resizeItem(id, 90));
	act(addFacilitator(id, { kind: 'other', name: 'C. D.' }));
	undo.undo();
	expect(item()!.by).toEqual([]);
	undo.undo();
	expect(item()).toMatchObject({ minutes: 60, at: NINE });
	undo.undo();
	expect(item()!.at).toBe(null);
	undo.redo();
	undo.redo();
	undo.redo();
	expect(item()).toMatchObject({ minutes: 90, at: NINE, by: [{ kind: 'other', name: 'C. D.' }] });
	act(removeFacilitator(id, { kind: 'other', name: 'C. D.' }));
	undo.undo();
	expect(item()!.by).toHaveLength(1);
	expect(readDocument(bo)).toEqual(readDocument(ana));
});

test('GA52 what others did is not taken back', () => {
	setUp();
	applyPlanChange(bo, addItem(id, { title: 'Ouverture', kind: 'plenary', minutes: 60 }));
	applyPlanChange(ana, resizeItem(id, 45), 'somebody else’s page');
	expect(undo.canUndo()).toBe(false);
});

test('GA53 taking back does not overwrite what somebody else has set meanwhile', () => {
	setUp();
	act(addItem(id, { title: 'Ouverture', kind: 'plenary', minutes: 60, at: NINE }));
	act(resizeItem(id, 90));
	act(placeItem(id, TEN));
	applyPlanChange(bo, resizeItem(id, 30));
	undo.undo();
	expect(item()).toMatchObject({ minutes: 30, at: NINE });
	undo.undo();
	expect(item()?.minutes ?? 30).toBe(30);
	expect(readDocument(bo)).toEqual(readDocument(ana));
});

test('GA53 an addition taken back is taken out with everything that others wrote in it, and comes back with it', () => {
	setUp();
	act(addItem(id, { title: 'Atelier', kind: 'groups', minutes: 60, at: NINE }));
	wordsOf(bo).get(`${id}.title`)!.insert(7, ' des maraudes');
	applyPlanChange(bo, placeItem(id, TEN));
	undo.undo();
	expect(item()).toBe(undefined);
	expect(readRemovedFrom(bo)).toEqual([{ id, kind: 'item', title: 'Atelier des maraudes' }]);
	undo.redo();
	expect(item()).toMatchObject({ title: 'Atelier des maraudes', at: TEN, kind: 'groups', minutes: 60 });
	undo.undo();
	applyPlanChange(bo, setHere(id, true));
	expect(item()).toMatchObject({ at: TEN, kind: 'groups', minutes: 60 });
	expect(readDocument(bo)).toEqual(readDocument(ana));
});

test('GA53 of a text only one’s own letters are taken back', () => {
	setUp();
	applyPlanChange(bo, addItem(id, { title: 'Repas', kind: 'meal', minutes: 60 }));
	undo.stopCapturing();
	ana.transact(() => wordsOf(ana).get(`${id}.title`)!.insert(5, ' partagé'), undo.origin);
	wordsOf(bo).get(`${id}.title`)!.insert(13, ' par tous');
	undo.undo();
	expect(item()!.title).toBe('Repas par tous');
});

test('GA53 an addition that somebody else took out and brought back is theirs to take out', () => {
	setUp();
	act(
		addItem(id, {
			title: 'Atelier',
			kind: 'groups',
			minutes: 60,
			at: NINE,
			by: [{ kind: 'group', id: 'g' }],
		}),
	);
	applyPlanChange(bo, setHere(id, false));
	applyPlanChange(bo, setHere(id, true));
	const before = item();
	undo.undo();
	expect(item()).toEqual(before);
});

test('GA53 what is typed into a text that was missing is taken back without the text', () => {
	setUp();
	const key = `${id}.notes`;
	applyPlanChange(bo, { fields: { [`${id}.here`]: true }, words: {} });
	ana.transact(() => {
		applyPlanChange(ana, { fields: {}, words: { [key]: '' } });
		wordsOf(ana).get(key)!.insert(0, 'apporter');
	}, undo.origin);
	wordsOf(bo).get(key)!.insert(8, ' du thé');
	undo.undo();
	expect(item()!.notes).toBe(' du thé');
	undo.redo();
	expect(item()!.notes).toBe('apporter du thé');
});

/** Two organisers who do not hear of each other until `meet`. */
function setApart(first: 'ana' | 'bo'): () => void {
	setUp();
	act(addItem(id, { title: 'Ouverture', kind: 'plenary', minutes: 60, at: NINE }));
	const [one, other] = [new Y.Doc(), new Y.Doc()];
	[one.clientID, other.clientID] = first === 'ana' ? [1, 2] : [2, 1];
	for (const doc of [one, other]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana));
	[ana, bo] = [one, other];
	undo = createUndo(ana);
	return () => {
		Y.applyUpdate(ana, Y.encodeStateAsUpdate(bo));
		Y.applyUpdate(bo, Y.encodeStateAsUpdate(ana));
	};
}

test.each([['ana'], ['bo']] as const)(
	'GA53 of two who changed the same at once, taking back leaves what was there or what the other set, never nothing (%s first)',
	(first) => {
		const meet = setApart(first);
		act(resizeItem(id, 90));
		act(placeItem(id, TEN));
		applyPlanChange(bo, resizeItem(id, 45));
		applyPlanChange(bo, placeItem(id, { ...TEN, start: 660 }));
		meet();
		// whoever has the greater client id stands
		const others = { minutes: 45, at: { ...TEN, start: 660 } };
		expect(item()).toMatchObject(first === 'bo' ? { minutes: 90, at: TEN } : others);
		undo.undo();
		undo.undo();
		expect(item()).toMatchObject(first === 'bo' ? { minutes: 60, at: NINE } : others);
		meet();
		expect(readDocument(bo)).toEqual(readDocument(ana));
		undo.redo();
		undo.redo();
		expect(item()).toMatchObject(first === 'bo' ? { minutes: 90, at: TEN } : others);
	},
);

test.each([['ana'], ['bo']] as const)(
	'GA53 plan seed 757254953: what two took out at once, or brought back at once, is not lost when one of them takes it back (%s first)',
	(first) => {
		const meet = setApart(first);
		const isKnown = () => item() !== undefined || readRemovedFrom(ana).some((thing) => thing.id === id);
		act(setHere(id, false));
		applyPlanChange(bo, setHere(id, false));
		meet();
		undo.undo();
		meet();
		expect(isKnown()).toBe(true);
		act(setHere(id, true));
		applyPlanChange(bo, setHere(id, true));
		meet();
		undo.undo();
		undo.undo();
		undo.redo();
		expect(isKnown()).toBe(true);
	},
);

test.each([['ana'], ['bo']] as const)(
	'GA53 whom two named at once stays named when one of them takes it back (%s first)',
	(first) => {
		const meet = setApart(first);
		const zoe = { kind: 'person', id: 'zoe' } as const;
		act(addFacilitator(id, zoe));
		applyPlanChange(bo, addFacilitator(id, zoe));
		meet();
		undo.undo();
		expect(item()!.by).toEqual([zoe]);
	},
);
