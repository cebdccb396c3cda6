import { textToHash } from '#lib/domain/board/hash-report.ts';
import type { Observation, Revision } from '#lib/domain/board/observation.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { createHash } from 'node:crypto';

/** The hash of what was sent, which must be the one that its sender computed, if they did. */
export function hashOf(written: Observation | Revision, sent: string | null): string {
	const hash = createHash('sha256').update(textOf(written)).digest('hex');
	if (sent !== null && sent !== hash) throw new Refusal('invalid', 'hash-differs');
	return hash;
}

function textOf(written: Observation | Revision): string {
	try {
		return textToHash(written);
	} catch (thrown) {
		if (thrown instanceof TypeError) throw new Refusal('invalid', 'report-unreadable');
		throw thrown;
	}
}
