import { bold, bullets, h2, h3, link, numbers, p, table, text } from './build.ts';

/** Issue 2 of the Journal des Jungles, in the making in December 2013. */
export const journalDesJungles = text([
	h2('Éditorial'),
	p(
		'Ce journal est né dans le groupe Communication. Il parle de la situation des personnes exilées sur le littoral nord, et il est fait pour être lu sur les lieux de vie. Les numéros 0 et 1 ont paru en français, en anglais et en vietnamien.',
	),
	h2('Au sommaire'),
	numbers(
		['Calais, un automne d’expulsions'],
		['La nuit de veille, racontée par celles et ceux qui y étaient'],
		['Vos droits face à la police : ce qu’il faut savoir'],
		['Pages dessinées, avec des étudiants des Arts décoratifs'],
	),
	h2('À faire avant le bouclage'),
	table(
		['Article', 'Langues prêtes', 'Manque'],
		['Un automne d’expulsions', 'français', 'anglais, vietnamien'],
		['La nuit de veille', 'français, anglais', 'vietnamien'],
		['Vos droits', 'anglais', 'relecture juridique'],
	),
]);

/** The Welcome Book of La Marmite aux idées, reworked by the Communication group. */
export const welcomeBook = text([
	h2('Calais, en quelques mots'),
	p(
		"Ce livret réunit ce qu'il faut savoir en arrivant : où manger, où se laver, où se soigner, quels sont vos droits. Il est donné de la main à la main et affiché sur le lieu de distribution des repas.",
	),
	h3('Manger, se laver, se vêtir'),
	bullets(
		['Les repas sont distribués par les associations, chaque jour, au même endroit.'],
		['Des douches sont accessibles sur inscription.'],
		['Des vêtements sont distribués plusieurs fois par semaine.'],
	),
	h3('Se soigner'),
	p(
		"La permanence d'accès aux soins de santé (PASS) de l'hôpital reçoit tout le monde, sans papiers et sans argent.",
	),
	h3('Vos droits'),
	bullets(
		["Vous pouvez demander l'asile en France."],
		['Face à la police, vous avez le droit de vous taire, de demander un interprète et un avocat.'],
	),
]);

/** The Arabic version of the Welcome Book, in progress. */
export const welcomeBookArabic = text([
	{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'كاليه باختصار' }] },
	{
		type: 'paragraph',
		content: [
			{
				type: 'text',
				text: 'يجمع هذا الكتيّب ما يجب معرفته عند الوصول: أين تأكل، أين تغتسل، أين تتعالج، وما هي حقوقك.',
			},
		],
	},
	{ type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'العلاج' }] },
	{
		type: 'paragraph',
		content: [
			{
				type: 'text',
				text: 'تستقبل دائرة الرعاية الصحية (PASS) في المستشفى الجميع، من دون أوراق ومن دون مال.',
			},
		],
	},
]);

/** Training document of the Juridique group, as updated on 12 December 2013. */
export const formationJuridique = text([
	p(
		bold('Version du 12 décembre 2013.'),
		' Support de la formation de base : une demi-journée, quatre à cinq heures, ouverte à tous les bénévoles du réseau, qu’ils aient des connaissances juridiques ou non.',
	),
	h2('1. Les droits des bénévoles'),
	bullets(
		["Ce que dit la loi sur l'aide aux personnes étrangères."],
		['Que faire lors d’un contrôle ou d’une convocation ?'],
		['Les droits d’une association dans un lieu de vie.'],
	),
	h2("2. La procédure de demande d'asile"),
	numbers(
		['La première demande à la préfecture.'],
		["Le récit et l'entretien à l'OFPRA."],
		['Le recours devant la Cour nationale du droit d’asile.'],
	),
	h2("3. Les droits sociaux des demandeurs d'asile"),
	table(
		['Droit', 'Condition', 'Où s’adresser'],
		['Hébergement', 'Demande enregistrée', 'Plate-forme d’accueil'],
		['Soins', 'Aucune pour l’urgence', 'PASS'],
		['École', 'Aucune', 'Mairie'],
	),
	p('Pour aller plus loin : ', link('le site de la plate-forme', 'http://www.psmigrants.org/site/'), '.'),
]);

/** Minutes of the Logistique group: example wording, the report gives only the number of its meetings. */
export const compteRenduLogistique = text([
	p(
		bold('Compte rendu'),
		' de la troisième réunion du groupe Logistique (donnée d’exemple : le rapport de 2013 ne donne que le nombre des réunions).',
	),
	h2('Décisions'),
	bullets(
		['Mettre en commun les tentes et les couvertures avant l’hiver.'],
		['Tenir une liste des besoins par lieu de vie.'],
	),
	h2('À faire'),
	table(
		['Quoi', 'Quelle association', 'Avant le'],
		['Inventaire des couvertures', 'L’Auberge des Migrants', '15 novembre'],
		['Camionnette pour les braseros', 'Salam Nord/Pas-de-Calais', '20 octobre'],
	),
]);

/** Example of the present: what keeps the demonstration alive after the year 2013 has been replayed. */
export const appelConcertation = text([
	p('Texte d’exemple, écrit à partir des demandes que le réseau a portées en 2013.'),
	h2('Avant toute expulsion, se parler'),
	p(
		"En 2013, nos associations ont demandé par écrit qu'un diagnostic et une concertation précèdent chaque évacuation. Le courrier est resté sans réponse, et l'expulsion a eu lieu. Nous renouvelons cette demande, ensemble.",
	),
	h2('Nous demandons'),
	numbers(
		['qu’une réunion avec les associations soit tenue au moins quinze jours avant toute évacuation ;'],
		[
			'qu’une solution d’hébergement soit proposée à chaque personne, par écrit et dans une langue qu’elle comprend ;',
		],
		['que les effets personnels, les papiers et les traitements médicaux soient préservés.'],
	),
]);
