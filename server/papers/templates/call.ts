import type { Template } from './template.ts';

export const call: Template = {
	fr: [
		{ hint: 'À quoi appelons-nous\u202f? Une phrase qui donne envie de venir.' },
		{ heading: 'Pourquoi' },
		{ hint: 'Ce qui nous rassemble, en quelques lignes.' },
		{ heading: 'Rendez-vous' },
		{ hint: 'Date, heure, lieu, accès\u202f; ce qu’il faut apporter.' },
		{ heading: 'Qui appelle' },
		{ hint: 'Les organisations qui appellent et celles qui soutiennent.' },
	],
	en: [
		{ hint: 'What do we call for? A sentence that makes people want to come.' },
		{ heading: 'Why' },
		{ hint: 'What brings us together, in a few lines.' },
		{ heading: 'Where and when' },
		{ hint: 'Date, time, place, how to get there; what to bring.' },
		{ heading: 'Who calls' },
		{ hint: 'The organisations that call and those that support.' },
	],
	ar: [
		{ hint: 'إلى ماذا ندعو؟ جملة تشجّع على الحضور.' },
		{ heading: 'لماذا' },
		{ hint: 'ما يجمعنا، في بضعة أسطر.' },
		{ heading: 'الموعد' },
		{ hint: 'التاريخ والساعة والمكان وطريقة الوصول؛ ما ينبغي إحضاره.' },
		{ heading: 'الداعون' },
		{ hint: 'المنظمات الداعية والمنظمات المساندة.' },
	],
	vi: [
		{ hint: 'Chúng ta kêu gọi điều gì? Một câu khiến mọi người muốn đến.' },
		{ heading: 'Vì sao' },
		{ hint: 'Điều đưa chúng ta lại với nhau, trong vài dòng.' },
		{ heading: 'Thời gian và địa điểm' },
		{ hint: 'Ngày, giờ, nơi chốn, cách đến; cần mang theo gì.' },
		{ heading: 'Những tổ chức kêu gọi' },
		{ hint: 'Các tổ chức kêu gọi và các tổ chức ủng hộ.' },
	],
};
