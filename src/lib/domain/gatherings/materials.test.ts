import { describe, expect, test } from 'vitest';
import { moveMaterial, readMaterialHref, type Material } from './materials.ts';

describe('GA180 what a link may be', () => {
	test.each([
		['https://example.org/guide.pdf', 'https://example.org/guide.pdf'],
		['  https://example.org/  ', 'https://example.org/'],
		['http://example.org/', null],
		['javascript:alert(1)', null],
		['https:alert(1)', null],
		['mailto:a@example.org', null],
		['https://user:secret@example.org/', null],
		['https://example.org/\u202Egpj.exe', null],
		['example.org', null],
		['', null],
	])('GA180 %s', (typed, href) => {
		expect(readMaterialHref(typed)).toBe(href);
	});
});

test('GA181 a material moves one place; at the end of the list nothing moves', () => {
	const list = ['a', 'b', 'c'].map((id): Material => ({
		id,
		label: id,
		isPublic: false,
		target: { kind: 'paper', paper: id },
	}));
	const order = (materials: readonly Material[]) => materials.map(({ id }) => id).join('');
	expect(order(moveMaterial(list, 'b', 'up'))).toBe('bac');
	expect(order(moveMaterial(list, 'b', 'down'))).toBe('acb');
	for (const [id, by] of [
		['a', 'up'],
		['c', 'down'],
		['gone', 'up'],
	] as const)
		expect(moveMaterial(list, id, by)).toBe(list);
});
