import type { Form } from '#lib/domain/board/form.ts';
import type { Sector, Site } from '#lib/domain/board/site.ts';
import { listAll } from '../../network/read-all.ts';
import type { Records } from '../../storage/records.ts';
import { forms, sectors, sites } from '../collections.ts';

/** What the other parts look up of sites. Never where they are. */
export interface SiteReader {
	site(id: string): Promise<Site | null>;
	/** Open ones and those of the past, by name. */
	sites(): Promise<readonly Site[]>;
	/** By number. */
	sectors(): Promise<readonly Sector[]>;
	form(site: string, number: number): Promise<Form | null>;
}

export function readSites(records: Records): SiteReader {
	return {
		site: async (id) => (await records.get(sites, id))?.value ?? null,
		sites: async () =>
			(await listAll(records, sites))
				.map(({ value }) => value)
				.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
		sectors: async () =>
			(await listAll(records, sectors))
				.map(({ value }) => value)
				.toSorted((one, other) => one.number - other.number),
		form: async (site, number) => (await records.get(forms, `${site}/${number}`))?.value ?? null,
	};
}
