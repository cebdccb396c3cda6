import type { Association } from '#lib/domain/network/association.ts';
import type { CampaignView } from '#lib/protocol/views/signing.ts';
import type { LiveService } from '../live/service.ts';
import type { PapersService } from '../papers/service.ts';
import type { Files } from '../storage/files.ts';
import type { Ledger } from '../storage/ledger.ts';
import type { SigningKeys } from './keys.ts';
import type { LiveRegister } from './live-register.ts';

/** What signing is given by compose. */
export interface SigningDependencies {
	/** Stable name of this instance: it stands in every manifest and receipt. */
	readonly instance: string;
	readonly ledger: Ledger;
	readonly files: Files;
	readonly keys: SigningKeys;
	readonly papers: Pick<PapersService, 'find' | 'textOf'>;
	readonly network: NetworkReader;
	/** Names of people by id; who is unknown is left out. */
	readonly peopleNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
	readonly announce: LiveService['announce'];
	/** After a campaign was opened and is on disk. Must not throw. */
	readonly campaignOpened?: (opened: OpenedCampaign) => void;
	/** Server time, in ms. */
	readonly now: () => number;
}

export interface NetworkReader {
	association(id: string): Promise<Association | null>;
	/** Those who are members at this instant. */
	memberAssociations(): Promise<readonly Association[]>;
	/** Empty when unknown. */
	groupName(id: string): Promise<string>;
}

export interface OpenedCampaign {
	readonly view: CampaignView;
	/** Ids of the people who hold a mandate to answer it. */
	readonly people: readonly string[];
}

/** What each use case works with. */
export interface Signing extends SigningDependencies {
	readonly register: LiveRegister;
}

export function instant(ms: number): string {
	return new Date(ms).toISOString();
}
