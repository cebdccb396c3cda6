import { startAuth } from '../identity/auth.ts';
import type { ChangingArea, Key } from '../storage/archive.ts';
import type { Storage } from '../storage/storage.ts';

/** One row of one of better-auth's tables, by the names and types that it gives its fields. */
export interface AccountRow {
	readonly model: string;
	readonly id: string;
	readonly fields: Readonly<Record<string, unknown>>;
}

const PAGE = 200;

/**
 * better-auth's tables, whichever it has, through its own adapter: it knows how each store keeps times and truth values.
 * People come first, since the others name them.
 */
export async function openAccountRows(
	database: Storage['identity'],
): Promise<ChangingArea<AccountRow> & { key(row: AccountRow): Key }> {
	const auth = await startAuth({
		database,
		secret: 'nothing is ever signed with this one while a store is copied',
		sendMagicLink: async () => {},
	});
	const { adapter, tables } = await auth.$context;
	const models = Object.keys(tables).toSorted(
		(one, other) => rank(one) - rank(other) || (one < other ? -1 : 1),
	);

	async function* rowsOf(model: string): AsyncGenerator<AccountRow> {
		for (let after: string | null = null; ;) {
			const where = after === null ? [] : [{ field: 'id', operator: 'gt' as const, value: after }];
			const sortBy = { field: 'id', direction: 'asc' as const };
			const page: Record<string, unknown>[] = await adapter.findMany({ model, where, sortBy, limit: PAGE });
			for (const { id, ...fields } of page) yield { model, id: (after = String(id)), fields };
			if (page.length < PAGE) return;
		}
	}

	const byId = (id: string) => [{ field: 'id', value: id }];
	return {
		key: ({ model, id }) => [models.indexOf(model), id],
		async *rows() {
			for (const model of models) yield* rowsOf(model);
		},
		async put(rows) {
			for (const { model, id, fields } of rows) {
				const there = await adapter.findOne({ model, where: byId(id) });
				if (there) await adapter.update({ model, where: byId(id), update: { ...fields } });
				else await adapter.create({ model, data: { ...fields, id }, forceAllowId: true });
			}
		},
		async remove(rows) {
			for (const { model, id } of rows) await adapter.delete({ model, where: byId(id) });
		},
	};
}

function rank(model: string): number {
	return model === 'user' ? 0 : 1;
}
