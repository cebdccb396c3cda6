/** Whose turn at the printer it is: the person, or the network that nobody in particular asks from. */
export function askerOf({ actor, services }: App.Locals, { headers }: Request): string {
	return actor.kind === 'person' ? actor.id : `network ${services.clientOf(headers)}`;
}
