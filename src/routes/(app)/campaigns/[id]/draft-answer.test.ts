import { expect, test } from 'vitest';
import { readDraft } from './draft-answer.ts';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

test('UI52 asking for changes needs saying which', () => {
	expect(() => readDraft(form({ association: 'salam', answer: 'changes', reason: '  ' }))).toThrow(
		'reason-required',
	);
	expect(readDraft(form({ association: 'salam', answer: 'changes', reason: ' Le titre. ' }))).toEqual({
		association: 'salam',
		answer: 'changes',
		reason: 'Le titre.',
	});
});

test('UI52 who signs is asked for no reason: one typed before is left out', () => {
	expect(readDraft(form({ association: 'salam', answer: 'sign', reason: 'trop long' })).reason).toBe('');
	expect(readDraft(form({ association: 'salam', answer: 'decline', reason: 'trop long' })).reason).toBe(
		'trop long',
	);
});

test.each(['', 'withdraw', 'SIGN'])('UI51 %j is no answer', (answer) => {
	expect(() => readDraft(form({ association: 'salam', answer }))).toThrow('answer-unknown');
});
