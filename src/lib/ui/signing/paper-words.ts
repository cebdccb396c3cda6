import type { Language, PaperKind, PaperState } from '#lib/domain/papers/paper.ts';
import { m } from '#lib/paraglide/messages.js';

const KINDS: Readonly<Record<PaperKind, () => string>> = {
	position: m.papers_kind_position,
	letter: m.papers_kind_letter,
	'press-release': m.papers_kind_press_release,
	call: m.papers_kind_call,
	guide: m.papers_kind_guide,
	journal: m.papers_kind_journal,
	minutes: m.papers_kind_minutes,
	training: m.papers_kind_training,
};

const LANGUAGES: Readonly<Record<Language, () => string>> = {
	fr: m.papers_language_fr,
	en: m.papers_language_en,
	ar: m.papers_language_ar,
	vi: m.papers_language_vi,
};

const STATES: Readonly<Record<PaperState, () => string>> = {
	draft: m.papers_state_draft,
	frozen: m.papers_state_frozen,
	proposed: m.papers_state_proposed,
	adopted: m.papers_state_adopted,
	archived: m.papers_state_archived,
};

export const kindName = (kind: PaperKind): string => KINDS[kind]();
export const languageName = (language: Language): string => LANGUAGES[language]();
export const stateName = (state: PaperState): string => STATES[state]();
