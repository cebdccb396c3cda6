/** Where an association's receipt is read: alone (JSON), or with everything that checks it (zip). */
export function receiptHref(campaign: string, association: string, format: 'json' | 'zip'): string {
	const path = `/api/v1/campaigns/${encodeURIComponent(campaign)}/receipts/${encodeURIComponent(association)}`;
	return format === 'zip' ? `${path}?format=zip` : path;
}
