import { ALERT_WORDS } from '#lib/board/alert-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { AlertAudience, AlertRow } from '#lib/protocol/views/alerts.ts';
import { isolated } from '#lib/ui/signing/isolated.ts';

/** « Plus d’eau : Tétéghem » */
export function headingOf({ type, siteName, number }: AlertRow): string {
	const place = siteName === null ? m.alerts_sector({ number }) : isolated(siteName);
	return m.alerts_line({ type: ALERT_WORDS[type](), place });
}

export function raiserOf({ association, associationName }: AlertRow): string {
	return association === null ? m.alerts_coordination() : isolated(associationName);
}

export function audienceWords({ level, name }: AlertAudience): string {
	switch (level) {
		case 'network':
			return m.alerts_for_network();
		case 'group':
			return m.alerts_for_group({ name: isolated(name) });
		case 'association':
			return m.alerts_for_name({ name: isolated(name) });
	}
}
