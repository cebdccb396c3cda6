import type { CampaignAudience } from '../can.ts';
import type { MandateScope } from '../network/mandate.ts';
import type { Language, PaperKind } from '../papers/paper.ts';
import type { Answer } from './answer.ts';
import type { Manifest } from './manifest.ts';

/**
 * What the ledger can say. Persons are named in `author` and `mandate-*` only: those bodies can be erased, and every
 * fact of the other entries still stands.
 */
export interface Bodies {
	readonly 'version-frozen': {
		readonly paper: string;
		readonly version: number;
		readonly title: string;
		readonly kind: PaperKind;
		readonly language: Language;
		readonly group: string;
		readonly textSha256: string;
		readonly renderedSha256: string;
		/** Log sequence of the live document at which the text was taken. */
		readonly documentSequence: number;
	};
	readonly 'campaign-opened': {
		readonly campaign: string;
		readonly manifest: Manifest;
		readonly manifestSha256: string;
		readonly message: string;
	};
	readonly decision: DecisionBody;
	/** Follows, in the same commit, the signature that made the majority. */
	readonly 'threshold-reached': {
		readonly campaign: string;
		readonly signed: number;
		readonly needed: number;
		readonly of: number;
	};
	readonly 'campaign-closed': { readonly campaign: string; readonly why: 'closed' | 'superseded' };
	/** Who made entry `of`, in the same commit, and the words given with it. */
	readonly author: { readonly of: number; readonly person: string; readonly reason: string };
	readonly 'mandate-granted': {
		readonly mandate: string;
		readonly person: string;
		readonly association: string;
		readonly basis: string;
		readonly scope: MandateScope;
		readonly from: string;
		readonly to: string | null;
		readonly grantedBy: string;
	};
	readonly 'mandate-withdrawn': { readonly mandate: string; readonly withdrawnBy: string };
}

export interface DecisionBody {
	readonly campaign: string;
	readonly manifestSha256: string;
	readonly textSha256: string;
	readonly association: string;
	/** Its name at that instant: it appears on the receipt whatever it is called later. */
	readonly associationName: string;
	readonly audience: CampaignAudience;
	readonly answer: Answer;
	/** The mandate by which it was given. */
	readonly mandate: string;
}

export type EntryType = keyof Bodies;

export type Entry = {
	readonly [T in EntryType]: { readonly type: T; readonly body: Bodies[T] };
}[EntryType];

/** An entry at its place in the chain. */
export type PlacedEntry = Entry & { readonly sequence: number; readonly at: string };

const ENTRY_TYPES: Readonly<Record<EntryType, { readonly personal: boolean }>> = {
	'version-frozen': { personal: false },
	'campaign-opened': { personal: false },
	decision: { personal: false },
	'threshold-reached': { personal: false },
	'campaign-closed': { personal: false },
	author: { personal: true },
	'mandate-granted': { personal: true },
	'mandate-withdrawn': { personal: true },
};

export function isEntryType(type: string): type is EntryType {
	return Object.hasOwn(ENTRY_TYPES, type);
}

/** May its body be erased? Otherwise a missing body is a missing decision. */
export function isPersonal(type: EntryType): boolean {
	return ENTRY_TYPES[type].personal;
}

/** What can be in the ledger only once; null: any number of times. */
export function keyOf(entry: Entry): string | null {
	switch (entry.type) {
		case 'version-frozen':
			return `version:${entry.body.paper}:${entry.body.version}`;
		case 'campaign-opened':
			return `campaign:${entry.body.campaign}`;
		case 'decision':
			return `decision:${entry.body.campaign}:${entry.body.association}`;
		case 'threshold-reached':
			return `threshold:${entry.body.campaign}`;
		case 'campaign-closed':
			return `closed:${entry.body.campaign}`;
		case 'mandate-granted':
			return `mandate:${entry.body.mandate}`;
		case 'mandate-withdrawn':
			return `withdrawn:${entry.body.mandate}`;
		case 'author':
			return `author:${entry.body.of}`;
	}
}
