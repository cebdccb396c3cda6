import type { WhyHidden } from '#lib/domain/board/disclosure/choose-cells.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { m } from '#lib/paraglide/messages.js';

const { sites, associations, largestShare } = THRESHOLDS;

const WORDS: Readonly<Record<WhyHidden, () => string>> = {
	sites: () => m.public_why_sites({ sites }),
	associations: () => m.public_why_associations({ associations }),
	share: () => m.public_why_share({ share: Math.round(largestShare * 100) }),
	small: m.public_why_small,
	margin: m.public_why_margin,
	effort: m.public_why_effort,
	sensitive: m.public_why_sensitive,
};

export function whyWord(why: WhyHidden): string {
	return WORDS[why]();
}
