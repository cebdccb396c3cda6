import * as papers from './papers.ts';
import type { Operation } from './operation.ts';

const MARKDOWN = ['text/markdown; charset=utf-8'];

export const PAPER_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/papers',
		summary: 'The papers of the network, the last touched first',
		query: papers.PaperQuery,
		answers: [{ status: 200, what: 'Empty for people outside the network', schema: 'PaperItem', list: true }],
	},
	{
		method: 'post',
		path: '/papers',
		summary: 'Begin a paper for a working group, from the template of its kind',
		body: papers.NewPaper,
		answers: [{ status: 201, what: 'The new paper', schema: 'PaperDetail' }],
	},
	{
		method: 'get',
		path: '/papers/{id}',
		summary: 'A paper, where its live text is, its versions',
		answers: [{ status: 200, what: 'The paper', schema: 'PaperDetail' }],
	},
	{
		method: 'patch',
		path: '/papers/{id}',
		summary: 'Rename a paper, put it away or take it out again',
		body: papers.PaperChange,
		answers: [{ status: 200, what: 'The paper', schema: 'PaperDetail' }],
	},
	{
		method: 'get',
		path: '/papers/{id}/text',
		summary: 'The live text at one committed point: canonical Markdown, or JSON',
		query: papers.TextQuery,
		answers: [{ status: 200, what: 'The text', schema: 'PaperText', otherTypes: MARKDOWN }],
	},
	{
		method: 'get',
		path: '/papers/{id}/versions',
		summary: 'The frozen versions of a paper, the first first',
		answers: [{ status: 200, what: 'The versions', schema: 'VersionItem', list: true }],
	},
	{
		method: 'post',
		path: '/papers/{id}/versions',
		summary: 'Freeze the text as it is now',
		answers: [
			{ status: 201, what: 'The new version', schema: 'FrozenVersion' },
			{ status: 200, what: 'The text is that of the last version: that one', schema: 'FrozenVersion' },
		],
	},
	{
		method: 'get',
		path: '/papers/{id}/versions/{number}',
		summary: 'A frozen version; as Markdown, exactly the bytes that textSha256 names',
		query: papers.VersionQuery,
		answers: [{ status: 200, what: 'The version', schema: 'VersionDetail', otherTypes: MARKDOWN }],
	},
];
