import type { CampaignAudience } from '../can.ts';
import type { Language } from '../papers/paper.ts';
import { canonicalJson } from './canonical-json.ts';
import { strictMajority } from './threshold.ts';

/**
 * Everything an association agrees to when it signs: the text, who is asked, the rule, the deadline. Moving any of
 * them afterwards changes the manifest's hash, and with it what was signed.
 */
export interface Manifest {
	readonly schema: 'tablee/manifest/v1';
	readonly instance: string;
	readonly campaign: string;
	readonly paper: string;
	readonly version: number;
	readonly title: string;
	readonly language: Language;
	/** SHA-256 of the frozen Markdown bytes, lower-case hex. */
	readonly textSha256: string;
	readonly renderedSha256: string;
	/** The campaign on the same paper that this one takes the place of. */
	readonly supersedes: Superseded | null;
	readonly frozenAt: string;
	/** Ids of the member associations of the opening instant, sorted. */
	readonly electorate: readonly string[];
	readonly rule: MajorityRule;
	readonly openedAt: string;
	/** Last instant for an answer. */
	readonly deadline: string;
	readonly audiences: readonly CampaignAudience[];
}

export interface Superseded {
	readonly campaign: string;
	readonly version: number;
	readonly manifestSha256: string;
}

export interface MajorityRule {
	readonly kind: 'strict-majority';
	readonly of: number;
	readonly needed: number;
	readonly abstentions: 'not-counted';
}

/** Written before the manifest's bytes when they are hashed, so that the hash can't be taken for another kind's. */
export const MANIFEST_PREFIX = 'tablee/manifest/v1\n';

export function buildManifest(
	input: Omit<Manifest, 'schema' | 'electorate' | 'rule' | 'audiences'> & {
		electorate: readonly string[];
		partners: boolean;
	},
): Manifest {
	const { partners, electorate, ...named } = input;
	return {
		schema: 'tablee/manifest/v1',
		...named,
		electorate: [...electorate].sort(),
		rule: {
			kind: 'strict-majority',
			of: electorate.length,
			needed: strictMajority(electorate.length),
			abstentions: 'not-counted',
		},
		audiences: partners ? ['member', 'partner'] : ['member'],
	};
}

/** The text of `manifest.json`, to the byte. */
export function manifestText(manifest: Manifest): string {
	return canonicalJson(manifest);
}
