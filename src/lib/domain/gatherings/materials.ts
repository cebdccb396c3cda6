import { isAllowedHref } from '../text/href.ts';

/** What people read before a gathering or take home: a link, or a paper of the network. */
export interface Material {
	readonly id: string;
	/** What it is called; empty: the paper's own title. */
	readonly label: string;
	/** Everybody who may see the gathering; otherwise those of the network who come. */
	readonly isPublic: boolean;
	readonly target: MaterialTarget;
}

export type MaterialTarget =
	{ readonly kind: 'link'; readonly href: string } | { readonly kind: 'paper'; readonly paper: string };

export const MOST_MATERIALS = 100;

/** A whole https address; null when it is none. */
export function readMaterialHref(typed: string): string | null {
	const href = typed.trim();
	return isAllowedHref(href) && /^https:/i.test(href) ? href : null;
}

/** One place up or down; at the end of the list nothing moves. */
export function moveMaterial(
	materials: readonly Material[],
	id: string,
	by: 'up' | 'down',
): readonly Material[] {
	const from = materials.findIndex((material) => material.id === id);
	const to = by === 'up' ? from - 1 : from + 1;
	if (from < 0 || to < 0 || to >= materials.length) return materials;
	return materials.with(from, materials[to]!).with(to, materials[from]!);
}
