import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { icsOf } from '../calendar/write-calendar.ts';
import { gatherings } from '../collections.ts';
import type { GatheringsContext } from '../context.ts';
import type { Letter } from '../../mail/create-mail.ts';
import { placeLetter } from '../../mail/letters/place-answer.ts';
import { registrationDetails, type PlaceNotice, type RegistrationDetails } from './collections.ts';
import { newPlaceLink } from './place-link.ts';
import type { RegisterStore } from './register-store.ts';

/** How long one try may take before another node tries; doubled at each. Longer than a mail server is waited for. */
const LEASE_MS = 5 * 60_000;
const MOST_DOUBLINGS = 8;
/** Letters that are written at once. */
const AT_ONCE = 10;

export interface Notices {
	/** Sends what is due; what fails stays for the next time. */
	tell(gathering: string): Promise<void>;
	/** The same without being waited for. */
	tellSoon(gathering: string): void;
}

/**
 * Tells people of their places. A notice stays in the register until the mail server has the letter, and whoever writes it
 * first claims it, so that several nodes send one. A node that dies in between leaves its claim to run out: then the letter
 * may come twice, but it comes.
 */
export function createNotices(context: GatheringsContext, store: RegisterStore): Notices {
	const { records, identity, mail, address, now } = context;

	async function claim(gathering: string): Promise<readonly PlaceNotice[]> {
		return store.change(gathering, (record) => {
			const at = new Date(now()).toISOString();
			const mine = new Set(record.notices.filter(({ claimedUntil }) => claimedUntil <= at).slice(0, AT_ONCE));
			if (mine.size === 0) return { record, answer: [] };
			const notices = record.notices.map((notice) => {
				if (!mine.has(notice)) return notice;
				const lease = LEASE_MS * 2 ** Math.min(notice.tries, MOST_DOUBLINGS);
				const claimedUntil = new Date(now() + lease).toISOString();
				return { ...notice, claimedUntil, tries: notice.tries + 1 };
			});
			return { record: { ...record, notices }, answer: [...mine] };
		});
	}

	async function done(gathering: string, told: readonly PlaceNotice[]): Promise<void> {
		if (told.length === 0) return;
		await store.change(gathering, (record) => ({
			record: {
				...record,
				notices: record.notices.filter((notice) => !told.some((each) => isSame(each, notice))),
			},
			answer: null,
		}));
	}

	/** True when nothing is left to tell. */
	async function deliver(gathering: Gathering, notice: PlaceNotice): Promise<boolean> {
		try {
			const letter = await letterFor(gathering, notice);
			if (letter) await mail.send(letter);
			return true;
		} catch (problem) {
			context.log.error('letter not sent', problem, { part: 'registrations' });
			return false;
		}
	}

	/** Null: nobody to tell, or it is not so any more. */
	async function letterFor(
		gathering: Gathering,
		{ registration, kind }: PlaceNotice,
	): Promise<Letter | null> {
		const entry = (await store.read(gathering.id)).entries.find(({ id }) => id === registration);
		const details = (await records.get(registrationDetails, registration))?.value;
		if (!entry || !details || (kind === 'waiting' && entry.state === 'in')) return null;
		const to = await recipientOf(details);
		if (to === null) return null;
		const ownPage = `${address()}/gatherings/${gathering.id}/registrations`;
		const link = to.byLink ? await newPlaceLink(context, gathering.id, registration) : ownPage;
		const ics = kind === 'waiting' ? null : icsOf(gathering, address());
		return {
			to: to.email,
			...placeLetter({
				gathering,
				kind,
				name: details.name,
				told: to.name,
				isOther: to.isOther,
				link,
				isSecret: to.byLink,
			}),
			...(ics && {
				attachments: [
					{ filename: 'rencontre.ics', contentType: 'text/calendar; charset=utf-8', content: ics },
				],
			}),
		};
	}

	/** Themselves; or who registered them, when no address of theirs is known. */
	async function recipientOf({
		person,
		name,
		email,
		addedBy,
	}: RegistrationDetails): Promise<Recipient | null> {
		if (email !== null) return { email, name, byLink: true, isOther: false };
		const id = person ?? addedBy;
		const account = id === null ? null : await identity.account(id);
		return account && { email: account.email, name: account.name, byLink: false, isOther: person === null };
	}

	async function tell(id: string): Promise<void> {
		const gathering = (await records.get(gatherings, id))?.value;
		if (!gathering) return;
		for (;;) {
			const mine = await claim(id);
			if (mine.length === 0) return;
			const sent = await Promise.all(mine.map((notice) => deliver(gathering, notice)));
			await done(
				id,
				mine.filter((_, n) => sent[n]),
			);
		}
	}

	return {
		tell,
		tellSoon(gathering) {
			tell(gathering).catch((problem: unknown) =>
				context.log.error('letters failed', problem, { part: 'registrations' }),
			);
		},
	};
}

interface Recipient {
	readonly email: string;
	readonly name: string;
	/** Has no account: the letter's link must do. */
	readonly byLink: boolean;
	readonly isOther: boolean;
}

function isSame(one: PlaceNotice, other: PlaceNotice): boolean {
	return one.registration === other.registration && one.kind === other.kind;
}
