import type { Template } from './template.ts';

export const training: Template = {
	fr: [
		{ hint: 'Pour qui, combien de temps, combien de personnes.' },
		{ heading: 'Objectifs' },
		{ hint: 'Ce que chacun saura faire à la fin.' },
		{ heading: 'Déroulé' },
		{ hint: 'Les séquences\u00a0: durée, méthode, matériel.' },
		{ heading: 'Ressources' },
		{ hint: 'Textes, adresses, documents à distribuer.' },
	],
	en: [
		{ hint: 'For whom, how long, how many people.' },
		{ heading: 'Aims' },
		{ hint: 'What everybody will be able to do at the end.' },
		{ heading: 'Plan' },
		{ hint: 'The parts: length, method, material.' },
		{ heading: 'Resources' },
		{ hint: 'Texts, addresses, handouts.' },
	],
	ar: [
		{ hint: 'لمن، وكم من الوقت، وكم عدد المشاركين.' },
		{ heading: 'الأهداف' },
		{ hint: 'ما سيتقنه كل مشارك في النهاية.' },
		{ heading: 'سير التدريب' },
		{ hint: 'الأجزاء: المدة والطريقة والمواد.' },
		{ heading: 'مراجع' },
		{ hint: 'نصوص وعناوين ووثائق للتوزيع.' },
	],
	vi: [
		{ hint: 'Cho ai, trong bao lâu, bao nhiêu người.' },
		{ heading: 'Mục tiêu' },
		{ hint: 'Điều mỗi người sẽ biết làm khi kết thúc.' },
		{ heading: 'Tiến trình' },
		{ hint: 'Các phần: thời lượng, phương pháp, vật dụng.' },
		{ heading: 'Tài liệu' },
		{ hint: 'Văn bản, địa chỉ, tài liệu phát.' },
	],
};
