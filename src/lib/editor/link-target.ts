import { isAllowedHref } from '#lib/domain/text/href.ts';

/** What somebody typed as the target of a link: a bare address gets its scheme. Null when it can't be one. */
export function readLinkTarget(typed: string): string | null {
	const text = typed.trim();
	if (!text || /\s/.test(text)) return null;
	if (isAllowedHref(text)) return text;
	if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return `mailto:${text}`;
	if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return null;
	const completed = `https://${text}`;
	return /^[^/?#]+\.[^/?#]+/.test(text) && isAllowedHref(completed) ? completed : null;
}
