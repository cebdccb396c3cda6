import type { Template } from './template.ts';

export const position: Template = {
	fr: [
		{ hint: 'À qui s’adresse cette position, et pourquoi maintenant\u202f? Deux ou trois phrases.' },
		{ heading: 'Le constat' },
		{ hint: 'Ce que nous voyons sur le terrain\u00a0: des faits, des dates, des lieux.' },
		{ heading: 'Notre position' },
		{ hint: 'Ce que nous pensons, en une phrase que chaque association peut signer.' },
		{ heading: 'Nos demandes' },
		{ hint: 'Ce que nous demandons, à qui, pour quand.' },
	],
	en: [
		{ hint: 'Who is this position for, and why now? Two or three sentences.' },
		{ heading: 'What we see' },
		{ hint: 'Facts from the field: dates, places, numbers.' },
		{ heading: 'Our position' },
		{ hint: 'What we hold, in a sentence that every association can sign.' },
		{ heading: 'What we ask for' },
		{ hint: 'What we ask, of whom, by when.' },
	],
	ar: [
		{ hint: 'إلى من يتوجّه هذا الموقف، ولماذا الآن؟ جملتان أو ثلاث.' },
		{ heading: 'ما نلاحظه' },
		{ hint: 'ما نراه في الميدان: وقائع وتواريخ وأماكن.' },
		{ heading: 'موقفنا' },
		{ hint: 'ما نراه، في جملة واحدة تستطيع كل جمعية أن توقّعها.' },
		{ heading: 'مطالبنا' },
		{ hint: 'ماذا نطلب، ومِن مَن، وفي أي أجل.' },
	],
	vi: [
		{ hint: 'Bản lập trường này gửi đến ai, và vì sao lúc này? Hai hoặc ba câu.' },
		{ heading: 'Thực trạng' },
		{ hint: 'Những gì chúng tôi thấy tại chỗ: sự việc, ngày tháng, địa điểm.' },
		{ heading: 'Lập trường của chúng tôi' },
		{ hint: 'Điều chúng tôi khẳng định, trong một câu mà mọi hội đều có thể ký.' },
		{ heading: 'Yêu cầu của chúng tôi' },
		{ hint: 'Chúng tôi yêu cầu điều gì, với ai, trong thời hạn nào.' },
	],
};
