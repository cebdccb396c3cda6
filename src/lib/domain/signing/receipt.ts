import type { DecisionBody } from './entries.ts';
import type { Manifest } from './manifest.ts';

/**
 * What an association holds in its hands: with `salt` and `body` it can compute `bodyHash`, with that `hash`, and so
 * its own place in the chain, without asking the server for anything. Names no person.
 */
export interface ReceiptPayload {
	readonly format: 'tablee/receipt/v1';
	readonly instance: string;
	readonly sequence: number;
	readonly previous: string;
	readonly hash: string;
	readonly at: string;
	readonly type: 'decision';
	readonly bodyHash: string;
	/** Base64, 32 bytes. */
	readonly salt: string;
	readonly body: DecisionBody;
	readonly campaign: string;
	readonly manifestSha256: string;
	readonly textSha256: string;
	readonly paper: string;
	readonly version: number;
	readonly title: string;
	readonly association: string;
	readonly associationName: string;
	readonly answer: DecisionBody['answer'];
	readonly keyId: string;
}

/** Its place in the chain. */
export interface ReceiptPlace {
	readonly sequence: number;
	readonly previous: string;
	readonly hash: string;
	readonly at: string;
	readonly bodyHash: string;
	readonly salt: string;
}

export function buildReceipt(
	place: ReceiptPlace,
	body: DecisionBody,
	manifest: Pick<Manifest, 'instance' | 'paper' | 'version' | 'title'>,
	keyId: string,
): ReceiptPayload {
	return {
		format: 'tablee/receipt/v1',
		instance: manifest.instance,
		sequence: place.sequence,
		previous: place.previous,
		hash: place.hash,
		at: place.at,
		type: 'decision',
		bodyHash: place.bodyHash,
		salt: place.salt,
		body,
		campaign: body.campaign,
		manifestSha256: body.manifestSha256,
		textSha256: body.textSha256,
		paper: manifest.paper,
		version: manifest.version,
		title: manifest.title,
		association: body.association,
		associationName: body.associationName,
		answer: body.answer,
		keyId,
	};
}
