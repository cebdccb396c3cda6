import { bold, bullets, h2, numbers, note, p, table, text } from './build.ts';

/** Joint file sent to the DIHAL on 4 April 2013, carried by 13 members. */
export const dossierDihal = text(
	[
		p("À l'attention de la Délégation interministérielle pour l'hébergement et l'accès au logement"),
		h2('Objet du dossier'),
		p(
			"Votre rapport de décembre 2012 annonce un diagnostic par territoire, « pour construire une vision d'ensemble partagée des situations de non-logement et de mal-logement »",
			note('rapport-dihal'),
			'. Nos associations demandent que la situation des personnes exilées sur le littoral nord de la France soit prise en compte dans ce diagnostic national.',
		),
		h2('Ce que nous constatons'),
		p(
			'Entre 600 et 700 personnes vivent sans toit sur le territoire que couvre notre réseau, dans des lieux que les pouvoirs publics connaissent.',
		),
		table(
			['Lieux de vie', 'Ce qui manque le plus', 'Qui intervient'],
			['Calaisis : squats et campements', 'Hébergement, accès à l’eau', 'Associations calaisiennes'],
			[
				'Dunkerquois : Grande-Synthe, Tétéghem',
				'Abris, sanitaires, évacuation des déchets',
				'Associations du Dunkerquois',
			],
			[
				'Intérieur : Norrent-Fontes, Steenvoorde, Tatinghem',
				'Chauffage, électricité',
				'Terre d’Errance et voisins',
			],
		),
		h2('Ce que nous proposons'),
		bullets(
			['associer les associations de terrain au diagnostic, lieu par lieu ;'],
			['y inscrire les personnes sans domicile quel que soit leur statut administratif ;'],
			[
				"étudier des lieux d'accueil temporaire, tels que la « maison du migrant » sur laquelle travaille notre réseau.",
			],
		),
		p('Nous restons à votre disposition pour vous recevoir sur place.'),
	],
	{
		'rapport-dihal':
			"Rapport de l'atelier consacré à la politique d'hébergement et d'accès au logement, décembre 2012.",
	},
);

/** Joint letter of 1 August 2013 on access to care, supported by 3 associations. */
export const lettreSenatrice = text([
	p('Madame la Sénatrice,'),
	p(
		"Vous avez été missionnée pour réaliser un rapport sur l'accès aux soins des populations les plus démunies. Nos associations, présentes chaque jour auprès des personnes exilées du littoral nord, souhaitent vous faire part de leurs constats.",
	),
	h2('Un accès aux soins empêché'),
	bullets(
		[
			"Les permanences d'accès aux soins de santé (PASS) sont éloignées des lieux de vie, et leurs horaires souvent incompatibles avec les transports.",
		],
		["L'absence d'interprètes retarde les diagnostics et rend le consentement incertain."],
		['Les expulsions répétées interrompent les traitements et font perdre les ordonnances.'],
		['Les conditions de vie elles-mêmes, sans eau ni abri, sont la première cause des consultations.'],
	),
	h2('Ce que nous vous demandons'),
	numbers(
		['De rencontrer les équipes sur le terrain avant la remise de votre rapport.'],
		["De recommander un financement stable de l'interprétariat dans les PASS."],
		["De rappeler que l'accès à l'eau et à un abri relève de la santé publique."],
	),
	p("Nous vous prions d'agréer, Madame la Sénatrice, l'expression de notre considération distinguée."),
]);

/** Collective letter of 3 September 2013 before the eviction of a squat in Calais, signed by 14 members. */
export const courrierPrefet = text(
	[
		p('Monsieur le Préfet,'),
		p(
			"L'expulsion d'un squat situé à Calais est annoncée. Entre 100 et 150 personnes, de nationalité syrienne, soudanaise et tchadienne, y ont trouvé refuge. Nos associations vous demandent la mise en application de la circulaire du 26 août 2012",
			note('circulaire-2012'),
			' en amont de cette opération.',
		),
		h2('Ce que prévoit la circulaire'),
		bullets(
			['un diagnostic de la situation de chaque personne, établi ', bold('avant'), " l'évacuation ;"],
			["la recherche de solutions d'hébergement et d'accompagnement ;"],
			['la concertation avec les associations qui connaissent les lieux.'],
		),
		h2('Ce que nous demandons'),
		p(
			"Qu'aucune expulsion n'ait lieu tant que ce diagnostic n'est pas fait, et qu'une rencontre soit organisée sans délai avec nos associations.",
		),
		p(
			"Dans l'attente de votre réponse, nous vous prions d'agréer, Monsieur le Préfet, l'expression de notre haute considération.",
		),
	],
	{
		'circulaire-2012':
			"Circulaire relative à l'anticipation et à l'accompagnement des opérations d'évacuation des campements illicites.",
	},
);

/** Call for the vigil of October 2013 in Calais, signed by more than 30 organisations. */
export const nuitDeVeille = text([
	p(
		bold('Calais, octobre 2013.'),
		' Depuis septembre, les expulsions de lieux de vie se succèdent. Elles laissent à la rue des femmes, des hommes et des enfants qui ont déjà tout quitté.',
	),
	h2('Veiller, ensemble'),
	p(
		"Nous appelons toutes celles et tous ceux qui refusent de s'habituer à passer une nuit avec les personnes exilées. Non pas un défilé, mais une présence : des prises de parole, des projections de courts-métrages, une veillée autour des braseros.",
	),
	h2('Ce que nous demandons'),
	bullets(
		["l'arrêt des expulsions sans solution d'hébergement ;"],
		["la mise en place d'une concertation en amont de toute évacuation ;"],
		['un accueil digne, ici et maintenant, pour les personnes laissées à la rue.'],
	),
	p(
		"Venez avec des couvertures, du thé, un instrument, vos voisins. La nuit est longue : à plusieurs, elle l'est moins.",
	),
]);
