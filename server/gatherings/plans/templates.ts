import type { GatheringKind } from '#lib/domain/gatherings/gathering.ts';
import type { ItemKind } from '#lib/domain/gatherings/plan.ts';

/** What a new gathering of a kind begins with: nothing in it has to stay. */
export interface PlanTemplate {
	/** HH:MM, as long as no date is chosen. */
	readonly from: string;
	readonly rooms: readonly string[];
	/** One after the other; what stands in one list takes place at once. */
	readonly steps: readonly (readonly TemplateItem[])[];
	readonly tasks: readonly string[];
	readonly supplies: readonly (readonly [what: string, wanted: number])[];
	/** `step`: the one that it begins with. */
	readonly shifts: readonly {
		readonly what: string;
		readonly step: number;
		readonly minutes: number;
		readonly needed: number;
	}[];
}

interface TemplateItem {
	readonly title: string;
	readonly kind: ItemKind;
	readonly minutes: number;
	/** Number of a room; absent: all of them. */
	readonly room?: number;
}

export const TEMPLATES: Readonly<Record<GatheringKind, PlanTemplate>> = {
	forum: {
		from: '09:00',
		rooms: ['Grande salle', 'Salle 1', 'Salle 2'],
		steps: [
			[{ title: 'Accueil, café', kind: 'break', minutes: 30 }],
			[{ title: 'Ouverture et tour de table', kind: 'plenary', minutes: 60, room: 0 }],
			[
				{ title: 'Petits groupes : premier thème', kind: 'groups', minutes: 75, room: 1 },
				{ title: 'Petits groupes : deuxième thème', kind: 'groups', minutes: 75, room: 2 },
			],
			[{ title: 'Repas partagé', kind: 'meal', minutes: 75 }],
			[
				{ title: 'Petits groupes : troisième thème', kind: 'groups', minutes: 75, room: 1 },
				{ title: 'Petits groupes : quatrième thème', kind: 'groups', minutes: 75, room: 2 },
			],
			[{ title: 'Pause', kind: 'break', minutes: 15 }],
			[{ title: 'Mise en commun et suites', kind: 'plenary', minutes: 60, room: 0 }],
		],
		tasks: [
			'Réserver les salles',
			'Envoyer l’invitation',
			'Confirmer les personnes qui interviennent',
			'Trouver des interprètes',
			'Organiser le covoiturage',
			'Prévoir le repas',
			'Imprimer le programme et la liste d’émargement',
			'Envoyer le compte rendu',
		],
		supplies: [
			['Vidéoprojecteur', 1],
			['Tableaux de papier et feutres', 3],
			['Rallonges électriques', 3],
			['Badges vierges', 100],
			['Café, thé, gobelets', 1],
		],
		shifts: [
			{ what: 'Accueil et émargement', step: 0, minutes: 60, needed: 3 },
			{ what: 'Service du repas', step: 3, minutes: 75, needed: 4 },
			{ what: 'Rangement', step: 6, minutes: 60, needed: 4 },
		],
	},
	meeting: {
		from: '14:00',
		rooms: ['Salle de réunion'],
		steps: [
			[{ title: 'Accueil et tour de table', kind: 'plenary', minutes: 15, room: 0 }],
			[{ title: 'Suivi des décisions de la dernière réunion', kind: 'plenary', minutes: 20, room: 0 }],
			[{ title: 'Premier point', kind: 'plenary', minutes: 40, room: 0 }],
			[{ title: 'Deuxième point', kind: 'plenary', minutes: 30, room: 0 }],
			[{ title: 'Décisions, suites et prochaine date', kind: 'plenary', minutes: 15, room: 0 }],
		],
		tasks: ['Réserver la salle', 'Envoyer l’ordre du jour', 'Rédiger le compte rendu'],
		supplies: [],
		shifts: [],
	},
	training: {
		from: '09:30',
		rooms: ['Salle de formation'],
		steps: [
			[{ title: 'Accueil et attentes de chacun', kind: 'plenary', minutes: 30, room: 0 }],
			[{ title: 'Apports', kind: 'talk', minutes: 75, room: 0 }],
			[{ title: 'Pause', kind: 'break', minutes: 15 }],
			[{ title: 'Étude de cas', kind: 'groups', minutes: 60, room: 0 }],
			[{ title: 'Repas', kind: 'meal', minutes: 60 }],
			[{ title: 'Mise en pratique', kind: 'groups', minutes: 90, room: 0 }],
			[{ title: 'Questions et bilan', kind: 'plenary', minutes: 30, room: 0 }],
		],
		tasks: [
			'Réserver la salle',
			'Confirmer la personne qui forme',
			'Préparer le dossier des stagiaires',
			'Imprimer la liste d’émargement',
			'Recueillir les avis',
		],
		supplies: [
			['Vidéoprojecteur', 1],
			['Dossiers imprimés', 15],
		],
		shifts: [],
	},
	workshop: {
		from: '14:00',
		rooms: ['Salle de l’atelier'],
		steps: [
			[{ title: 'Accueil et présentation', kind: 'plenary', minutes: 20, room: 0 }],
			[{ title: 'Travail en petits groupes', kind: 'groups', minutes: 75, room: 0 }],
			[{ title: 'Pause', kind: 'break', minutes: 15 }],
			[{ title: 'Mise en commun', kind: 'plenary', minutes: 40, room: 0 }],
		],
		tasks: ['Réserver la salle', 'Envoyer l’invitation', 'Préparer le matériel', 'Envoyer le compte rendu'],
		supplies: [['Tableau de papier et feutres', 1]],
		shifts: [],
	},
	vigil: {
		from: '18:00',
		rooms: ['Lieu du rassemblement'],
		steps: [
			[{ title: 'Accueil', kind: 'other', minutes: 15, room: 0 }],
			[{ title: 'Lecture des textes et des noms', kind: 'reading', minutes: 30, room: 0 }],
			[{ title: 'Silence', kind: 'other', minutes: 15, room: 0 }],
			[{ title: 'Prises de parole', kind: 'talk', minutes: 30, room: 0 }],
		],
		tasks: [
			'Déclarer le rassemblement',
			'Choisir les textes, trouver qui les lit',
			'Inviter les associations et la presse',
		],
		supplies: [
			['Bougies', 50],
			['Sono ou mégaphone', 1],
		],
		shifts: [{ what: 'Installation', step: 0, minutes: 30, needed: 2 }],
	},
};
