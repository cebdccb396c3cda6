import type { Db } from 'mongodb';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import type { Published, PublishedReader } from '../published.ts';
import { unlessDuplicate } from './failure.ts';
import { requireInteger, requireText } from './scalars.ts';

export interface MonthDocument {
	readonly _id: string;
	readonly month: string;
	readonly version: number;
	readonly json: string;
}

export const PUBLISHED = 'published';

/** In a database of its own, so that a user of the database can be allowed to read that one and nothing else. */
export function publishedDatabaseOf(database: string): string {
	return `${database}-published`;
}

export function createMongoPublishing(database: Db): Pick<Published, 'put'> {
	const months = database.collection<MonthDocument>(PUBLISHED);
	return {
		async put(published) {
			const { month, version } = published;
			requireText(month);
			requireInteger(version);
			const json = JSON.stringify(published);
			return unlessDuplicate(months.insertOne({ _id: `${month}/${version}`, month, version, json }));
		},
	};
}

export function createMongoPublishedReader(database: Db): PublishedReader {
	const months = database.collection<MonthDocument>(PUBLISHED);
	const parse = ({ json }: MonthDocument) => JSON.parse(json) as PublishedMonth;
	return {
		async latest() {
			const all = await months.find({}).sort({ month: 1, version: 1 }).toArray();
			return all.filter(({ month }, index) => month !== all[index + 1]?.month).map(parse);
		},
		async versions(month) {
			requireText(month);
			const found = await months
				.find({ month: { $eq: month } })
				.sort({ version: 1 })
				.toArray();
			return found.map(parse);
		},
	};
}
