import type { GatheringKind } from '#lib/domain/gatherings/gathering.ts';
import type { ItemKind } from '#lib/domain/gatherings/plan.ts';
import type { PrintDocument, PrintPaper } from '#lib/domain/print/print-document.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Handout } from '#lib/protocol/views/printing.ts';
import type { DateLocale } from '#lib/ui/format-date.ts';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';
import { whenAndWhere } from './when-and-where.ts';

/** What is no theme: one comes for the rest. */
const ASIDE: readonly ItemKind[] = ['meal', 'break'];
/** More would not be read, and would not fit on one page. */
const MOST_THEMES: Readonly<Record<PrintPaper, number>> = { a4: 10, a5: 6 };

/** The invitation: one page, for a wall or a letter. */
export function flyerDocument(handout: Handout, paper: PrintPaper, locale: DateLocale): PrintDocument {
	const { gathering, network, address } = handout;
	const themes = themesOf(handout).slice(0, MOST_THEMES[paper]);
	const isOpen = gathering.state === 'open' && gathering.cancelledAt === null;
	const { closesOn } = gathering.registration;
	return {
		title: gathering.title,
		language: locale,
		paper,
		from: network,
		foot: m.print_imprint({ network }, { locale }),
		pageNumber: null,
		blocks: [
			{
				is: 'title',
				over: INVITATION[gathering.kind]({}, { locale }),
				text: gathering.title,
				deck: gathering.aim,
				poster: true,
			},
			...(gathering.cancelledAt === null
				? []
				: [{ is: 'paragraph', look: 'alert', text: m.print_cancelled({}, { locale }) } as const]),
			{ is: 'facts', facts: whenAndWhere(gathering, locale) },
			...(themes.length > 0
				? ([
						{ is: 'heading', text: m.print_themes({}, { locale }) },
						{ is: 'list', items: themes },
					] as const)
				: []),
			{
				is: 'address',
				heading: isOpen ? m.print_register({}, { locale }) : m.print_know_more({}, { locale }),
				text:
					isOpen && closesOn
						? m.print_register_until({ day: plainDay(closesOn, locale, 'day') }, { locale })
						: '',
				address,
			},
		],
	};
}

function themesOf({ programme }: Handout): readonly string[] {
	const items = (programme?.items ?? []).filter(({ kind, title }) => !ASIDE.includes(kind) && title !== '');
	return [...new Set(items.map(({ title }) => title))];
}

const INVITATION: Readonly<Record<GatheringKind, typeof m.print_invitation_forum>> = {
	forum: m.print_invitation_forum,
	meeting: m.print_invitation_meeting,
	training: m.print_invitation_training,
	workshop: m.print_invitation_workshop,
	vigil: m.print_invitation_vigil,
};
