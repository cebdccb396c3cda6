import { expect, test } from 'vitest';
import { asksForPerson } from './asks-for-person.ts';

/** Name, first name, birth, phone, address, nationality, faith, diagnosis; then what comes close. */
const ASKED = {
	fr: 'Nom|Prénom(s)|Noms et prénoms|Comment s’appelle-t-il ?|Date de naissance|Né le|Année de naissance|Téléphone|N° de tél.|Adresse|Nationalité|NATIONALITÉS|Pays d’origine|Religion|Foi|Croyances|Diagnostic|Maladies|Pathologie|E-mail|Passeport|Numéro AGDREF|Ethnie|Combien d’Afghans ?|Érythréens présents|Musulmans|Position GPS|Photo du lieu',
	en: 'Name|First name|Surname|Names of the people|Date of birth|Born in|Phone number|Mobile|Address|Nationality|Country of origin|Where from|Religion|Faith|Beliefs|Diagnosis|Diseases|Email|Passport no.|Kurdish people|Fingerprints',
	ar: 'الاسم|اسم العائلة|الأسماء|تاريخ الميلاد|رقم الهاتف|هاتف|العنوان|الجنسية|بلد المنشأ|الدين|الديانة|التشخيص|المرض|الأمراض|جواز السفر|والاسم|أفغان',
	vi: 'Họ tên|Họ và tên|Tên|Ngày sinh|Năm sinh|Điện thoại|Số điện thoại|Địa chỉ|Quốc tịch|Quê quán|Tôn giáo|Chẩn đoán|Bệnh|Hộ chiếu',
};

test.each(Object.entries(ASKED))('BD105 a label that asks for a person, in %s, is found', (_, labels) => {
	for (const label of labels.split('|')) expect(asksForPerson(label), label).toBe(true);
});

/** What is counted on the coast, and looks a little like it. */
const COUNTED =
	'Nombre de repas|Nombre de personnes|Bidons d’eau|Points d’eau|Douches|Tentes|Couvertures|Téléphones rechargés|Prises de courant pour téléphones|Bois de chauffage|Feux|Poubelles|Toilettes|Évacuation annoncée|Enfants seuls|Personnes malades orientées|Renommée|Place pour dormir|Thé chaud|Kilomètres|' +
	'Number of meals|Phones charged|Water points|Firewood|Tents|Toilets|Blankets|' +
	'عدد الوجبات|عدد الأشخاص|خيام|ماء|بطانيات|شحن الهواتف|' +
	'Số bữa ăn|Số người|Lều|Nước|Chăn|Sạc điện thoại';

test('BD105 what can be counted is not taken for it', () => {
	for (const label of COUNTED.split('|')) expect(asksForPerson(label), label).toBe(false);
});
