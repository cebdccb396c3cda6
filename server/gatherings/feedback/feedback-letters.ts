import { feedbackState, feedbackUntil } from '#lib/domain/gatherings/feedback.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Registrant } from '#lib/domain/gatherings/registrant.ts';
import { feedbackAskedLetter } from '../../mail/letters/feedback-asked.ts';
import { hashToken, newToken } from '../../network/tokens.ts';
import { todayOf, type GatheringsContext } from '../context.ts';
import type { RegistrationPort } from '../ports.ts';
import { registrationDetails } from '../registrations/collections.ts';
import { sendOnce, wasSent } from '../send-once.ts';
import { feedbackLinks } from './collections.ts';

const OCCASION = 'feedback';

/** Asks everybody who had a place, once: those with an account to sign in, the others by a link of their own. */
export async function askForFeedback(
	context: GatheringsContext,
	{ registrants }: Pick<RegistrationPort, 'registrants'>,
	gathering: Gathering,
): Promise<void> {
	if (gathering.date === null || feedbackState(gathering, todayOf(context)) !== 'open') return;
	const page = `${context.address()}/gatherings/${gathering.id}/feedback`;
	const until = feedbackUntil(gathering.date);
	const placed = (await registrants(gathering)).filter(({ state }) => state === 'in');
	const accounts = await context.identity.accounts(placed.flatMap(({ person }) => person ?? []));
	for (const { email, name, id } of accounts.values())
		await send({ to: email, name, recipient: id, link: page });
	for (const registrant of placed.filter(({ person }) => person === null)) await askOutsider(registrant);

	async function askOutsider(registrant: Registrant): Promise<void> {
		const key = { gathering, occasion: OCCASION, recipient: registrant.id };
		const to = (await context.records.get(registrationDetails, registrant.id))?.value.email;
		if (!to || (await wasSent(context, key))) return;
		const token = newToken();
		await context.records.insert(feedbackLinks, hashToken(token), { gathering: gathering.id });
		await send({ to, name: registrant.name, recipient: registrant.id, link: `${page}?token=${token}` });
	}

	async function send(letter: { to: string; name: string; recipient: string; link: string }): Promise<void> {
		const { to, name, recipient, link } = letter;
		const text = feedbackAskedLetter({ name, title: gathering.title, until, link });
		await sendOnce(context, { gathering, occasion: OCCASION, recipient }, { to, ...text });
	}
}
