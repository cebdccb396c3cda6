import * as attendance from './attendance.ts';
import * as gatherings from './gatherings.ts';
import * as poll from './poll.ts';
import * as registration from './registration.ts';
import * as releases from './releases.ts';
import type { Operation } from './operation.ts';

export const GATHERING_OPERATIONS: readonly Operation[] = [
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
];
