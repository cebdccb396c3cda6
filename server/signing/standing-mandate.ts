import { mandateCovers, mandateStands, type Mandate } from '#lib/domain/network/mandate.ts';
import type { Register, Version } from '#lib/domain/signing/register.ts';

/** Mandates of the ledger that stand at this instant and reach this version's paper. */
export function standingMandates(register: Register, version: Version, at: string): readonly Mandate[] {
	const paper = { id: version.paper, group: version.group };
	return [...register.mandates.values()].filter(
		(mandate) => mandateStands(mandate, at) && mandateCovers(mandate.scope, paper),
	);
}

export function mandateOf(
	register: Register,
	person: string,
	association: string,
	version: Version,
	at: string,
): Mandate | null {
	const standing = standingMandates(register, version, at);
	return standing.find((mandate) => mandate.person === person && mandate.association === association) ?? null;
}
