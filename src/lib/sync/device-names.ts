/** Names of what this browser keeps. A person has databases of their own: machines at a camp are shared. */
const DATABASES = 'tablee:';
const JOURNAL = 'tablee-journal:';
/** One entry a database, for browsers that cannot list their databases. */
const REGISTER = 'tablee-kept:';

const part = encodeURIComponent;

export const databaseName = (person: string, document: string) =>
	`${DATABASES}${part(person)}:${part(document)}`;
export const journalPrefix = (person: string, document: string) =>
	`${JOURNAL}${part(person)}:${part(document)}:`;
export const registerKey = (database: string) => `${REGISTER}${database}`;

/** Prefixes of everything of one person; of everybody without one. */
export function prefixesOf(person: string | null) {
	const end = person === null ? '' : `${part(person)}:`;
	return {
		databases: DATABASES + end,
		journal: JOURNAL + end,
		register: REGISTER + DATABASES + end,
		REGISTER,
	};
}
