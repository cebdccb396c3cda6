import type { Paper } from '#lib/domain/papers/paper.ts';
import { collection } from '../storage/records.ts';

export const papers = collection<Paper>('papers', { unique: { document: ({ document }) => document } });
