/** What an association may answer to a campaign. `changes`: it asks for changes, and says which. */
export const ANSWERS = ['sign', 'decline', 'abstain', 'changes'] as const;
export type Answer = (typeof ANSWERS)[number];

export type Tally = Readonly<Record<Answer | 'none', number>>;
