import { belongsTo, type PersonActor } from '#lib/domain/actor.ts';
import type { Acceptance, Agreement } from '#lib/domain/board/agreement.ts';
import { can } from '#lib/domain/can.ts';
import { cleanName, cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand, demandToSee } from '../../access.ts';
import { findAll } from '../../network/read-all.ts';
import { revise } from '../../network/revise.ts';
import { acceptances, agreements } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';
import { rightsOfAllChanged } from '../rights-of-all-changed.ts';
import { standingAgreement } from './reader.ts';
import type { AgreementService } from './service.ts';

const LONGEST_AGREEMENT = 8000;
const LONGEST_CONTACT = 200;

export function createAgreement(context: BoardContext): AgreementService {
	const { records, network, names } = context;

	async function answersTo(standing: Agreement | null): Promise<ReadonlyMap<string, Acceptance>> {
		if (!standing) return new Map();
		const found = await findAll(records, acceptances, 'agreement', String(standing.number));
		return new Map(found.map(({ value }) => [value.association, value]));
	}

	return {
		async view(actor) {
			demandToSee(actor, 'agreement.read', null);
			const standing = await standingAgreement(records);
			const [members, answers, facts] = await Promise.all([
				network.memberAssociations(),
				answersTo(standing),
				context.facts(),
			]);
			const people = [...answers.values()].map(({ acceptedBy }) => acceptedBy);
			const named = await names(standing ? [standing.publishedBy, ...people] : people);
			return {
				standing: standing && { ...standing, publishedByName: named.get(standing.publishedBy) ?? '' },
				answers: members
					.map(({ id, name }) => {
						const answer = answers.get(id);
						const stands = answer?.withdrawnAt === null;
						return {
							association: id,
							name,
							state: answer ? (stands ? ('accepted' as const) : ('withdrawn' as const)) : ('none' as const),
							at: answer ? (answer.withdrawnAt ?? answer.acceptedAt) : null,
							byName: stands ? (named.get(answer.acceptedBy) ?? '') : '',
							mine: belongsTo(actor, id),
							mayAnswer: can(actor, 'agreement.accept', { association: id }),
						};
					})
					.toSorted(
						(one, other) => Number(other.mine) - Number(one.mine) || one.name.localeCompare(other.name, 'fr'),
					),
				reads: can(actor, 'board.read', facts),
				may: { publish: can(actor, 'board.manage', null) },
			};
		},

		async publish(actor, input) {
			demand(actor, 'board.manage', null);
			const text = cleanNote(input.text, LONGEST_AGREEMENT);
			if (!text) throw new Refusal('invalid', 'agreement-text');
			const contact = cleanName(input.contact, LONGEST_CONTACT);
			if (!contact) throw new Refusal('invalid', 'agreement-contact');
			const number = ((await standingAgreement(records))?.number ?? 0) + 1;
			const { id: publishedBy } = actor as PersonActor;
			const agreement = { number, text, contact, publishedAt: instantOf(context), publishedBy };
			if (input.after !== number - 1 || !(await records.insert(agreements, String(number), agreement)))
				throw new Refusal('conflict', 'agreement-changed');
			await rightsOfAllChanged(context);
			return agreement;
		},

		async accept(actor, association, number) {
			demand(actor, 'agreement.accept', { association });
			if ((await standingAgreement(records))?.number !== number)
				throw new Refusal('conflict', 'agreement-changed');
			const { id: acceptedBy } = actor as PersonActor;
			const acceptedAt = instantOf(context);
			const acceptance = { association, agreement: number, acceptedAt, acceptedBy, withdrawnAt: null };
			const id = `${number}/${association}`;
			if (!(await records.insert(acceptances, id, acceptance)))
				await revise(records, acceptances, id, (standing) =>
					standing.withdrawnAt === null ? standing : acceptance,
				);
			await rightsOfAllChanged(context);
		},

		async withdraw(actor, association) {
			demand(actor, 'agreement.accept', { association });
			const standing = await standingAgreement(records);
			const withdrawnAt = instantOf(context);
			const withdrawn = await revise(
				records,
				acceptances,
				`${standing?.number}/${association}`,
				(acceptance) => (acceptance.withdrawnAt === null ? { ...acceptance, withdrawnAt } : acceptance),
			);
			if (!withdrawn) throw new Refusal('conflict', 'agreement-not-accepted');
			await rightsOfAllChanged(context);
		},
	};
}
