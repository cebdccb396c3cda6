import type { Template } from './template.ts';

export const pressRelease: Template = {
	fr: [
		{ hint: 'Lieu, date. L’essentiel en trois lignes\u00a0: qui, quoi, où, quand.' },
		{ heading: 'Les faits' },
		{ hint: 'Ce qui s’est passé, avec des dates et des sources.' },
		{ heading: 'Ce que nous demandons' },
		{ hint: 'Notre demande, et une phrase que la presse peut citer.' },
		{ heading: 'Contact presse' },
		{ hint: 'Une personne, un téléphone, une adresse électronique.' },
	],
	en: [
		{ hint: 'Place, date. The essentials in three lines: who, what, where, when.' },
		{ heading: 'The facts' },
		{ hint: 'What happened, with dates and sources.' },
		{ heading: 'What we ask for' },
		{ hint: 'Our request, and a sentence that the press can quote.' },
		{ heading: 'Press contact' },
		{ hint: 'A person, a telephone number, an e-mail address.' },
	],
	ar: [
		{ hint: 'المكان والتاريخ. الأساسي في ثلاثة أسطر: من، ماذا، أين، متى.' },
		{ heading: 'الوقائع' },
		{ hint: 'ما حدث، مع التواريخ والمصادر.' },
		{ heading: 'ما نطلبه' },
		{ hint: 'طلبنا، وجملة تستطيع الصحافة أن تنقلها.' },
		{ heading: 'للتواصل مع الصحافة' },
		{ hint: 'اسم شخص، رقم هاتف، بريد إلكتروني.' },
	],
	vi: [
		{ hint: 'Nơi, ngày tháng. Điều cốt yếu trong ba dòng: ai, việc gì, ở đâu, khi nào.' },
		{ heading: 'Sự việc' },
		{ hint: 'Điều đã xảy ra, kèm ngày tháng và nguồn.' },
		{ heading: 'Điều chúng tôi yêu cầu' },
		{ hint: 'Yêu cầu của chúng tôi, và một câu để báo chí trích dẫn.' },
		{ heading: 'Liên hệ báo chí' },
		{ hint: 'Một người, một số điện thoại, một địa chỉ thư điện tử.' },
	],
};
