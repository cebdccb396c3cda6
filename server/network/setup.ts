import { Refusal } from '#lib/domain/refusal.ts';
import { requireGoodPassword } from '../identity/password-rule.ts';
import { ONLY, settings, setupLinks, type SetupLink } from './collections.ts';
import { instantOf, type NetworkContext } from './context.ts';
import { requireEmail, requireName } from './input.ts';
import { revise } from './revise.ts';
import type { NetworkService } from './service.ts';
import { hashToken, newToken } from './tokens.ts';

const HOUR = 3_600_000;

export function createSetup(
	context: NetworkContext,
): Pick<NetworkService, 'needsSetup' | 'openSetup' | 'setUp'> {
	const { records, identity, announce, now } = context;

	async function needsSetup(): Promise<boolean> {
		return (await records.get(settings, ONLY)) === null;
	}

	/** The first coordinator's account: a new one, or what an interrupted set-up has left, if the password is its own. */
	async function accountFor(email: string, name: string, password: string): Promise<string> {
		const left = await identity.byEmail(email);
		if (!left) return (await identity.create({ email, name, password })).id;
		if (!(await identity.provePassword(left.id, password))) throw new Refusal('conflict', 'email-taken');
		return left.id;
	}

	return {
		needsSetup,

		async openSetup() {
			if (!(await needsSetup())) return null;
			const token = newToken();
			const expiresAt = new Date(now() + HOUR).toISOString();
			const link: SetupLink = { tokenHash: hashToken(token), expiresAt, claimed: false };
			if (!(await records.insert(setupLinks, ONLY, link)))
				await revise(records, setupLinks, ONLY, () => link);
			return token;
		},

		async setUp(token, input) {
			const stored = await records.get(setupLinks, ONLY);
			const link = stored?.value;
			const open =
				link?.tokenHash === hashToken(token) && !link.claimed && instantOf(context) < link.expiresAt;
			if (!stored || !link || !open || !(await needsSetup())) throw new Refusal('gone', 'setup-gone');
			const network = requireName(input.network);
			const name = requireName(input.name);
			const email = requireEmail(input.email);
			requireGoodPassword(input.password, email);
			// from here on nobody else can: claiming asks that the link is still as it was read
			if (!(await records.replace(setupLinks, ONLY, stored.revision, { ...link, claimed: true })))
				throw new Refusal('gone', 'setup-gone');
			try {
				const person = await accountFor(email, name, input.password);
				const made = { name: network, coordinators: [person], since: instantOf(context) };
				if (!(await records.insert(settings, ONLY, made))) throw new Refusal('gone', 'setup-gone');
			} catch (problem) {
				await revise(records, setupLinks, ONLY, (claimed) => ({ ...claimed, claimed: false }));
				throw problem;
			}
			announce(['network']);
			return { email };
		},
	};
}
