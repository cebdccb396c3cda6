import { readFileSync } from 'node:fs';

/** The facts of 2013 that the example network is made from (demo/psm-2013.json, read off the network's annual report). */
export interface Facts {
	readonly network: { readonly name: string; readonly shortName: string };
	readonly members: readonly {
		readonly name: string;
		readonly joined?: string;
		readonly founding?: boolean;
	}[];
	readonly formerMembers: readonly { readonly name: string; readonly reason: string }[];
	readonly outsideNetwork: readonly { readonly name: string; readonly kind: string }[];
	readonly texts: readonly { readonly id: string; readonly title: string }[];
	readonly workingGroups: readonly {
		readonly id: string;
		readonly name: string;
		readonly works: readonly string[];
	}[];
}

/** With French apostrophes, which the report's file writes plainly. */
export const facts = JSON.parse(
	readFileSync(new URL('./psm-2013.json', import.meta.url), 'utf8').replaceAll("'", '’'),
) as Facts;
