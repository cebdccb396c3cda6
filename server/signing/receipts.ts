import type { Actor } from '#lib/domain/actor.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { decisionOf } from '#lib/domain/signing/campaign-state.ts';
import { canonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { manifestText } from '#lib/domain/signing/manifest.ts';
import { buildReceipt } from '#lib/domain/signing/receipt.ts';
import type { Campaign, Decision } from '#lib/domain/signing/register.ts';
import { demandToSee } from '../access.ts';
import { findCampaign } from './campaign-views.ts';
import { entryOf } from './chain.ts';
import type { Signing } from './dependencies.ts';
import { fileText } from './frozen-text.ts';
import { rowAt } from './ledger-walk.ts';
import { packBundle } from './receipt-bundle.ts';
import type { Receipt } from './service.ts';

/** The same decision gives the same receipt, to the byte, as long as the key is the same. */
export async function receiptOf(signing: Signing, campaign: Campaign, decision: Decision): Promise<Receipt> {
	const row = await rowAt(signing.ledger, decision.sequence);
	const entry = row && entryOf(row);
	if (entry?.type !== 'decision' || row?.salt == null)
		throw new Error(`entry ${decision.sequence} is not the decision it was`);
	const place = { ...row, salt: row.salt };
	const payload = canonicalJson(buildReceipt(place, entry.body, campaign.manifest, signing.keys.id));
	const signature = Buffer.from(signing.keys.sign(Buffer.from(payload))).toString('base64');
	return { format: 'tablee/receipt/v1', payload, signature, publicKey: signing.keys.pem };
}

export async function readReceipt(
	signing: Signing,
	actor: Actor,
	id: string,
	association: string,
): Promise<{ campaign: Campaign; receipt: Receipt }> {
	const { campaign } = await findCampaign(signing, actor, id);
	demandToSee(actor, 'receipt.read', { audiences: campaign.manifest.audiences });
	const decision = decisionOf(campaign, association);
	if (!decision) throw new Refusal('not-found', 'not-answered');
	return { campaign, receipt: await receiptOf(signing, campaign, decision) };
}

export async function readBundle(
	signing: Signing,
	actor: Actor,
	id: string,
	association: string,
): Promise<Uint8Array> {
	const { campaign, receipt } = await readReceipt(signing, actor, id, association);
	const text = await fileText(signing.files, campaign.manifest.textSha256);
	return packBundle({ text, manifest: manifestText(campaign.manifest), receipt });
}
