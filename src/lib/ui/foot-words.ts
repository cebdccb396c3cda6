/** What stands at the foot of every page, in its language: said by the server, since each browser would load it in four. */
export type FootWords = Readonly<
	Record<'language' | 'theme' | 'system' | 'light' | 'dark' | 'publicFigures', string>
>;
