import type { Agreement } from '../../domain/board/agreement.ts';

/** The agreement under which associations read one another's reports, and what each has answered. */
export interface AgreementView {
	/** Null: none was published yet, and nobody but the coordinator reads. */
	readonly standing: (Agreement & { readonly publishedByName: string }) | null;
	/** Every member association: one's own, then the others by name. */
	readonly answers: readonly AgreementAnswer[];
	/** This reader sees what others share. */
	readonly reads: boolean;
	readonly may: { readonly publish: boolean };
}

export interface AgreementAnswer {
	readonly association: string;
	readonly name: string;
	readonly state: 'accepted' | 'withdrawn' | 'none';
	/** ISO instant of that answer; null without one. */
	readonly at: string | null;
	/** Who accepted; empty once it is withdrawn, or without an answer. */
	readonly byName: string;
	/** This reader's own association. */
	readonly mine: boolean;
	/** This reader answers for it. */
	readonly mayAnswer: boolean;
}
