import { m } from '#lib/paraglide/messages.js';

/** What the service calls its checks, in plain words. */
const CHECKS: Readonly<Record<string, () => string>> = {
	readable: m.verify_check_readable,
	signature: m.verify_check_signature,
	'key-id': m.verify_check_key_id,
	consistent: m.verify_check_consistent,
	'body-hash': m.verify_check_body_hash,
	'entry-hash': m.verify_check_entry_hash,
	text: m.verify_check_text,
	'manifest-hash': m.verify_check_manifest_hash,
	manifest: m.verify_check_manifest,
	'known-key': m.verify_check_known_key,
	instance: m.verify_check_instance,
	'in-ledger': m.verify_check_in_ledger,
	'chain-after': m.verify_check_chain_after,
};

export function checkText(name: string): string {
	return CHECKS[name]?.() ?? m.verify_other({ name });
}
