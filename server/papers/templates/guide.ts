import type { Template } from './template.ts';

export const guide: Template = {
	fr: [
		{ hint: 'À qui sert ce guide, et dans quelle situation\u202f?' },
		{ heading: 'L’essentiel' },
		{ hint: 'Ce qu’il faut savoir en premier, en quelques lignes.' },
		{ heading: 'Pas à pas' },
		{ hint: 'Les étapes, dans l’ordre, une action par étape.' },
		{ heading: 'Adresses et contacts' },
		{ hint: 'Qui peut aider, où, à quelles heures. Date de la dernière vérification.' },
	],
	en: [
		{ hint: 'Who is this guide for, and in which situation?' },
		{ heading: 'The essentials' },
		{ hint: 'What to know first, in a few lines.' },
		{ heading: 'Step by step' },
		{ hint: 'The steps in order, one action each.' },
		{ heading: 'Addresses and contacts' },
		{ hint: 'Who can help, where, at what hours. Date of the last check.' },
	],
	ar: [
		{ hint: 'لمن هذا الدليل، وفي أي حالة؟' },
		{ heading: 'الأساسي' },
		{ hint: 'ما ينبغي معرفته أولاً، في بضعة أسطر.' },
		{ heading: 'خطوة بخطوة' },
		{ hint: 'الخطوات بالترتيب، عمل واحد في كل خطوة.' },
		{ heading: 'عناوين وجهات اتصال' },
		{ hint: 'من يستطيع المساعدة، وأين، وفي أي ساعات. تاريخ آخر تحقّق.' },
	],
	vi: [
		{ hint: 'Cẩm nang này dành cho ai, trong tình huống nào?' },
		{ heading: 'Điều cốt yếu' },
		{ hint: 'Những gì cần biết trước tiên, trong vài dòng.' },
		{ heading: 'Từng bước' },
		{ hint: 'Các bước theo thứ tự, mỗi bước một việc.' },
		{ heading: 'Địa chỉ và liên hệ' },
		{ hint: 'Ai có thể giúp, ở đâu, vào giờ nào. Ngày kiểm tra gần nhất.' },
	],
};
