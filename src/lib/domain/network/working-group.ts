/** Several associations' people working on one theme. Open: anybody of a member association may join by themselves. */
export interface WorkingGroup {
	readonly id: string;
	readonly name: string;
	readonly about: string;
	readonly open: boolean;
	readonly createdAt: string;
	readonly closedAt: string | null;
}
