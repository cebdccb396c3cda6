import { m } from '#lib/paraglide/messages.js';
import { associationName, nameOf } from './directory.ts';
import { joinWords, sayPlace, titleOf, type ProgrammeView } from './programme-view.ts';

/** The plan as a text of lines, for when the server takes nothing from this page any more. */
export function writePlan(view: ProgrammeView): string {
	const { plan, directory } = view;
	const items = plan.items.flatMap((item) => [
		`${sayPlace(view, item.at, item.minutes)} : ${titleOf(view, item.id)}`,
		...(item.by.length ? [`  ${joinWords(item.by.map((who) => nameOf(directory, who)))}`] : []),
		...[item.materials, item.notes].filter(Boolean).map((text) => `  ${text.replaceAll('\n', '\n  ')}`),
	]);
	const tasks = plan.tasks.map(({ what, due, association, done }) =>
		[
			`[${done ? 'x' : ' '}] ${what}`,
			...(due ? [due] : []),
			...(association ? [associationName(directory, association)] : []),
		].join(', '),
	);
	const supplies = plan.supplies.map(
		({ what, wanted, ready }) => `[${ready ? 'x' : ' '}] ${what} × ${wanted}`,
	);
	const shifts = plan.shifts.map(
		({ what, needed, takers }) => `${what}: ${takers.reduce((sum, { people }) => sum + people, 0)}/${needed}`,
	);
	return [
		...part(m.programme_tab(), items),
		...part(m.programme_tasks(), tasks),
		...part(m.programme_supplies(), supplies),
		...part(m.programme_shifts(), shifts),
	].join('\n');
}

function part(title: string, lines: readonly string[]): string[] {
	return lines.length ? [title, ...lines, ''] : [];
}
