/** Sentences of one site of the board that hold no figure, in the page's language. */
export type CardWords = Readonly<
	Record<
		| 'underway'
		| 'lastVisit'
		| 'never'
		| 'neverHint'
		| 'needs'
		| 'next'
		| 'nextNone'
		| 'report'
		| 'notNoted'
		| 'noVisit'
		| 'todayNoVisit'
		| 'apart',
		string
	>
>;
