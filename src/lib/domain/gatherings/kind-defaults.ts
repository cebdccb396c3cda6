import type { GatheringAudience, GatheringDate, GatheringKind, RegistrationRules } from './gathering.ts';

/** What a gathering of this kind begins with; its organisers change what does not fit. */
export interface KindDefaults {
	readonly audience: GatheringAudience;
	readonly registration: RegistrationRules;
	/** Its usual length and hours. */
	readonly hours: Omit<GatheringDate, 'day'>;
}

const WITHOUT_LIMIT: RegistrationRules = {
	perAssociation: null,
	overall: null,
	opensToAllOn: null,
	closesOn: null,
};

export const KIND_DEFAULTS: Readonly<Record<GatheringKind, KindDefaults>> = {
	forum: {
		audience: 'network',
		registration: WITHOUT_LIMIT,
		hours: { days: 1, from: '09:00', to: '18:00' },
	},
	meeting: {
		audience: 'network',
		registration: WITHOUT_LIMIT,
		hours: { days: 1, from: '14:00', to: '17:00' },
	},
	// a trainer knows everybody by name at the end: few, and of many associations
	training: {
		audience: 'network',
		registration: { ...WITHOUT_LIMIT, perAssociation: 3, overall: 20 },
		hours: { days: 1, from: '09:30', to: '17:00' },
	},
	workshop: {
		audience: 'network',
		registration: { ...WITHOUT_LIMIT, overall: 20 },
		hours: { days: 1, from: '14:00', to: '17:30' },
	},
	// held in the street, with whoever passes
	vigil: {
		audience: 'public',
		registration: WITHOUT_LIMIT,
		hours: { days: 1, from: '18:00', to: '20:00' },
	},
};
