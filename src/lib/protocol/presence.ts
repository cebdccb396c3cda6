/** The six hues of a person on paper (tokens `--person-1` to `--person-6`), for carets; places in the page use the token. */
export const PRESENCE_COLORS = ['#5f6b1f', '#80406f', '#28695a', '#5c4c94', '#7a5a12', '#8a3550'] as const;

/** What the server writes into every presence state as `user`. */
export interface PresentPerson {
	readonly person: string;
	readonly name: string;
	readonly initials: string;
	/** `#rrggbb`, one of PRESENCE_COLORS. */
	readonly color: string;
}
