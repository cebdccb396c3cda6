import type { z } from 'zod';
import * as attendance from './attendance.ts';
import * as campaigns from './campaigns.ts';
import * as gatherings from './gatherings.ts';
import * as minutes from './minutes.ts';
import * as network from './network.ts';
import * as papers from './papers.ts';
import * as plans from './plans.ts';
import * as poll from './poll.ts';
import * as registration from './registration.ts';
import * as releases from './releases.ts';

/** One endpoint and method. Paths are below /api/v1, with OpenAPI's braces. */
export interface Operation {
	readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	readonly path: string;
	readonly summary: string;
	/** May be asked by anybody. */
	readonly open?: boolean;
	readonly query?: z.ZodObject;
	readonly body?: z.ZodType;
	/** Bytes are taken as they are. */
	readonly rawBody?: boolean;
	readonly answers: readonly Answer[];
}

interface Answer {
	readonly status: 200 | 201;
	readonly what: string;
	/** Name of a schema below; `list` when it answers several. */
	readonly schema?: keyof typeof SCHEMAS;
	readonly list?: boolean;
	readonly otherTypes?: readonly string[];
}

/** What the API answers with, by the names that openapi.json uses. */
export const SCHEMAS = {
	PaperItem: papers.PaperItem,
	PaperDetail: papers.PaperDetail,
	PaperText: papers.PaperText,
	VersionItem: papers.VersionItem,
	FrozenVersion: papers.FrozenVersion,
	VersionDetail: papers.VersionDetail,
	CampaignItem: campaigns.CampaignItem,
	CampaignDetail: campaigns.CampaignDetail,
	Receipt: campaigns.ReceiptFile,
	VerifyResult: campaigns.VerifyResult,
	LedgerAudit: campaigns.LedgerAudit,
	AttendanceLine: attendance.AttendanceLine,
	AttendanceSheet: attendance.AttendanceSheet,
	Figures: attendance.Figures,
	GatheringItem: gatherings.GatheringItem,
	GatheringDetail: gatherings.GatheringDetail,
	Registration: registration.Registration,
	Registrations: registration.Registrations,
	PlanDetail: plans.PlanDetail,
	ReleasedProgramme: releases.ReleasedProgramme,
	MinutesDetail: minutes.MinutesDetail,
	PollDetail: poll.PollDetail,
	AssociationItem: network.AssociationItem,
	GroupItem: network.GroupItem,
	Me: network.Me,
} as const;

const MARKDOWN = ['text/markdown; charset=utf-8'];

export const OPERATIONS: readonly Operation[] = [
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
	{
		method: 'get',
		path: '/campaigns',
		summary: 'The campaigns that you may see, the last opened first',
		query: campaigns.CampaignQuery,
		answers: [{ status: 200, what: 'Empty for people outside', schema: 'CampaignItem', list: true }],
	},
	{
		method: 'post',
		path: '/campaigns',
		summary: 'Propose a frozen version to the members, and to the partners if they are named',
		body: campaigns.NewCampaign,
		answers: [{ status: 201, what: 'The campaign', schema: 'CampaignItem' }],
	},
	{
		method: 'get',
		path: '/campaigns/{id}',
		summary: 'A campaign: its text, manifest and decisions',
		answers: [{ status: 200, what: 'The campaign', schema: 'CampaignDetail' }],
	},
	{
		method: 'post',
		path: '/campaigns/{id}/decisions',
		summary: 'Answer for an association, by a mandate that you hold',
		body: campaigns.NewDecision,
		answers: [
			{ status: 201, what: 'Recorded: the signed receipt', schema: 'Receipt' },
			{ status: 200, what: 'It had answered the same: the receipt of then', schema: 'Receipt' },
		],
	},
	{
		method: 'post',
		path: '/campaigns/{id}/close',
		summary: 'End a campaign before its deadline',
		answers: [{ status: 200, what: 'The campaign', schema: 'CampaignDetail' }],
	},
	{
		method: 'get',
		path: '/campaigns/{id}/receipts/{association}',
		summary: 'The receipt of an answer; as zip, with all that openssl needs to check it',
		query: campaigns.ReceiptQuery,
		answers: [{ status: 200, what: 'The receipt', schema: 'Receipt', otherTypes: ['application/zip'] }],
	},
	{
		method: 'get',
		path: '/gatherings',
		summary: 'The gatherings that you may see, by day; for nobody, the public ones',
		open: true,
		query: gatherings.GatheringQuery,
		answers: [{ status: 200, what: 'Those without a day last', schema: 'GatheringItem', list: true }],
	},
	{
		method: 'post',
		path: '/gatherings',
		summary: 'Begin a gathering from the template of its kind',
		body: gatherings.NewGathering,
		answers: [{ status: 201, what: 'The new gathering', schema: 'GatheringDetail' }],
	},
	{
		method: 'get',
		path: '/gatherings/{id}',
		summary: 'A gathering, and where its live plan is',
		open: true,
		answers: [{ status: 200, what: 'The gathering', schema: 'GatheringDetail' }],
	},
	{
		method: 'patch',
		path: '/gatherings/{id}',
		summary: 'Change what is sent of a gathering, move it to another state, call it off or restore it',
		body: gatherings.GatheringChange,
		answers: [{ status: 200, what: 'The gathering', schema: 'GatheringDetail' }],
	},
	{
		method: 'get',
		path: '/gatherings/{id}/registrations',
		summary: 'Who has a place and who waits: numbers for everybody, names for those who look after them',
		open: true,
		answers: [{ status: 200, what: 'The registrations', schema: 'Registrations' }],
	},
	{
		method: 'post',
		path: '/gatherings/{id}/registrations',
		summary: 'Ask for a place, for yourself or for somebody whom you look after',
		body: registration.NewRegistration,
		answers: [{ status: 201, what: 'In, or waiting', schema: 'Registration' }],
	},
	{
		method: 'delete',
		path: '/gatherings/{id}/registrations/{registration}',
		summary: 'Give a place up; the first who waits for one like it gets it',
		answers: [{ status: 200, what: 'The registrations', schema: 'Registrations' }],
	},
	{
		method: 'get',
		path: '/gatherings/{id}/plan',
		summary: 'The live plan at one committed point: programme and tasks, what collides, what is missing',
		answers: [{ status: 200, what: 'The plan', schema: 'PlanDetail' }],
	},
	{
		method: 'get',
		path: '/gatherings/{id}/programme',
		summary: 'The programme given out last, and what changed from version to version',
		open: true,
		query: releases.ProgrammeQuery,
		answers: [{ status: 200, what: 'Empty before the first version', schema: 'ReleasedProgramme' }],
	},
	{
		method: 'get',
		path: '/gatherings/{id}/minutes',
		summary: 'The minutes of a gathering: their paper, how they stand, what was decided',
		answers: [{ status: 200, what: 'Null and empty until somebody begins them', schema: 'MinutesDetail' }],
	},
	{
		method: 'get',
		path: '/gatherings/{id}/poll',
		summary: 'The dates to choose from, counted by association; only for those who are asked, and organisers',
		answers: [{ status: 200, what: 'The poll', schema: 'PollDetail' }],
	},
	{
		method: 'put',
		path: '/gatherings/{id}/poll/answer',
		summary: 'Say when you can come, for an association of yours',
		body: poll.PollAnswerInput,
		answers: [{ status: 200, what: 'The poll', schema: 'PollDetail' }],
	},
	{
		method: 'get',
		path: '/gatherings/{id}/attendance',
		summary: 'Who is expected and who came, for organisers, with all that was recorded',
		answers: [{ status: 200, what: 'The list', schema: 'AttendanceSheet' }],
	},
	{
		method: 'put',
		path: '/gatherings/{id}/attendance',
		summary: 'Record how many people the associations received',
		body: attendance.ReceivedPeople,
		answers: [{ status: 200, what: 'The list', schema: 'AttendanceSheet' }],
	},
	{
		method: 'put',
		path: '/gatherings/{id}/attendance/{attendee}',
		summary:
			'Record one act of one person; the same act may be sent again, a walk-in gets the id that stands',
		body: attendance.NewAttendance,
		answers: [{ status: 200, what: 'All that is recorded of them', schema: 'AttendanceLine' }],
	},
	{
		method: 'get',
		path: '/figures',
		summary: 'The figures of a year, computed from attendance; as CSV for spreadsheets',
		query: attendance.FiguresQuery,
		answers: [
			{ status: 200, what: 'The figures', schema: 'Figures', otherTypes: ['text/csv; charset=utf-8'] },
		],
	},
	{
		method: 'post',
		path: '/verify',
		summary: 'Check a receipt (JSON or zip, at most 8 MiB) against itself and the ledger',
		open: true,
		rawBody: true,
		answers: [{ status: 200, what: 'What was checked', schema: 'VerifyResult' }],
	},
	{
		method: 'get',
		path: '/ledger',
		summary: 'Audit the whole ledger; its head and the key that signs receipts',
		open: true,
		answers: [{ status: 200, what: 'The report', schema: 'LedgerAudit' }],
	},
	{
		method: 'get',
		path: '/associations',
		summary: 'The associations of the network, those that left included',
		answers: [{ status: 200, what: 'Empty for people outside', schema: 'AssociationItem', list: true }],
	},
	{
		method: 'get',
		path: '/groups',
		summary: 'The working groups',
		answers: [{ status: 200, what: 'Empty for people outside', schema: 'GroupItem', list: true }],
	},
	{
		method: 'get',
		path: '/me',
		summary: 'Who you are here, and what waits for you',
		answers: [{ status: 200, what: 'You', schema: 'Me' }],
	},
	{
		method: 'get',
		path: '/openapi.json',
		summary: 'This description',
		open: true,
		answers: [{ status: 200, what: 'OpenAPI 3.1' }],
	},
];
