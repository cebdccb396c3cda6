import { bold, bullets, h2, h3, italic, note, numbers, p, quote, table, text } from './build.ts';

/** Position paper of the Politique group: its substance is that of the report of 2013, its wording an example. */
export const maisonDuMigrant = text(
	[
		h2("D'où part ce texte"),
		p(
			"Qu'avons-nous à proposer pour « sortir » de la situation actuelle et tenter d'amorcer une politique plus hospitalière ? Le groupe de travail Politique est parti de cette question, née du premier forum inter-associatif",
			note('forum-2012'),
			". Il s'est réuni dix fois. Il a repris ce que les associations du littoral avaient difficilement réussi à construire, et ce qui existe ailleurs.",
		),
		p(
			"Depuis la fermeture des grands centres d'accueil, les personnes exilées qui passent par le littoral vivent dans des squats, des camps et des « jungles », de Cherbourg à Dunkerque. On estime qu'elles sont entre 600 et 700 sur ce territoire. Chaque expulsion les éloigne un peu plus des soins, de l'information et des associations qui les accompagnent, sans qu'aucune autre solution leur soit proposée.",
		),
		h2("Un lieu d'accueil temporaire"),
		p(
			"L'idée est simple : la ",
			bold('« maison du migrant »'),
			" est un lieu d'accueil temporaire des migrants de passage. Elle est ouverte à toute personne en migration, quels que soient son statut administratif, sa nationalité et son projet. On y entre sans condition, on y reste le temps d'une pause, on en repart librement.",
		),
		p('Ce lieu vise trois objectifs.'),
		numbers(
			[
				bold("L'exercice des droits fondamentaux."),
				" Un hébergement, l'accès à l'eau et à la nourriture, l'accès aux soins. Ce sont des obligations, non des faveurs.",
			],
			[
				bold('Une pause dans les parcours migratoires.'),
				" Dormir, se laver, téléphoner à ses proches, parler une langue que l'on comprend : sans répit, personne ne peut décider de la suite de son chemin.",
			],
			[
				bold("L'accès aux droits."),
				" Une information complète sur l'asile et sur les autres droits, donnée dans une langue comprise, puis l'accompagnement nécessaire à leur mise en œuvre.",
			],
		),
		h2('Ce qui existe ailleurs'),
		p(
			'Au Mexique, des organisations ecclésiastiques ont mis en place les ',
			italic('casas del migrante'),
			', véritables lieux de pause et de repos pour les personnes qui cherchent à rejoindre les États-Unis. Dans un contexte migratoire différent, la Maison des migrants de Gao, au Mali, accueille des personnes sur la route ou refoulées',
			note('maison-de-gao'),
			'. Ces maisons ne sont ni des centres fermés ni des camps : elles sont tenues par des associations, connues des habitants et respectées des autorités.',
		),
		h2('Ce que la maison offre'),
		table(
			['Objectif', 'Ce que la maison offre', 'Avec qui'],
			[
				'Droits fondamentaux',
				'Un lit, des douches, des repas chauds, une laverie',
				'Associations de distribution, commune',
			],
			['Soins', 'Une permanence infirmière, l’orientation vers la PASS', 'Médecins du Monde, hôpitaux'],
			['Pause', 'Un lieu calme, des téléphones, un accès à internet', 'Bénévoles du réseau, habitants'],
			['Accès aux droits', 'Une permanence juridique, des interprètes', 'Juristes, partenaires spécialisés'],
		),
		h3('Quelques principes'),
		bullets(
			["L'accueil est inconditionnel et la durée du séjour n'est pas fixée d'avance."],
			["Aucune donnée n'est transmise à la police ni à l'administration sans l'accord écrit de la personne."],
			['Les personnes accueillies participent à la vie de la maison et à ses décisions.'],
			["La taille reste humaine : plusieurs petites maisons valent mieux qu'un grand centre."],
			[
				"La maison ne remplace ni l'hébergement d'urgence ni les dispositifs prévus pour les demandeurs d'asile : elle y conduit.",
			],
		),
		h2('Ce que nous demandons'),
		p(
			"Nous demandons que l'expérimentation de telles maisons soit étudiée avec les communes volontaires du littoral, les associations et les personnes concernées, et que l'État y prenne sa part, dans l'esprit de la circulaire du 26 août 2012",
			note('circulaire'),
			'. Nous demandons en particulier :',
		),
		bullets(
			[
				"qu'aucune évacuation n'ait lieu sans diagnostic préalable ni solution adaptée pour chaque personne ;",
			],
			["que des moyens soient réservés à l'interprétariat et à l'information sur l'asile ;"],
			["qu'une première maison ouvre à titre d'essai, avec une évaluation partagée au bout d'un an."],
		),
		quote(
			"Une maison, ce n'est pas une réponse à tout. C'est un lieu d'où l'on peut recommencer à répondre.",
		),
		p(
			"Ce texte est proposé à la signature de toutes les associations membres de la plate-forme. Il pourra être présenté par chacune d'elles dans ses discussions avec les pouvoirs publics.",
		),
	],
	{
		'forum-2012':
			"Forum inter-associatif de septembre 2012, d'où sont nés les quatre groupes de travail : Communication, Juridique, Logistique et Politique.",
		'maison-de-gao': 'Les deux exemples sont ceux que cite le rapport narratif de la plate-forme pour 2013.',
		circulaire:
			"Circulaire du 26 août 2012 relative à l'anticipation et à l'accompagnement des opérations d'évacuation des campements illicites.",
	},
);
