import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { GUIDE, IMAGES, MAX_PICTURE } from '../support/guide-pictures.ts';

const chapters = () => readdirSync(GUIDE).filter((name) => name.endsWith('.md'));
const chapter = (name: string) => readFileSync(join(GUIDE, name), 'utf8');

test('UI76 each picture of the guide is there, light and told in words; none is left over', () => {
	const shown = chapters().flatMap((name) => [
		...chapter(name).matchAll(/!\[([^\]]*)\]\(images\/([^)]+)\)/g),
	]);
	for (const [, words, file] of shown) {
		expect(words!.length, file).toBeGreaterThan(20);
		expect(statSync(join(IMAGES, file!)).size, file).toBeLessThan(MAX_PICTURE);
	}
	expect([...new Set(shown.map(([, , file]) => file))].toSorted()).toEqual(readdirSync(IMAGES).toSorted());
});

test('UI77 what the guide sets in bold is on the screens, word for word', () => {
	const onScreen = screenTexts();
	const unknown = chapters().flatMap((name) =>
		[...chapter(name).matchAll(/\*\*([^*]+)\*\*/g)]
			.map(([, label]) => label!)
			.filter((label) => !onScreen.some((text) => text.test(label))),
	);
	expect(unknown).toEqual([]);
});

/** Every French text of the interface, each as the pattern of what it becomes. */
function screenTexts(): RegExp[] {
	const folder = join(GUIDE, '../../messages/fr');
	const texts = readdirSync(folder).flatMap((name) =>
		Object.values(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>).flatMap(
			wordsOf,
		),
	);
	return texts.map(
		(text) =>
			new RegExp(
				`^${text
					.split(/\{\w+\}/)
					.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
					.join('.+')}$`,
			),
	);
}

function wordsOf(message: unknown): string[] {
	if (typeof message === 'string') return [message];
	return (message as { match: Record<string, string> }[]).flatMap(({ match }) => Object.values(match));
}
