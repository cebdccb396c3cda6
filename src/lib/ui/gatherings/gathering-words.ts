import type { GatheringAudience, GatheringKind, GatheringState } from '#lib/domain/gatherings/gathering.ts';
import { m } from '#lib/paraglide/messages.js';

const KINDS: Readonly<Record<GatheringKind, () => string>> = {
	forum: m.gatherings_kind_forum,
	meeting: m.gatherings_kind_meeting,
	training: m.gatherings_kind_training,
	workshop: m.gatherings_kind_workshop,
	vigil: m.gatherings_kind_vigil,
};

const STATES: Readonly<Record<GatheringState, () => string>> = {
	idea: m.gatherings_state_idea,
	polling: m.gatherings_state_polling,
	planned: m.gatherings_state_planned,
	open: m.gatherings_state_open,
	held: m.gatherings_state_held,
	closed: m.gatherings_state_closed,
};

const AUDIENCES: Readonly<Record<GatheringAudience, () => string>> = {
	network: m.gatherings_audience_network,
	invited: m.gatherings_audience_invited,
	public: m.gatherings_audience_public,
};

export const gatheringKindName = (kind: GatheringKind): string => KINDS[kind]();
export const gatheringStateName = (state: GatheringState): string => STATES[state]();
export const audienceName = (audience: GatheringAudience): string => AUDIENCES[audience]();
