import { Extension } from '@tiptap/core';
import { DECLARED } from '#lib/domain/text/structure.ts';

/**
 * Each block takes its direction from its first letter. Nothing is written in the text for that: a `dir` is kept where
 * there is one, so that opening a text changes nothing in it.
 */
export const Direction = Extension.create({
	name: 'direction',
	addGlobalAttributes() {
		return [
			{
				types: Object.keys(DECLARED.elements),
				attributes: {
					dir: {
						default: null,
						parseHTML: () => null,
						renderHTML: ({ dir }) => ({ dir: (dir as string | null) ?? 'auto' }),
					},
				},
			},
		];
	},
});
