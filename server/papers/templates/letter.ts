import type { Template } from './template.ts';

export const letter: Template = {
	fr: [
		{ hint: 'Lieu, date\u202f; nom et fonction de la personne à qui la lettre est adressée.' },
		{ heading: 'Objet' },
		{ hint: 'L’objet de la lettre, en une ligne.' },
		{ paragraph: 'Madame, Monsieur,' },
		{
			hint: 'Qui nous sommes et pourquoi nous écrivons\u202f; les faits\u202f; notre demande\u202f; la réponse attendue et pour quand.',
		},
		{
			paragraph: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
		},
	],
	en: [
		{ hint: 'Place, date; name and office of the person written to.' },
		{ heading: 'Subject' },
		{ hint: 'What the letter is about, in one line.' },
		{ paragraph: 'Dear Sir or Madam,' },
		{ hint: 'Who we are and why we write; the facts; our request; the answer we expect and by when.' },
		{ paragraph: 'Yours faithfully,' },
	],
	ar: [
		{ hint: 'المكان والتاريخ؛ اسم المرسَل إليه وصفته.' },
		{ heading: 'الموضوع' },
		{ hint: 'موضوع الرسالة في سطر واحد.' },
		{ paragraph: 'السيدة المحترمة، السيد المحترم،' },
		{ hint: 'من نحن ولماذا نكتب؛ الوقائع؛ طلبنا؛ الجواب المنتظر وموعده.' },
		{ paragraph: 'وتفضّلوا بقبول فائق الاحترام والتقدير.' },
	],
	vi: [
		{ hint: 'Nơi gửi, ngày tháng; tên và chức vụ của người nhận.' },
		{ heading: 'Về việc' },
		{ hint: 'Nội dung bức thư, trong một dòng.' },
		{ paragraph: 'Kính gửi Ông, Bà,' },
		{
			hint: 'Chúng tôi là ai và vì sao viết thư này; sự việc; đề nghị của chúng tôi; câu trả lời mong đợi và thời hạn.',
		},
		{ paragraph: 'Trân trọng kính chào.' },
	],
};
