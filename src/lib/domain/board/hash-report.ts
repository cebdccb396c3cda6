import { canonicalJson } from '../signing/canonical-json.ts';
import type { Observation, Revision } from './observation.ts';

/**
 * The one text of a report, or of a correction: the SHA-256 of its UTF-8 is its hash, on the phone and here. Throws TypeError for
 * what has no single text: halves of signs, fractions.
 */
export function textToHash(written: Observation | Revision): string {
	return canonicalJson(written);
}
