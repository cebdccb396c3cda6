/** The example's sharing agreement: the network would write its own. */
export const AGREEMENT_TEXT = [
	'Pourquoi. Savoir, chaque jour, quels besoins restent sans réponse sur les lieux de vie, et montrer plus tard, chiffres à l’appui, ce que font les bénévoles.',
	'Qui voit quoi. Les bénévoles des associations qui ont accepté cette charte voient les relevés partagés : des comptes, jamais de noms. Où se trouve un lieu, seuls le voient ceux qui en ont besoin. Les alertes vont au groupe Logistique.',
	'Combien de temps. Les remarques sont effacées après douze mois ; après vingt-quatre mois, un relevé ne dit plus que son association.',
	'Ce que lit le public. Des chiffres par mois, arrondis, au moins trente jours après la fin du mois, jamais d’un seul lieu.',
	'Ceci est un texte d’exemple.',
].join('\n\n');
