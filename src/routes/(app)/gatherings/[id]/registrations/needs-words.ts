import { m } from '#lib/paraglide/messages.js';
import type { Needs } from '#lib/protocol/views/registration.ts';

export const NEED_KINDS = ['access', 'childcare', 'transport', 'meals'] as const satisfies (keyof Needs)[];
export type NeedKind = (typeof NEED_KINDS)[number];

const NAMES: Readonly<Record<NeedKind, () => string>> = {
	access: m.registration_needs_access,
	childcare: m.registration_needs_childcare,
	transport: m.registration_needs_transport,
	meals: m.registration_needs_meals,
};

const HINTS: Readonly<Partial<Record<NeedKind, () => string>>> = {
	access: m.registration_needs_access_hint,
	transport: m.registration_needs_transport_hint,
};

export const needName = (kind: NeedKind): string => NAMES[kind]();
/** Empty: it speaks for itself. */
export const needHint = (kind: NeedKind): string => HINTS[kind]?.() ?? '';
