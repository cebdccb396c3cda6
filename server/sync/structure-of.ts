import {
	FIELDS_ROOT,
	isField,
	isWord,
	LONGEST_WORDS,
	WORDS_ROOT,
} from '#lib/domain/gatherings/plan-structure.ts';
import { readPlanPresence } from '#lib/domain/gatherings/plan-presence.ts';
import { mondayOfDocument } from '#lib/domain/board/round-week.ts';
import { isRoundField, ROUNDS_ROOT } from '#lib/domain/board/rounds-structure.ts';
import { DECLARED } from '#lib/domain/text/structure.ts';
import { PLAN_SCHEMA, ROUNDS_SCHEMA, TEXT_SCHEMA } from '#lib/protocol/sync.ts';
import type { DeclaredStructure } from './declared-structure.ts';

const TEXT: DeclaredStructure = { ...DECLARED, schema: TEXT_SCHEMA };

const PLAN: DeclaredStructure = {
	roots: {
		[FIELDS_ROOT]: { kind: 'values', accepts: isField },
		[WORDS_ROOT]: { kind: 'words', accepts: isWord, longest: LONGEST_WORDS },
	},
	elements: {},
	marks: {},
	schema: PLAN_SCHEMA,
	readAt: readPlanPresence,
};

const ROUNDS: DeclaredStructure = {
	roots: { [ROUNDS_ROOT]: { kind: 'values', accepts: isRoundField } },
	elements: {},
	marks: {},
	schema: ROUNDS_SCHEMA,
};

/** A document's name says what it is, so that nobody has to be asked before the first update. */
export function structureOf(document: string): DeclaredStructure {
	if (isPlan(document)) return PLAN;
	return mondayOfDocument(document) === null ? TEXT : ROUNDS;
}

export function isPlan(document: string): boolean {
	return document.startsWith('plan-');
}
