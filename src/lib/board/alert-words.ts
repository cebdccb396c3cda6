import type { AlertType } from '#lib/domain/board/alert.ts';
import { m } from '#lib/paraglide/messages.js';

export const ALERT_WORDS: Readonly<Record<AlertType, () => string>> = {
	eviction: m.alerts_type_eviction,
	police: m.alerts_type_police,
	violence: m.alerts_type_violence,
	fire: m.alerts_type_fire,
	water: m.alerts_type_water,
	health: m.alerts_type_health,
	weather: m.alerts_type_weather,
	other: m.alerts_type_other,
};
