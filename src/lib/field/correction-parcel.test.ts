import { expect, test } from 'vitest';
import { checkRevision } from '#lib/domain/board/check-revision.ts';
import type { Revision } from '#lib/domain/board/observation.ts';
import { standingReport } from '#lib/domain/board/report-history.ts';
import { STANDARD_ITEMS } from '#lib/domain/board/standard-form.ts';
import type { ReportRow } from '#lib/protocol/views/report.ts';
import { canCorrect, toCorrection } from './correction-parcel.ts';
import { reportOf, withAnswer, type Draft } from './draft.ts';
import { newReportId } from './new-report-id.ts';
import { toParcel } from './report-parcel.ts';

const first: Draft = {
	id: newReportId(),
	turn: 1,
	site: { id: 'grande-synthe', name: 'Grande-Synthe', form: { number: 1, items: STANDARD_ITEMS } },
	association: 'salam',
	level: 'network',
	visitedOn: '2013-05-13',
	visitedAt: null,
	answers: { meals: { kind: 'count', n: 70 }, water: { kind: 'yes-no', yes: true } },
	remark: '',
	round: null,
	harmless: [],
	device: { createdAt: '2013-05-14T10:22:00.000Z', offset: 120 },
};
const row: ReportRow = {
	...reportOf(first),
	code: 'K7F3',
	site: { id: 'grande-synthe', name: 'Grande-Synthe', sector: 'Dunkerque' },
	association: { id: 'salam', name: 'Salam' },
	receivedAt: '2013-05-14T10:23:00.000Z',
	words: false,
	corrected: 0,
	disputed: true,
	late: false,
	imported: false,
	mine: true,
};

test('BD41 mine as a correction decides about every field in which the two differ, and says no other', () => {
	const mine = {
		...withAnswer(withAnswer(first, 'meals', { kind: 'count', n: 74 }), 'water', null),
		visitedOn: '2013-05-14',
		remark: ' Deux tentes abîmées. ',
	};
	const sent = { ...toParcel(mine), number: 1, refused: { code: 'conflict', reason: 'report-differs' } };
	const id = newReportId();
	const parcel = toCorrection(sent, row, { id, reason: 'Autre contenu' });
	const { hash, ...said } = parcel.body as Omit<Revision, 'id' | 'of'> & { readonly hash: string };
	expect(said).toEqual({
		base: first.id,
		settles: [sent.receipt!.hash],
		reason: 'Autre contenu',
		answers: { meals: { kind: 'count', n: 74 }, water: null },
		visitedOn: '2013-05-14',
		remark: 'Deux tentes abîmées.',
	});
	expect([parcel.line, parcel.receipt]).toEqual([first.id, { id, hash }]);
	const revision = { id, of: first.id, ...said };
	const variants = new Map([[sent.receipt!.hash, reportOf(mine)]]);
	expect(checkRevision(revision, { report: reportOf(first), revisions: [], variants })).toBeNull();
	expect(standingReport(reportOf(first), [revision]).report).toEqual(reportOf(mine));
});

test.each<[string, Partial<ReportRow>, boolean]>([
	['the same visit', {}, true],
	['another site', { site: { id: 'teteghem', name: 'Tétéghem', sector: '' } }, false],
	['another association', { association: { id: 'auberge', name: 'Auberge' } }, false],
	['one that was corrected meanwhile', { corrected: 1 }, false],
	['one with a text that the phone is not told', { words: true }, false],
])('BD41 mine can be kept as a correction of %s: %o', (_, other, expected) => {
	expect(canCorrect(first, { ...row, ...other })).toBe(expected);
});
