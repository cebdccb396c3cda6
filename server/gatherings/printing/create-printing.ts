import type { Attendee } from '#lib/domain/gatherings/attendee.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Facilitator, ProgrammeItem } from '#lib/domain/gatherings/plan.ts';
import type { PrintedItem, PrintedProgramme, SheetPerson } from '#lib/protocol/views/printing.ts';
import { gatheringFor, seenGathering, type GatheringsContext } from '../context.ts';
import type { AttendancePort, RegistrationPort, ReleasePort } from '../ports.ts';
import type { PrintingService } from './service.ts';

type Needs = Pick<GatheringsContext, 'records' | 'network' | 'names' | 'address'>;
type Ports = ReleasePort & Pick<RegistrationPort, 'registrants'> & Pick<AttendancePort, 'attendees'>;

export function createPrinting(context: Needs, ports: Ports): PrintingService {
	const { network, names, address } = context;

	async function headOf(gathering: Gathering) {
		const whole = await network.name();
		const { id, kind, title, aim, place, address: way, date, state, cancelledAt, registration } = gathering;
		return {
			network: whole,
			gathering: { id, kind, title, aim, place, address: way, date, state, cancelledAt, registration },
			address: `${address()}/gatherings/${id}`,
		};
	}

	async function programmeOf(gathering: Gathering): Promise<PrintedProgramme | null> {
		const release = await ports.latestRelease(gathering);
		if (!release) return null;
		const { number, releasedAt, plan } = release;
		const nameOf = await namesOf(plan.items.flatMap(({ by }) => by));
		const items = plan.items.flatMap((item) => printed(item, nameOf)).toSorted(byTime);
		return { number, releasedAt, rooms: plan.rooms, items };
	}

	/** Who has left, or was renamed to nothing, is no more in a programme. */
	async function namesOf(all: readonly Facilitator[]): Promise<(who: Facilitator) => string> {
		const known = new Map<string, string>();
		const people = all.flatMap((who) => (who.kind === 'person' ? [who.id] : []));
		for (const [id, name] of await names([...new Set(people)])) known.set(`person ${id}`, name);
		for (const who of all) {
			if (who.kind === 'association')
				known.set(`association ${who.id}`, (await network.association(who.id))?.name ?? '');
			if (who.kind === 'group') known.set(`group ${who.id}`, await network.groupName(who.id));
		}
		return (who) => (who.kind === 'other' ? who.name : (known.get(`${who.kind} ${who.id}`) ?? ''));
	}

	async function peopleOf(gathering: Gathering): Promise<readonly SheetPerson[]> {
		const [registrants, attendees] = await Promise.all([
			ports.registrants(gathering),
			ports.attendees(gathering),
		]);
		const marked = new Map(attendees.map((attendee) => [attendee.id, attendee]));
		const placed = registrants.filter(({ state }) => state === 'in');
		const came = attendees.filter(
			({ id, walkIn, mark }) => walkIn && mark === 'present' && !placed.some((each) => each.id === id),
		);
		return [
			...placed.map((registrant) => sheetPerson(registrant, marked.get(registrant.id))),
			...came.map((attendee) => sheetPerson(attendee, attendee)),
		];
	}

	async function trainersOf(gathering: Gathering, organisers: readonly string[]): Promise<readonly string[]> {
		if (gathering.kind !== 'training') return [];
		const release = await ports.latestRelease(gathering);
		const leading = (release?.plan.items ?? []).flatMap(({ by }) =>
			by.filter(({ kind }) => kind === 'person' || kind === 'other'),
		);
		const named = leading.map(await namesOf(leading)).filter(Boolean);
		return named.length > 0 ? [...new Set(named)] : organisers;
	}

	return {
		async handout(actor, id) {
			const gathering = await seenGathering(context, actor, id);
			return { ...(await headOf(gathering)), programme: await programmeOf(gathering) };
		},
		async signInSheet(actor, id) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const known = await names(gathering.organisers);
			const organisers = gathering.organisers.flatMap((person) => known.get(person) ?? []);
			return {
				...(await headOf(gathering)),
				organisers,
				people: await peopleOf(gathering),
				trainers: await trainersOf(gathering, organisers),
			};
		},
	};
}

function sheetPerson(
	{ name, organisation, role }: Pick<Attendee, 'name' | 'organisation' | 'role'>,
	attendee: Attendee | undefined,
): SheetPerson {
	const { mark = null, representedBy = '' } = attendee ?? {};
	return { name, organisation, role, mark, representedBy };
}

/** What the organisers note beside it stays with them. */
function printed(item: ProgrammeItem, nameOf: (who: Facilitator) => string): PrintedItem[] {
	const { id, title, kind, minutes, language, at, by } = item;
	return at ? [{ id, title, kind, minutes, language, at, by: by.map(nameOf).filter(Boolean) }] : [];
}

function byTime({ at: one }: PrintedItem, { at: other }: PrintedItem): number {
	return one.day - other.day || one.start - other.start;
}
