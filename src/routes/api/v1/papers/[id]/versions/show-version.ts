import type { VersionView } from '#lib/protocol/views/signing.ts';

/** What is known of a version, without its text. */
export function showVersion(version: VersionView) {
	const { number, frozenAt, frozenByName, documentSequence, campaigns } = version;
	return { number, textSha256: version.text.sha256, frozenAt, frozenByName, documentSequence, campaigns };
}
