import type { Entry } from '#lib/domain/board/entry.ts';
import type { ActReceipt } from '#lib/protocol/views/needs.ts';

export function receiptOf(id: string, { seq, at }: Pick<Entry, 'seq' | 'at'>): ActReceipt {
	return { id, seq, receivedAt: at };
}
