import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * A first text, from the rules that really hold here: the network makes it its own.
 */
export function proposedAgreement(): string {
	const { smallest, roundTo, publishAfterDays, sites, associations } = THRESHOLDS;
	const { boardOnPhoneHours, textMonths, authorMonths, auditMonths } = THRESHOLDS;
	return [
		m.agreement_proposal_purpose(),
		m.agreement_proposal_shared(),
		m.agreement_proposal_levels(),
		m.agreement_proposal_places({ months: auditMonths }),
		m.agreement_proposal_public({ smallest, roundTo, days: publishAfterDays, sites, associations }),
		m.agreement_proposal_kept({ textMonths, authorMonths, hours: boardOnPhoneHours }),
		m.agreement_proposal_seized(),
		m.agreement_proposal_leave(),
	].join('\n\n');
}
