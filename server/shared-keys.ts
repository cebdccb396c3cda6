import { createHash } from 'node:crypto';
import { ConfigError } from './config.ts';
import { collection, type Records } from './storage/records.ts';

/** Says which keys, not what they are: the secret has 256 random bits, nobody finds it from its hash. */
interface Fingerprints {
	readonly identity: string;
	readonly signing: string;
}

const fingerprints = collection<Fingerprints>('shared-keys');
const ONLY = 'only';

/**
 * The keys of an installation of several nodes are files that its operator copies to each: in the database they would be in
 * every backup of it. The first node notes which they are; one with others would end everybody's session, and sign receipts
 * as somebody else, so it does not start.
 */
export async function requireSharedKeys(
	records: Records,
	{
		keysDir,
		secret,
		signingKey,
	}: { readonly keysDir: string; readonly secret: string; readonly signingKey: string },
): Promise<void> {
	const own: Fingerprints = {
		identity: createHash('sha256').update(`tablee identity secret\n${secret}`).digest('hex'),
		signing: signingKey,
	};
	await records.insert(fingerprints, ONLY, own);
	const first = (await records.get(fingerprints, ONLY))?.value ?? own;
	const others = [
		...(first.identity === own.identity ? [] : ['identity.secret']),
		...(first.signing === own.signing ? [] : ['signing-ed25519.pem']),
	];
	if (others.length > 0)
		throw new ConfigError(
			`${others.join(' and ')} in ${keysDir} ${others.length > 1 ? 'are' : 'is'} not what the other nodes of this database have: copy the folder from the node that was started first`,
		);
}
