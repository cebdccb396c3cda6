import { expect, test } from 'vitest';
import { GATHERING_KINDS } from './gathering.ts';
import { KIND_DEFAULTS } from './kind-defaults.ts';
import { readGatheringDate } from './gathering-date.ts';
import { readRegistrationRules } from './registration-rules.ts';

const rules = (known = {}) => ({
	perAssociation: null,
	overall: null,
	opensToAllOn: null,
	closesOn: null,
	...known,
});

test('GA18 registration has numbers of places from 1, and days that exist', () => {
	const all = { perAssociation: 2, overall: 90, opensToAllOn: '2013-05-01', closesOn: '2013-05-20' };
	expect(readRegistrationRules(all)).toEqual(all);
	expect(readRegistrationRules(rules())).toEqual(rules());
	for (const wrong of [
		{ perAssociation: 0 },
		{ perAssociation: -1 },
		{ overall: 2.5 },
		{ overall: Number.NaN },
		{ overall: 100_001 },
		{ closesOn: '2013-02-29' },
		{ opensToAllOn: '' },
	])
		expect(readRegistrationRules(rules(wrong)), JSON.stringify(wrong)).toBeNull();
});

test('GA18 it can’t open to all after it has closed', () => {
	const days = (opensToAllOn: string, closesOn: string) =>
		readRegistrationRules(rules({ opensToAllOn, closesOn }));
	expect(days('2013-05-21', '2013-05-20')).toBeNull();
	expect(days('2013-05-20', '2013-05-20')).not.toBeNull();
});

test('GA1 every kind begins with rules and hours that hold', () => {
	for (const kind of GATHERING_KINDS) {
		const { registration, hours } = KIND_DEFAULTS[kind];
		expect(readRegistrationRules(registration)).toEqual(registration);
		expect(readGatheringDate({ day: '2013-05-25', ...hours })).toEqual({ day: '2013-05-25', ...hours });
	}
});
