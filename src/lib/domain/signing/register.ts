import type { Mandate } from '../network/mandate.ts';
import type { Bodies, DecisionBody, PlacedEntry } from './entries.ts';
import type { Manifest } from './manifest.ts';

/** What the ledger amounts to: its entries applied in order. Always rebuilt from them, never stored. */
export interface Register {
	readonly mandates: Map<string, Mandate>;
	/** Versions of a paper in the order of their numbers. */
	readonly versions: Map<string, readonly Version[]>;
	/** In the order of opening. */
	readonly campaigns: Map<string, Campaign>;
	/** Who made the entry of this sequence, and the words given with it. Missing when erased. */
	readonly authors: Map<number, Author>;
	/** The last entry that was applied. */
	last: PlacedEntry | null;
	/** Number of mandates whose entry was erased: decisions may still name them. */
	erasedMandates: number;
}

export interface Author {
	readonly person: string;
	readonly reason: string;
}

export interface Version extends Omit<Bodies['version-frozen'], 'version'> {
	readonly number: number;
	readonly sequence: number;
	readonly frozenAt: string;
}

export interface Campaign {
	readonly id: string;
	readonly sequence: number;
	readonly manifest: Manifest;
	readonly manifestSha256: string;
	readonly message: string;
	/** When somebody closed it or another took its place; a passed deadline closes it without an entry. */
	readonly closedAt: string | null;
	readonly thresholdReachedAt: string | null;
	readonly supersededBy: { readonly campaign: string; readonly version: number } | null;
	/** In the order of the ledger. */
	readonly decisions: readonly Decision[];
}

export interface Decision extends DecisionBody {
	readonly sequence: number;
	readonly at: string;
}

export function emptyRegister(): Register {
	return {
		mandates: new Map(),
		versions: new Map(),
		campaigns: new Map(),
		authors: new Map(),
		last: null,
		erasedMandates: 0,
	};
}

/** Applies the next entry of the ledger, in place. An entry about what nobody knows is passed over: see entry-rules. */
export function applyEntry(register: Register, entry: PlacedEntry): void {
	const { at, sequence } = entry;
	register.last = entry;
	switch (entry.type) {
		case 'version-frozen': {
			const { version: number, ...frozen } = entry.body;
			const earlier = register.versions.get(frozen.paper) ?? [];
			register.versions.set(frozen.paper, [...earlier, { ...frozen, number, sequence, frozenAt: at }]);
			return;
		}
		case 'campaign-opened':
			return openCampaign(register, entry.body, sequence);
		case 'decision':
			return change(register.campaigns, entry.body.campaign, ({ decisions }) => ({
				decisions: [...decisions, { ...entry.body, sequence, at }],
			}));
		case 'threshold-reached':
			return change(register.campaigns, entry.body.campaign, () => ({ thresholdReachedAt: at }));
		case 'campaign-closed':
			return change(register.campaigns, entry.body.campaign, () => ({ closedAt: at }));
		case 'author': {
			const { person, reason } = entry.body;
			register.authors.set(entry.body.of, { person, reason });
			return;
		}
		case 'mandate-granted': {
			const { mandate: id, ...granted } = entry.body;
			register.mandates.set(id, { id, ...granted, grantedAt: at, withdrawnAt: null });
			return;
		}
		case 'mandate-withdrawn':
			return change(register.mandates, entry.body.mandate, () => ({ withdrawnAt: at }));
	}
}

function openCampaign(register: Register, body: Bodies['campaign-opened'], sequence: number): void {
	const { campaign: id, manifest, manifestSha256, message } = body;
	register.campaigns.set(id, {
		id,
		sequence,
		manifest,
		manifestSha256,
		message,
		closedAt: null,
		thresholdReachedAt: null,
		supersededBy: null,
		decisions: [],
	});
	if (manifest.supersedes)
		change(register.campaigns, manifest.supersedes.campaign, () => ({
			supersededBy: { campaign: id, version: manifest.version },
		}));
}

function change<T extends object>(kept: Map<string, T>, id: string, to: (found: T) => Partial<T>): void {
	const found = kept.get(id);
	if (found) kept.set(id, { ...found, ...to(found) });
}
