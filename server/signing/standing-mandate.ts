import type { PersonActor } from '#lib/domain/actor.ts';
import { mandateCovers, mandateStands, type Mandate } from '#lib/domain/network/mandate.ts';
import type { Register, Version } from '#lib/domain/signing/register.ts';

/** Mandates of the ledger that stand at this instant and reach this version's paper. */
export function standingMandates(register: Register, version: Version, at: string): readonly Mandate[] {
	const paper = { id: version.paper, group: version.group };
	return [...register.mandates.values()].filter(
		(mandate) => mandateStands(mandate, at) && mandateCovers(mandate.scope, paper),
	);
}

/** Of the mandates that this actor came with, the first that the ledger still lets stand for this association. */
export function mandateOf(
	register: Register,
	actor: PersonActor,
	association: string,
	version: Version,
	at: string,
): Mandate | null {
	const own = new Set(actor.mandates.map(({ id }) => id));
	const standing = standingMandates(register, version, at).filter(({ id }) => own.has(id));
	return (
		standing.find((mandate) => mandate.person === actor.id && mandate.association === association) ?? null
	);
}
