/**
 * Does a label ask for what says who somebody is: name, birth, how to reach them, nationality, faith, diagnosis? Over the
 * words of four languages, without accents. It errs on the side of no: another word can be found for a count.
 */
export function asksForPerson(label: string): boolean {
	const words = fold(label);
	return ASKING.some((asking) => asking.test(words)) || (PHONE.test(words) && !CHARGING.test(words));
}

/** Latin and Vietnamese without accents, Arabic without vowel signs and with one alef; one space at each end. */
function fold(label: string): string {
	const letters = label
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/đ/g, 'd')
		.replace(/œ/g, 'oe')
		.replace(/[آأإٱ]/g, 'ا')
		.replace(/ى/g, 'ي')
		.replace(/ـ/g, '');
	return ` ${letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** Whole words; `*` stands for any ending. In Arabic the article and « و », « ب », « ل » may stand before. */
function anyOf(...words: readonly string[]): RegExp {
	const parts = words.map((word) => {
		const pattern = word.replaceAll('*', '\\p{L}*');
		return /\p{Script=Arabic}/u.test(word) ? `[وبل]?(?:ال|لل)?${pattern}` : pattern;
	});
	return new RegExp(` (?:${parts.join('|')}) `, 'u');
}

// prettier-ignore
const ASKING: readonly RegExp[] = [
	// who
	anyOf('nom', 'noms', 'prenom*', 'surnom*', 'patronyme*', 'pseudo*', 'identite*', 'initiales', 's appelle*', 'appelez vous', 'qui est ce',
		'name', 'names', 'firstname', 'surname*', 'nickname*', 'forename*', 'identity', 'identities', 'initials', 'who is it',
		'اسم', 'اسمه', 'اسمها', 'اسمك', 'اسماء', 'اسماؤهم', 'اسماوهم', 'اسمهم', 'لقب', 'القاب', 'كنيه', 'كنية', 'هويه', 'هوية',
		'ho ten', 'ho va ten', 'ten', 'ten goi', 'biet danh', 'danh tinh'),
	// when born
	anyOf('naissance*', 'ne le', 'nee le', 'ne e le', 'nes le', 'date de nais*', 'anniversaire*', 'age exact',
		'birth', 'birthdate*', 'birthday*', 'born', 'dob', 'exact age',
		'ميلاد', 'ميلاده', 'ميلادها', 'مواليد', 'ولاده', 'ولادة', 'مولود',
		'ngay sinh', 'nam sinh', 'sinh ngay', 'sinh nhat', 'noi sinh'),
	// how to reach them
	anyOf('adresse*', 'domicile*', 'courriel*', 'mail', 'mails', 'e mail*', 'email*', 'whatsapp', 'facebook', 'telegram', 'signal', 'instagram', 'coordonnees', 'contact*',
		'address*', 'phone number*',
		'عنوان', 'عنوانه', 'عناوين', 'بريد', 'ايميل', 'واتساب', 'فيسبوك',
		'dia chi', 'thu dien tu', 'lien lac', 'lien he'),
	// papers and numbers of a person
	anyOf('passeport*', 'carte d identite', 'titre de sejour', 'numero etranger', 'agdref', 'numero de securite sociale', 'empreinte*', 'matricule*', 'plaque*', 'immatriculation*',
		'passport*', 'id card*', 'fingerprint*', 'number plate*', 'licence plate*', 'license plate*',
		'جواز', 'جوازات', 'بصمه', 'بصمة', 'بصمات',
		'ho chieu', 'chung minh', 'can cuoc', 'van tay', 'bien so'),
	// where from
	anyOf('nationalite*', 'pays', 'origine*', 'ethni*', 'race', 'races', 'provenance*', 'citoyennete*',
		'nationalit*', 'country', 'countries', 'origin*', 'ethnic*', 'citizenship*', 'where from',
		'جنسيه', 'جنسية', 'جنسيات', 'بلد', 'بلدان', 'بلاد', 'اصل', 'اصول', 'عرق', 'عرقيه', 'عرقية', 'قوميه', 'قومية',
		'quoc tich', 'quoc gia', 'nuoc nao', 'dan toc', 'que quan', 'nguyen quan', 'xuat xu'),
	anyOf('afghan*', 'soudan*', 'sudan*', 'erythre*', 'eritre*', 'ethiopie*', 'ethiopian*', 'irakien*', 'iraqi*', 'iranien*', 'iranian*', 'kurde*', 'kurd*', 'syrien*', 'syrian*', 'albanais*', 'albanian*', 'vietnamien*', 'vietnamese', 'pakistan*', 'somali*', 'egyptien*', 'egyptian*', 'tchadien*', 'chadian*', 'libyen*', 'libyan*', 'pachtoune*', 'pashtun*', 'hazara*',
		'افغان*', 'سوداني*', 'اريتري*', 'اثيوبي*', 'عراقي*', 'ايراني*', 'كردي*', 'اكراد', 'سوري*', 'الباني*', 'فيتنامي*', 'باكستاني*', 'صومالي*', 'مصري*'),
	// faith, opinion, love
	anyOf('religion*', 'religieu*', 'foi', 'confession*', 'croyance*', 'culte*', 'musulman*', 'chretien*', 'juif', 'juifs', 'juive*', 'yezidi*', 'sunnite*', 'chiite*', 'opinion*', 'orientation sexuelle', 'parti politique', 'syndicat*',
		'faith*', 'religious', 'belief*', 'muslim*', 'christian*', 'jewish', 'yazidi*', 'sunni*', 'shia*', 'sexual orientation', 'political*',
		'دين', 'دينه', 'ديانه', 'ديانة', 'اديان', 'عقيده', 'عقيدة', 'مذهب', 'مسلم*', 'مسيحي*',
		'ton giao', 'tin nguong', 'dao gi', 'hoi giao', 'cong giao', 'thien chua giao'),
	// health of one
	anyOf('diagnosti*', 'maladie*', 'pathologie*', 'symptome*', 'vih', 'sida', 'handicap*', 'antecedent*', 'traitement medical', 'ordonnance*', 'grossesse*', 'tuberculose',
		'diagnos*', 'disease*', 'illness*', 'symptom*', 'hiv', 'aids', 'disabilit*', 'medical history', 'prescription*', 'pregnanc*', 'tuberculosis',
		'تشخيص*', 'مرض', 'مرضه', 'امراض', 'اعراض', 'اعاقه', 'اعاقة', 'ايدز',
		'chan doan', 'benh', 'benh tat', 'benh an', 'trieu chung', 'khuyet tat'),
	// which car, which place
	anyOf('gps', 'latitude*', 'longitude*', 'geolocali*', 'geolocation*', 'photo', 'photos', 'صوره', 'صورة', 'صور', 'anh chup', 'toa do'),
];

const PHONE = anyOf(
	'telephone*',
	'tel',
	'portable*',
	'mobile*',
	'phone*',
	'smartphone*',
	'هاتف',
	'هاتفه',
	'هواتف',
	'تلفون*',
	'جوال',
	'موبايل',
	'dien thoai',
	'so dt',
);
/** Telephones are charged on the spot: how many is no number of anybody's. */
const CHARGING =
	/ (?:re)?charge\p{L}* | charg(?:er|ing|ed) | (?:prises?|sockets?|batteries|sac|pin) |شحن|مشحون/u;
