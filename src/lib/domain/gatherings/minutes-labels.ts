import type { Language } from '../papers/paper.ts';
import type { GatheringKind } from './gathering.ts';
import type { AttendanceMark } from './attendee.ts';

/** The rows of the table that minutes begin with, in their order. */
export const HEADER_ROWS = [
	'date',
	'place',
	'kind',
	'present',
	'excused',
	'represented',
	'received',
] as const;
export type HeaderRow = (typeof HEADER_ROWS)[number];

/** The words that minutes are filled with: in the language of their paper, whoever begins them. */
export interface MinutesLabels {
	readonly title: (gathering: string) => string;
	readonly rows: Readonly<Record<HeaderRow, string>>;
	readonly kinds: Readonly<Record<GatheringKind, string>>;
	readonly count: (people: number, associations: number) => string;
	/** For those who came for no association. */
	readonly alone: string;
	/** Between a name and what belongs to it. */
	readonly colon: string;
	readonly comma: string;
	readonly standsIn: (name: string, by: string) => string;
	readonly hours: (day: string, from: string, to: string) => string;
	/** Until the next morning. */
	readonly nightHours: MinutesLabels['hours'];
	readonly days: (first: string, last: string) => string;
	readonly clock: (hour: number, minute: string) => string;
	readonly item: string;
	readonly noItem: string;
	readonly carried: string;
	readonly done: string;
	readonly open: string;
	readonly decisions: string;
	readonly decisionsHint: string;
	/** Decision, how it was taken, who does it, by when. */
	readonly columns: readonly [string, string, string, string];
}

export type CountedMark = Extract<AttendanceMark, 'present' | 'excused' | 'represented'>;

export const MINUTES_LABELS: Readonly<Record<Language, MinutesLabels>> = {
	fr: {
		title: (gathering) => `Compte rendu\u00a0: ${gathering}`,
		rows: {
			date: 'Date',
			place: 'Lieu',
			kind: 'Nature',
			present: 'Présents',
			excused: 'Excusés',
			represented: 'Représentés',
			received: 'Personnes accueillies',
		},
		kinds: {
			forum: 'forum',
			meeting: 'réunion',
			training: 'formation',
			workshop: 'atelier',
			vigil: 'veillée',
		},
		count: (people, associations) =>
			`${people} ${people < 2 ? 'personne' : 'personnes'}, ${associations} ${associations < 2 ? 'association' : 'associations'}`,
		alone: 'Autres personnes',
		colon: '\u00a0: ',
		comma: ', ',
		standsIn: (name, by) => `${name} (par ${by})`,
		hours: (day, from, to) => `${day}, de ${from} à ${to}`,
		nightHours: (day, from, to) => `${day}, de ${from} à ${to} le lendemain`,
		days: (first, last) => `du ${first} au ${last}`,
		clock: (hour, minute) => `${hour}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`,
		item: 'Ce qui s’est dit, les avis, ce qui reste ouvert.',
		noItem: 'Points abordés',
		carried: 'Suites des décisions précédentes',
		done: 'fait',
		open: 'à faire',
		decisions: 'Relevé de décisions',
		decisionsHint: 'Une ligne par décision\u00a0: la page de la rencontre en fait des tâches.',
		columns: ['Décision', 'Comment', 'Qui', 'Pour quand'],
	},
	en: {
		title: (gathering) => `Minutes: ${gathering}`,
		rows: {
			date: 'Date',
			place: 'Place',
			kind: 'Kind',
			present: 'Present',
			excused: 'Excused',
			represented: 'Represented',
			received: 'People received',
		},
		kinds: { forum: 'forum', meeting: 'meeting', training: 'training', workshop: 'workshop', vigil: 'vigil' },
		count: (people, associations) =>
			`${people} ${people === 1 ? 'person' : 'people'}, ${associations} ${associations === 1 ? 'association' : 'associations'}`,
		alone: 'Others',
		colon: ': ',
		comma: ', ',
		standsIn: (name, by) => `${name} (by ${by})`,
		hours: (day, from, to) => `${day}, from ${from} to ${to}`,
		nightHours: (day, from, to) => `${day}, from ${from} to ${to} the next morning`,
		days: (first, last) => `${first} to ${last}`,
		clock: (hour, minute) => `${hour}:${minute}`,
		item: 'What was said, the views, what stays open.',
		noItem: 'Points discussed',
		carried: 'Follow-up of earlier decisions',
		done: 'done',
		open: 'to do',
		decisions: 'Decisions',
		decisionsHint: 'One line a decision: the gathering’s page makes tasks of them.',
		columns: ['Decision', 'How', 'Who', 'By when'],
	},
	ar: {
		title: (gathering) => `محضر: ${gathering}`,
		rows: {
			date: 'التاريخ',
			place: 'المكان',
			kind: 'النوع',
			present: 'الحاضرون',
			excused: 'المعتذرون',
			represented: 'الممثَّلون',
			received: 'عدد من استُقبلوا',
		},
		kinds: { forum: 'منتدى', meeting: 'اجتماع', training: 'تدريب', workshop: 'ورشة', vigil: 'وقفة' },
		count: (people, associations) => `عدد الأشخاص: ${people}، عدد الجمعيات: ${associations}`,
		alone: 'آخرون',
		colon: ': ',
		comma: '، ',
		standsIn: (name, by) => `${name} (يمثّله ${by})`,
		hours: (day, from, to) => `${day}، من ${from} إلى ${to}`,
		nightHours: (day, from, to) => `${day}، من ${from} إلى ${to} من صباح اليوم التالي`,
		days: (first, last) => `من ${first} إلى ${last}`,
		clock: (hour, minute) => `${hour}:${minute}`,
		item: 'ما قيل، والآراء، وما بقي مفتوحًا.',
		noItem: 'النقاط التي نوقشت',
		carried: 'متابعة القرارات السابقة',
		done: 'أُنجز',
		open: 'للإنجاز',
		decisions: 'سجل القرارات',
		decisionsHint: 'سطر لكل قرار: صفحة اللقاء تحوّلها إلى مهام.',
		columns: ['القرار', 'كيف', 'من', 'متى'],
	},
	vi: {
		title: (gathering) => `Biên bản: ${gathering}`,
		rows: {
			date: 'Ngày',
			place: 'Nơi',
			kind: 'Loại',
			present: 'Có mặt',
			excused: 'Vắng có lý do',
			represented: 'Được đại diện',
			received: 'Số người được tiếp đón',
		},
		kinds: {
			forum: 'diễn đàn',
			meeting: 'cuộc họp',
			training: 'tập huấn',
			workshop: 'hội thảo',
			vigil: 'buổi canh thức',
		},
		count: (people, associations) => `${people} người, ${associations} hội`,
		alone: 'Những người khác',
		colon: ': ',
		comma: ', ',
		standsIn: (name, by) => `${name} (do ${by})`,
		hours: (day, from, to) => `${day}, từ ${from} đến ${to}`,
		nightHours: (day, from, to) => `${day}, từ ${from} đến ${to} sáng hôm sau`,
		days: (first, last) => `từ ${first} đến ${last}`,
		clock: (hour, minute) => `${hour}:${minute}`,
		item: 'Những điều đã nói, các ý kiến, điều còn bỏ ngỏ.',
		noItem: 'Các điểm đã bàn',
		carried: 'Tiếp nối các quyết định trước',
		done: 'đã làm',
		open: 'cần làm',
		decisions: 'Các quyết định',
		decisionsHint: 'Mỗi quyết định một dòng: trang của buổi gặp biến chúng thành việc cần làm.',
		columns: ['Quyết định', 'Cách thức', 'Ai', 'Thời hạn'],
	},
};
