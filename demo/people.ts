import { slugOf } from '#lib/domain/network/association.ts';
import { facts } from './facts.ts';

/** Everybody of the example network. Initials stand for names: the report names none of these people. */
export interface DemoPerson {
	readonly email: string;
	readonly name: string;
	/** Id of their association. */
	readonly association: string;
	readonly role: 'referent' | 'member';
	readonly mandated: boolean;
	/** Seated in every working group (the report does not say who worked in which). */
	readonly seated: boolean;
}

export const COORDINATION = { email: 'coordination@demo.example', name: 'C. D.' } as const;
export const OUTSIDER = { email: 'exterieur@demo.example', name: 'X. T.' } as const;

/** Organisations that stood beside the network in 2013; CLISS XXI only hosts its site. */
export const partnerNames = facts.outsideNetwork
	.map(({ name }) => name)
	.filter((name) => name !== 'CLISS XXI');

/** The vigil's call was signed by more than 30 organisations, most of which the report does not name: example data. */
export const exampleOrganisations = Array.from(
	{ length: 8 },
	(_, n) => `Organisation signataire ${n + 1} (exemple)`,
);

const LETTERS = 'ABCDEFGHIJKLMNOPRSTV';

/** Two letters for the n-th person, never the same pair twice among the first 400. */
export function initials(n: number): string {
	const first = LETTERS[(n * 7) % LETTERS.length];
	const last = LETTERS[(n * 11 + Math.floor(n / LETTERS.length) * 3 + 5) % LETTERS.length];
	return `${first}. ${last}.`;
}

const organisations = [...facts.members.map(({ name }) => name), ...partnerNames, ...exampleOrganisations];

export const organisationCount = organisations.length;

export const referents: readonly DemoPerson[] = organisations.map((name, n) => ({
	email: `${slugOf(name)}@demo.example`,
	name: initials(n),
	association: slugOf(name),
	role: 'referent',
	mandated: true,
	seated: n < facts.members.length,
}));

export const volunteers: readonly DemoPerson[] = [
	{
		email: 'benevole@demo.example',
		name: 'B. V.',
		association: 'terre-d-errance-steenvoorde',
		role: 'member',
		mandated: false,
		seated: true,
	},
	{
		email: 'lecture@demo.example',
		name: 'L. R.',
		association: 'emmaus-dunkerque',
		role: 'member',
		mandated: false,
		seated: false,
	},
];
