import type { Template } from './template.ts';

export const journal: Template = {
	fr: [
		{ hint: 'Numéro, mois\u202f; ce qu’il y a dans ce numéro.' },
		{ heading: 'Éditorial' },
		{ hint: 'Ce qui compte ce mois-ci pour le réseau.' },
		{ heading: 'Nouvelles du terrain' },
		{ hint: 'Association par association, lieu par lieu.' },
		{ heading: 'Agenda' },
		{ hint: 'Les dates à venir.' },
	],
	en: [
		{ hint: 'Issue, month; what is in it.' },
		{ heading: 'Editorial' },
		{ hint: 'What matters to the network this month.' },
		{ heading: 'News from the field' },
		{ hint: 'Association by association, place by place.' },
		{ heading: 'Diary' },
		{ hint: 'The dates to come.' },
	],
	ar: [
		{ hint: 'العدد والشهر؛ محتوى هذا العدد.' },
		{ heading: 'الافتتاحية' },
		{ hint: 'ما يهمّ الشبكة هذا الشهر.' },
		{ heading: 'أخبار الميدان' },
		{ hint: 'جمعية بجمعية، ومكانًا بمكان.' },
		{ heading: 'المواعيد' },
		{ hint: 'التواريخ القادمة.' },
	],
	vi: [
		{ hint: 'Số báo, tháng; nội dung số này.' },
		{ heading: 'Lời ngỏ' },
		{ hint: 'Điều quan trọng với mạng lưới trong tháng này.' },
		{ heading: 'Tin từ thực địa' },
		{ hint: 'Từng hội, từng nơi.' },
		{ heading: 'Lịch' },
		{ hint: 'Những ngày sắp tới.' },
	],
};
