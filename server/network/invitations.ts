import { isReferentOf, type Actor } from '#lib/domain/actor.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../access.ts';
import type { Account } from '../identity/service.ts';
import { requireGoodPassword } from '../identity/password-rule.ts';
import { invitationLetter } from '../mail/letters/invitation.ts';
import type { Stored } from '../storage/records.ts';
import {
	associations,
	invitations,
	memberships,
	ONLY,
	pairId,
	settings,
	type Invitation,
} from './collections.ts';
import { instantOf, seenAssociation, type NetworkContext } from './context.ts';
import { requireEmail, requireName, requireOneOf } from './input.ts';
import { ASSOCIATION_ROLES } from './memberships.ts';
import { findAll } from './read-all.ts';
import { revise } from './revise.ts';
import type { NetworkService } from './service.ts';
import { hashToken, newToken } from './tokens.ts';

type Invitations = Pick<
	NetworkService,
	'invite' | 'revokeInvitation' | 'readInvitation' | 'acceptInvitation'
>;

const DAYS = 7;
const DAY = 86_400_000;

export function createInvitations(context: NetworkContext): Invitations {
	const { records, identity, mail, address, announce, rightsChanged, now } = context;

	/** An invitation that can be accepted at this instant, or Refusal `gone`, whatever the reason. */
	async function usable(token: string): Promise<Stored<Invitation>> {
		const [stored] = await records.find(invitations, 'token', hashToken(token));
		const open = stored && stored.value.state === 'open' && instantOf(context) < stored.value.expiresAt;
		if (!open || !(await stillOffered(stored.value))) throw new Refusal('gone', 'invitation-gone');
		return stored;
	}

	/** An invitation is worth what its sender may still give. */
	async function stillOffered({ association, invitedBy }: Invitation): Promise<boolean> {
		const [table, network, membership] = await Promise.all([
			records.get(associations, association),
			records.get(settings, ONLY),
			records.get(memberships, pairId(association, invitedBy)),
		]);
		const may = network?.value.coordinators.includes(invitedBy) || membership?.value.role === 'referent';
		return table?.value.leftAt === null && may;
	}

	async function end(id: string, state: 'used' | 'revoked'): Promise<boolean> {
		let ended = false;
		await revise(records, invitations, id, (invitation) => {
			ended = invitation.state === 'open';
			return ended ? { ...invitation, state } : invitation;
		});
		return ended;
	}

	async function revokeOlder(association: string, email: string): Promise<void> {
		for (const { id, value } of await findAll(records, invitations, 'association', association))
			if (value.email === email) await end(id, 'revoked');
	}

	async function send(token: string, invitation: Invitation, associationName: string): Promise<void> {
		const { email, name, role } = invitation;
		const inviter = await identity.account(invitation.invitedBy);
		const network = await records.get(settings, ONLY);
		const letter = invitationLetter({
			name,
			invitedBy: inviter?.name ?? '',
			network: network?.value.name ?? '',
			association: associationName,
			role,
			link: `${address()}/invitation?token=${token}`,
			days: DAYS,
		});
		await mail.send({ to: email, ...letter });
	}

	/** Who holds the link proves that the letter reached them; an account that exists already must also be theirs. */
	async function requireOwner(
		email: string,
		account: Account | null,
		password: string,
		actor: Actor | undefined,
	): Promise<void> {
		if (actor?.kind === 'person') {
			if (actor.id !== account?.id) throw new Refusal('forbidden', 'other-account');
		} else if (account === null) requireGoodPassword(password, email);
		else if (!(await identity.provePassword(account.id, password)))
			throw new Refusal('signed-out', 'wrong-credentials');
	}

	return {
		async invite(actor, input) {
			const association = await seenAssociation(context, actor, input.association);
			demand(actor, 'association.manage-people', { association: association.id });
			if (actor.kind !== 'person') throw new Refusal('signed-out', 'signed-out');
			if (association.leftAt !== null) throw new Refusal('invalid', 'association-left');
			const email = requireEmail(input.email);
			const name = requireName(input.name);
			const role = requireOneOf(ASSOCIATION_ROLES, input.role, 'role');
			const known = await identity.byEmail(email);
			if (known && (await records.get(memberships, pairId(association.id, known.id))))
				throw new Refusal('conflict', 'already-member');
			await revokeOlder(association.id, email);
			const token = newToken();
			const id = crypto.randomUUID();
			const sentAt = now();
			const invitation: Invitation = {
				email,
				name,
				association: association.id,
				role,
				invitedBy: actor.id,
				sentAt: new Date(sentAt).toISOString(),
				expiresAt: new Date(sentAt + DAYS * DAY).toISOString(),
				tokenHash: hashToken(token),
				state: 'open',
			};
			await records.insert(invitations, id, invitation);
			try {
				await send(token, invitation, association.name);
			} catch (problem) {
				await end(id, 'revoked');
				context.log.error('letter not sent', problem, { part: 'invitations' });
				throw new Refusal('unavailable', 'mail-away');
			}
			announce(['network']);
			return { id };
		},

		async revokeInvitation(actor, id) {
			if (actor.kind !== 'person') throw new Refusal('signed-out', 'signed-out');
			const stored = await records.get(invitations, id);
			if (!stored || !(actor.coordinator || isReferentOf(actor, stored.value.association)))
				throw new Refusal('not-found', 'not-found');
			if (!(await end(id, 'revoked'))) throw new Refusal('gone', 'invitation-gone');
			announce(['network']);
		},

		async readInvitation(token) {
			const { email, name, association, role, invitedBy } = (await usable(token)).value;
			const [host, network, inviter, account] = await Promise.all([
				records.get(associations, association),
				records.get(settings, ONLY),
				identity.account(invitedBy),
				identity.byEmail(email),
			]);
			return {
				email,
				name,
				role,
				associationName: host?.value.name ?? '',
				networkName: network?.value.name ?? '',
				invitedByName: inviter?.name ?? '',
				hasAccount: account !== null,
			};
		},

		async acceptInvitation(token, input, actor) {
			const { id, revision, value } = await usable(token);
			const account = await identity.byEmail(value.email);
			await requireOwner(value.email, account, input.password, actor);
			const name = account ? account.name : requireName(input.name);
			const used: Invitation = { ...value, state: 'used' };
			if (!(await records.replace(invitations, id, revision, used)))
				throw new Refusal('gone', 'invitation-gone');
			try {
				const person =
					account ?? (await identity.create({ email: value.email, name, password: input.password }));
				const { association, role } = value;
				const membership = { person: person.id, association, role, since: instantOf(context) };
				await records.insert(memberships, pairId(association, person.id), membership);
				announce(['network', `person:${person.id}`]);
				rightsChanged(person.id);
			} catch (problem) {
				await revise(records, invitations, id, (invitation): Invitation => ({
					...invitation,
					state: 'open',
				}));
				throw problem;
			}
			return { email: value.email };
		},
	};
}
