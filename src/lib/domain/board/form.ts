/**
 * What is asked at a site. The kinds below are all there are, and none of them can hold a name: a form that asks for one
 * can't be made. A version never changes; a change is the next number.
 */
export interface Form {
	readonly site: string;
	/** 1, 2, 3 … */
	readonly number: number;
	readonly items: readonly FormItem[];
	readonly createdAt: string;
	readonly createdBy: string;
}

export const ITEM_KINDS = ['count', 'estimate', 'yes-no', 'choice', 'text'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface FormItem {
	/** Letters, digits and hyphens, at most 24; of a known indicator (indicators.ts) its name. */
	readonly id: string;
	readonly kind: ItemKind;
	/** Empty for a known indicator, whose words are in messages/. */
	readonly label: Labels;
	/** Of a choice: what may be chosen. */
	readonly choices?: readonly Choice[];
	/** Of a choice: more than one may be chosen. */
	readonly several?: boolean;
	/** Asked only if this holds for an item above; null: always. */
	readonly when: Condition | null;
}

export interface Choice {
	readonly id: string;
	/** Empty for the needs of the catalogue (needs.ts), whose words are in messages/. */
	readonly label: Labels;
}

/** French is the source; what is missing is shown in French. */
export type Labels = Readonly<Partial<Record<'fr' | 'en' | 'ar' | 'vi', string>>>;

export interface Condition {
	readonly item: string;
	/** `some`: a count above 0, a yes, a text, any choice · otherwise the id of a choice. */
	readonly is: string;
}

export type Answer =
	| { readonly kind: 'count'; readonly n: number }
	| {
			readonly kind: 'estimate';
			readonly least: number;
			readonly most: number;
			readonly method: EstimateMethod;
	  }
	| { readonly kind: 'yes-no'; readonly yes: boolean }
	| { readonly kind: 'choice'; readonly chosen: readonly string[] }
	| { readonly kind: 'text'; readonly text: string };

/** Counted one by one, estimated by who was there, told by somebody else. */
export const ESTIMATE_METHODS = ['counted', 'estimated', 'told'] as const;
export type EstimateMethod = (typeof ESTIMATE_METHODS)[number];

/** By item; what was not asked or not answered is not there: nothing is ever 0 for want of an answer. */
export type Answers = Readonly<Record<string, Answer>>;

export const MOST_ITEMS = 30;
export const MOST_CHOICES = 20;
export const LARGEST_COUNT = 9999;
/** Characters of a text item and of the remark. */
export const LONGEST_TEXT = 500;
