import type { AlertLine } from '#lib/domain/board/board-state.ts';
import { can } from '#lib/domain/can.ts';
import { alertRaisedLetter } from '../../mail/letters/alert-raised.ts';
import { sendOnce } from '../../mail/send-once.ts';
import { listAll } from '../../network/read-all.ts';
import { instantOf, type BoardContext } from '../context.ts';
import { alertLetters, alertWishes } from './collections.ts';

/** Writes to those who asked for it before it was raised and may read it at this moment, once; not to who raised it. */
export async function writeOfAlert(
	context: BoardContext,
	{ id, stream, raisedAt }: Pick<AlertLine, 'id' | 'stream' | 'raisedAt'>,
	raisedBy: string | null,
): Promise<void> {
	const { records, identity } = context;
	const wishes = (await listAll(records, alertWishes)).map(({ value }) => value);
	const asked = wishes.filter(({ person, since }) => person !== raisedBy && since <= raisedAt);
	if (asked.length === 0) return;
	for (const [person, { email, name }] of await identity.accounts(asked.map((wish) => wish.person))) {
		const actor = await context.actorFor(person);
		if (!can(actor, 'stream.read', { ...(await context.facts()), stream })) continue;
		const letter = alertRaisedLetter({ name, link: `${context.address()}/board/alerts` });
		const note = { notes: alertLetters, id: `${id}/${person}`, note: { at: instantOf(context) } };
		await sendOnce({ ...context, log: context.serverLog }, note, { to: email, ...letter });
	}
}
