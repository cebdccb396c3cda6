import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { CampaignAudience } from '#lib/domain/can.ts';
import type { Mandate, MandateScope } from '#lib/domain/network/mandate.ts';
import type { Answer } from '#lib/domain/signing/answer.ts';
import type { CampaignRow, CampaignView, LedgerReport, VersionView } from '#lib/protocol/views/signing.ts';

/** Frozen texts, campaigns, decisions, mandates: everything that is never changed. Every method asks `can` and throws Refusal. */
export interface SigningService {
	/** Freezes the paper's text at one committed point of its log. Unchanged since the last version: answers that one. */
	freeze(actor: Actor, paper: string): Promise<VersionView>;
	version(actor: Actor, paper: string, number: number): Promise<VersionView>;
	versions(paper: string): Promise<readonly VersionFact[]>;

	campaigns(
		actor: Actor,
		filter?: { paper?: string; state?: 'open' | 'closed' },
	): Promise<readonly CampaignRow[]>;
	campaign(actor: Actor, id: string): Promise<CampaignView>;
	/** Proposes a frozen version to the members (and partners): the electorate is the members of this instant. */
	open(actor: Actor, input: OpenCampaign): Promise<CampaignView>;
	close(actor: Actor, id: string): Promise<CampaignView>;

	/**
	 * Records an association's answer, once. The mandate is the actor's, and must stand at the instant of the ledger
	 * entry. The same answer sent again (a doubled click, a lost response) answers the first one's receipt.
	 */
	decide(
		actor: Actor,
		campaign: string,
		input: { association: string; answer: Answer; reason: string },
	): Promise<Receipt>;
	receipt(actor: Actor, campaign: string, association: string): Promise<Receipt>;
	/** A zip that `openssl` and sha256sum can check without this software: text, manifest, receipt, signature, key, how-to. */
	receiptBundle(actor: Actor, campaign: string, association: string): Promise<Uint8Array>;

	/** Checks a receipt (JSON text or bundle bytes) against itself and against this ledger. */
	verify(file: Uint8Array): Promise<VerifyReport>;
	/** Walks the whole chain and the files it names. */
	audit(): Promise<LedgerReport>;
	/** The whole ledger as JSON lines without what names persons: `npm run verify -- FILE --ledger` reads it. */
	journal(actor: Actor): Promise<string>;
	publicKey(): { readonly id: string; readonly pem: string };

	/** Mandates are written here because a decision and its mandate must be ordered by the same chain. Ask `can` before. */
	recordMandate(
		actor: PersonActor,
		input: {
			association: string;
			person: string;
			basis: string;
			scope: MandateScope;
			from: string;
			to: string | null;
		},
	): Promise<Mandate>;
	recordWithdrawal(actor: PersonActor, mandate: string): Promise<void>;
	mandates(filter: { person?: string; association?: string }): Promise<readonly Mandate[]>;
	/** Associations of `actor` whose answer this campaign still waits for and that `actor` may give. */
	waitingFor(
		actor: Actor,
	): Promise<readonly { campaign: CampaignRow; associations: readonly { id: string; name: string }[] }[]>;
}

export interface OpenCampaign {
	readonly paper: string;
	/** Version number; the latest when left out. */
	readonly version?: number;
	/** Last instant for an answer (ISO, UTC). */
	readonly deadline: string;
	/** Always the members; with 'partner', partners may sign beside the electorate. */
	readonly audiences?: readonly CampaignAudience[];
	/** Shown above the text: why now, to whom it will be sent. */
	readonly message?: string;
	/** 'strict-majority' (default): more than half of N. */
	readonly rule?: 'strict-majority';
}

/** What is known of a version without asking anybody's right. */
export interface VersionFact {
	readonly paper: string;
	readonly number: number;
	readonly textSha256: string;
	readonly frozenAt: string;
	readonly frozenBy: string;
	readonly campaigns: readonly { id: string; state: 'open' | 'closed'; adopted: boolean }[];
}

/** A signed receipt. `payload` is the exact JCS text that `signature` (base64, Ed25519) covers. */
export interface Receipt {
	readonly format: 'tablee/receipt/v1';
	readonly payload: string;
	readonly signature: string;
	readonly publicKey: string;
}

export interface VerifyReport {
	readonly ok: boolean;
	/** One line a check, in order: what was checked, whether it held. */
	readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
	/** What the receipt says, when it can be read. */
	readonly receipt: Readonly<Record<string, unknown>> | null;
}
