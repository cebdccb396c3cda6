import { expect, test } from 'vitest';
import { requireGoodPassword } from './password-rule.ts';

const refused = (password: string) => {
	try {
		requireGoodPassword(password, 'adalovelace@example.org');
		return null;
	} catch (refusal) {
		return (refusal as { reason: string }).reason;
	}
};

test.each([
	['neuf cara', 'password-too-short'],
	['𝒜𝒜𝒜𝒜𝒜', 'password-too-short'],
	['x1y2'.repeat(32) + 'z', 'password-too-long'],
	['azertyuiop', 'password-too-common'],
	['Password123', 'password-too-common'],
	['MotDePasse123!', 'password-too-common'],
	['aaaaaaaaaaaa', 'password-too-common'],
	['121212121212', 'password-too-common'],
	['AdaLovelace', 'password-too-common'],
	['adalovelace@example.org', 'password-too-common'],
])('AC6 «%s» is refused: %s', (password, reason) => {
	expect(refused(password)).toBe(reason);
});

test.each(['dix lettre', 'une tablée de vingt', 'عشرة أحرف هنا', 'x1y2'.repeat(32)])(
	'AC6 «%s» is taken',
	(password) => {
		expect(refused(password)).toBeNull();
	},
);
