import type { PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { addRoom, setHere, type PlanChange } from '#lib/domain/gatherings/plan-change.ts';
import type { PrintPaper } from '#lib/domain/print/print-document.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { flyerDocument } from '#lib/printing/flyer-document.ts';
import { programmeDocument } from '#lib/printing/programme-document.ts';
import { signInDocument, type SheetOrder } from '#lib/printing/sign-in-document.ts';
import type { DateLocale } from '#lib/ui/format-date.ts';
import type { PrintingService } from '../../../server/gatherings/printing/service.ts';
import { readPdf, type ReadPdf } from '../../support/read-pdf.ts';
import { openRegistrationHouse, type RegistrationHouse } from './registration-house.ts';

type Of = Pick<Gathering, 'id'>;

export const HALL = 'rhall0000000';
export const ROOM = 'rroom0000000';
export const ITEMS = { talk: 'italk0000000', other: 'iother000000', meal: 'imeal0000000' };

/** An hour of the first day, with a note that is the organisers' own. */
export function talk(title: string, start: number, room: string) {
	return {
		title,
		kind: 'talk' as const,
		minutes: 60,
		at: { day: 0, start, room },
		notes: 'À voir entre nous',
	};
}

/** The house of registrations with its papers, printed and read again by another reader than ours. */
export interface PrintHouse extends RegistrationHouse {
	readonly printing: PrintingService;
	sheet(of: Of, order?: SheetOrder): Promise<ReadPdf>;
	/** As nobody asks for it; null: none was released. */
	programme(of: Of, paper?: PrintPaper): Promise<ReadPdf | null>;
	flyer(of: Of, paper?: PrintPaper, locale?: DateLocale): Promise<ReadPdf>;
	write(gathering: Gathering, ...changes: readonly PlanChange[]): Promise<void>;
	/** Gives out a plan of two rooms and these changes, without what its template put in. */
	release(gathering: Gathering, ...changes: readonly PlanChange[]): Promise<void>;
}

export async function openPrintHouse(): Promise<PrintHouse> {
	const house = await openRegistrationHouse();
	const coordinator: PersonActor = house.coordinator;
	const { gatherings, print, sync } = house.services;
	const { printing } = gatherings;

	async function write(gathering: Gathering, ...changes: readonly PlanChange[]): Promise<void> {
		await sync.write(gathering.document, null, (doc) =>
			changes.forEach((each) => applyPlanChange(doc, each)),
		);
	}

	return Object.assign(house, {
		printing,
		write,
		async sheet({ id }, order = 'name') {
			const sheet = await printing.signInSheet(coordinator, id);
			return readPdf(await print.pdf(signInDocument(sheet, order, 'fr'), 'somebody'));
		},
		async programme({ id }, paper = 'a4') {
			const { programme, ...handout } = await printing.handout(house.nobody, id);
			if (!programme) return null;
			return readPdf(await print.pdf(programmeDocument({ ...handout, programme }, paper, 'fr'), 'somebody'));
		},
		async flyer({ id }, paper = 'a4', locale = 'fr') {
			const handout = await printing.handout(coordinator, id);
			return readPdf(await print.pdf(flyerDocument(handout, paper, locale), 'somebody'));
		},
		async release(gathering, ...changes) {
			const { plan } = await gatherings.plans.read(coordinator, gathering.id);
			await write(
				gathering,
				...[...plan.items, ...plan.rooms].map(({ id }) => setHere(id, false)),
				addRoom(HALL, { name: 'Grande salle', order: 1 }),
				addRoom(ROOM, { name: 'Salle Dolto', order: 2 }),
				...changes,
			);
			await gatherings.releases.release(coordinator, gathering.id, {});
		},
	} satisfies Omit<PrintHouse, keyof RegistrationHouse>);
}
