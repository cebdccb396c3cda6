import * as alerts from './alerts.ts';
import * as attendance from './attendance.ts';
import * as board from './board.ts';
import * as campaigns from './campaigns.ts';
import * as gatherings from './gatherings.ts';
import * as minutes from './minutes.ts';
import * as needs from './needs.ts';
import * as network from './network.ts';
import * as papers from './papers.ts';
import * as plans from './plans.ts';
import * as poll from './poll.ts';
import * as publicFigures from './public-figures.ts';
import * as registration from './registration.ts';
import * as releases from './releases.ts';
import * as reports from './reports.ts';
import * as rounds from './rounds.ts';

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
	Board: board.Board,
	BoardNews: board.BoardNews,
	RoundsDetail: rounds.RoundsDetail,
	FieldSite: reports.FieldSite,
	FieldPerson: reports.FieldPerson,
	ObservationReceipt: reports.ObservationReceipt,
	ReportStatus: reports.ReportStatus,
	ReportItem: reports.ReportItem,
	NeedItem: needs.NeedItem,
	OfferItem: needs.OfferItem,
	ActReceipt: needs.ActReceipt,
	AlertItem: alerts.AlertItem,
	AlertDetail: alerts.AlertDetail,
	PublicFigures: publicFigures.PublicFigures,
	AssociationItem: network.AssociationItem,
	GroupItem: network.GroupItem,
	Me: network.Me,
} as const;
