import type { AuditAct } from '#lib/domain/board/audit.ts';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Readonly<Record<AuditAct, () => string>> = {
	'alert-viewed': m.agreement_act_alert_viewed,
	'place-viewed': m.agreement_act_place_viewed,
	'place-changed': m.agreement_act_place_changed,
	exported: m.agreement_act_exported,
	'exported-raw': m.agreement_act_exported_raw,
	'grant-given': m.agreement_act_grant_given,
	'grant-withdrawn': m.agreement_act_grant_withdrawn,
	'audit-viewed': m.agreement_act_audit_viewed,
	'settings-changed': m.agreement_act_settings_changed,
	'period-locked': m.agreement_act_period_locked,
	'period-unlocked': m.agreement_act_period_unlocked,
	'figures-published': m.agreement_act_figures_published,
	'text-erased': m.agreement_act_text_erased,
	held: m.agreement_act_held,
	imported: m.agreement_act_imported,
};

export function actName(act: AuditAct): string {
	return WORDS[act]();
}
