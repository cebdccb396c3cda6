import type { CampaignAudience } from '../../domain/can.ts';
import type { Language, PaperKind } from '../../domain/papers/paper.ts';
import type { Answer, Tally } from '../../domain/signing/answer.ts';
import type { TextNode } from '../../domain/text/text-node.ts';

export interface CampaignRow {
	readonly id: string;
	readonly title: string;
	readonly paper: string;
	readonly version: number;
	readonly kind: PaperKind;
	readonly language: Language;
	readonly group: string;
	readonly groupName: string;
	readonly state: 'open' | 'closed';
	readonly openedAt: string;
	readonly deadline: string;
	/** Number of member associations whose answer counts. */
	readonly electorate: number;
	readonly tally: Tally;
	readonly threshold: { readonly needed: number; readonly reachedAt: string | null };
	/** Signatures beside the electorate. */
	readonly partnersSigned: number;
}

export interface CampaignView {
	readonly campaign: CampaignRow;
	readonly message: string;
	readonly openedByName: string;
	readonly closedAt: string | null;
	readonly audiences: readonly CampaignAudience[];
	readonly text: FrozenText;
	/** SHA-256 of the manifest: what an association signs. */
	readonly manifestSha256: string;
	readonly manifest: string;
	readonly supersedes: { readonly campaign: string; readonly version: number } | null;
	readonly supersededBy: { readonly campaign: string; readonly version: number } | null;
	/** Decisions in the order of the ledger. Without their reasons for whom those are not meant. */
	readonly decisions: readonly DecisionRow[];
	/** Associations whose answer this reader may give now, and the mandate that lets them. */
	readonly mine: readonly MyAnswer[];
	readonly may: { readonly close: boolean };
}

export interface FrozenText {
	readonly markdown: string;
	readonly json: TextNode;
	readonly footnotes: Readonly<Record<string, string>>;
	readonly sha256: string;
	readonly title: string;
	readonly language: Language;
}

export interface DecisionRow {
	readonly association: string;
	readonly associationName: string;
	readonly audience: CampaignAudience;
	readonly answer: Answer;
	readonly reason: string;
	readonly at: string;
	readonly byName: string;
	readonly basis: string;
	readonly sequence: number;
}

export interface MyAnswer {
	readonly association: string;
	readonly associationName: string;
	readonly audience: CampaignAudience;
	readonly basis: string;
	/** Null: not yet answered. */
	readonly answered: Answer | null;
}

export interface VersionView {
	readonly paper: string;
	readonly paperTitle: string;
	readonly number: number;
	readonly frozenAt: string;
	readonly frozenByName: string;
	readonly text: FrozenText;
	/** Log sequence of the live document at which the text was taken. */
	readonly documentSequence: number;
	readonly campaigns: readonly { readonly id: string; readonly state: 'open' | 'closed' }[];
}

export interface LedgerReport {
	readonly ok: boolean;
	readonly entries: number;
	readonly head: string;
	/** Where the chain or a file breaks: first problems, at most 20. */
	readonly problems: readonly { readonly sequence: number; readonly problem: string }[];
}
