/**
 * The script of a page without SvelteKit's own (`csr = false`): when the topic of `<… data-live-topic>` changes, the
 * page is asked for again and its parts marked `data-live` take the place of the old ones. What the element marked
 * `data-live-say` then says differently is also said to who listens (`data-live-said`). Copies for `data-copy` buttons.
 */
import { watchTopics } from '#lib/live/client.ts';
import type { Topic } from '#lib/protocol/live.ts';

const topic = document.querySelector<HTMLElement>('[data-live-topic]')?.dataset.liveTopic;
if (topic) watchTopics([topic as Topic], () => void refresh());
offerCopies();

let reading: Promise<void> | null = null;
let again = false;

/** One reading at a time; changes that come meanwhile are read once more, together. */
function refresh(): void {
	again = true;
	reading ??= (async () => {
		while (again) {
			again = false;
			await read();
		}
		reading = null;
	})();
}

async function read(): Promise<void> {
	const response = await fetch(ownAddress(), { headers: { accept: 'text/html' } }).catch(() => null);
	if (!response) return; // the next change, or the reconnection, asks again
	if (!response.ok) return location.reload(); // the right is gone: the page says so itself
	show(new DOMParser().parseFromString(await response.text(), 'text/html'));
}

/** With what it says of what was just done (`?recorded=`), without the name of a form's act (`?/review`). */
function ownAddress(): string {
	return isAnswer() ? location.pathname : location.pathname + location.search;
}

function isAnswer(): boolean {
	return location.search.startsWith('?/');
}

function show(fresh: Document): void {
	const before = wordsOf(document);
	for (const old of document.querySelectorAll<HTMLElement>('[data-live]')) {
		const part = fresh.querySelector<HTMLElement>(`[data-live="${old.dataset.live}"]`);
		if (!part || isFilledIn(old)) continue;
		keepOpened(old, part);
		old.replaceWith(document.adoptNode(part));
	}
	offerCopies();
	const after = wordsOf(document);
	const said = document.querySelector('[data-live-said]');
	if (said && after !== before) said.textContent = after;
}

/** What the reader has unfolded stays unfolded. */
function keepOpened(old: HTMLElement, fresh: HTMLElement): void {
	const opened = [...old.querySelectorAll('details[open]')].map(summaryOf);
	for (const details of fresh.querySelectorAll('details'))
		if (opened.includes(summaryOf(details))) details.open = true;
}

function summaryOf(details: Element): string {
	return details.querySelector('summary')?.textContent.trim() ?? '';
}

function wordsOf(page: Document): string {
	return page.querySelector('[data-live-say]')?.textContent.trim() ?? '';
}

/** Somebody is at it, or this page is the answer to a form: it is left as it is. */
function isFilledIn(part: HTMLElement): boolean {
	if (!part.querySelector('form')) return false;
	const typed = [...part.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue);
	return (
		isAnswer() || typed || part.contains(document.activeElement) || !!part.querySelector('input:checked')
	);
}

function offerCopies(): void {
	if (!('clipboard' in navigator)) return;
	for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
		button.hidden = false;
		button.onclick = async () => {
			await navigator.clipboard.writeText(button.dataset.copy!);
			const answer = button.parentElement?.querySelector('[role=status]');
			if (answer) answer.textContent = button.dataset.copied!;
		};
	}
}
