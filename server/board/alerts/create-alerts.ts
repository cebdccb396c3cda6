import { randomUUID } from 'node:crypto';
import { isOfNetwork, type Actor, type PersonActor } from '#lib/domain/actor.ts';
import { alertActs } from '#lib/domain/board/alert-acts.ts';
import { ALERT_TYPES } from '#lib/domain/board/alert.ts';
import type { AlertLine } from '#lib/domain/board/board-state.ts';
import { keyOfFact, type AlertActFact, type AlertFact } from '#lib/domain/board/entry.ts';
import { LONGEST_TEXT } from '#lib/domain/board/form.ts';
import { LONGEST_DETAIL } from '#lib/domain/board/need.ts';
import { readAlert } from '#lib/domain/board/read-alert.ts';
import { splitStream, type Stream } from '#lib/domain/board/stream.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand, demandToSee } from '../../access.ts';
import { associations, groups } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import { removeRecord } from '../../network/revise.ts';
import { receiptOf } from '../act-receipt.ts';
import { standingAgreement } from '../agreement/reader.ts';
import { appendOnce, demandActId, sentBefore } from '../append-once.ts';
import { checkedText } from '../checked-text.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { Follow } from '../follow.ts';
import { readableStreams } from '../view/readable-streams.ts';
import { alertGroupOf, groupOf, streamFor } from './audience.ts';
import { alertWishes } from './collections.ts';
import type { createHolds } from './holds.ts';
import { writeOfAlert } from './letters.ts';
import type { AlertsService, NewAlert, NewAlertAct } from './service.ts';
import { byNewest, isUnseen, readNames } from './show-alerts.ts';

/** Letters of older ones are sent by no sweep: whoever was to know has heard. */
const LETTERS_WITHIN_MS = 24 * 60 * 60_000;

interface Standing {
	readonly line: AlertLine;
	readonly raisedBy: string | null;
}

export function createAlerts(
	context: BoardContext,
	follow: Follow,
	holds: ReturnType<typeof createHolds>,
): AlertsService {
	const { records, log, sites, network } = context;

	async function standingIn(streams: readonly Stream[]): Promise<Standing[]> {
		const followed = await Promise.all(streams.map(follow));
		return followed.flatMap(({ alerts, raisedBy }) =>
			Object.values(alerts).map((line) => ({ line, raisedBy: raisedBy[line.id] ?? null })),
		);
	}

	async function groupStreams(): Promise<Stream[]> {
		return (await listAll(records, groups)).map(({ id }): Stream => `group:${id}`);
	}

	/** Who may read its stream; and who raised it, as long as they may raise one there. */
	async function mayRead(actor: Actor, { line, raisedBy }: Standing): Promise<boolean> {
		const facts = await context.facts();
		const { stream, association } = line;
		if (can(actor, 'stream.read', { ...facts, stream })) return true;
		const raised = actor.kind === 'person' && actor.id === raisedBy;
		return (
			raised && can(actor, 'stream.write', { ...facts, stream, association, alertGroup: groupOf(stream) })
		);
	}

	async function standing(actor: Actor, id: string): Promise<Standing & { readonly actor: PersonActor }> {
		demandToSee(actor, 'site.read', null);
		const entry = await log.byKey(`alert:${id}`);
		const followed = entry && (await follow(entry.stream));
		const line = followed?.alerts[id];
		const found = line && { line, raisedBy: followed.raisedBy[id] ?? null };
		if (!found || !(await mayRead(actor, found))) throw new Refusal('not-found', 'not-found');
		return { ...found, actor: actor as PersonActor };
	}

	async function factOf(id: string, { site, sector, type, text = '' }: NewAlert): Promise<AlertFact> {
		if (!ALERT_TYPES.includes(type)) throw new Refusal('invalid', 'alert-type');
		const [known, sectors] = await Promise.all([site === null ? null : sites.site(site), sites.sectors()]);
		if (site !== null && !known) throw new Refusal('invalid', 'alert-place');
		const where = known?.sector ?? sector;
		if (!sectors.some((each) => each.id === where)) throw new Refusal('invalid', 'alert-place');
		const checked = checkedText(text, LONGEST_TEXT, 'alert-text');
		return { kind: 'alert', id, site, sector: where, type, text: checked };
	}

	/** Nothing of it hangs on letters: the alert is raised. */
	function tellByLetter(line: Pick<AlertLine, 'id' | 'stream' | 'raisedAt'>, raisedBy: string): void {
		writeOfAlert(context, line, raisedBy).catch((problem: unknown) => {
			context.serverLog.error('letters failed', problem, { part: 'alerts' });
		});
	}

	function demandHold(actor: PersonActor, stream: Stream): void {
		const group = groupOf(stream);
		if (!actor.coordinator && !(isOfNetwork(actor) && group !== null && actor.groups.includes(group)))
			throw new Refusal('forbidden', 'alert.hold');
	}

	return {
		async list(actor) {
			demandToSee(actor, 'site.read', null);
			const person = actor as PersonActor;
			const [streams, ofGroups] = await Promise.all([readableStreams(context, actor), groupStreams()]);
			const all = await standingIn([...new Set([...streams, ...ofGroups])]);
			const readable = await Promise.all(all.map((each) => mayRead(actor, each)));
			const lines = all.filter((_, index) => readable[index]).map(({ line }) => line);
			const names = await readNames(context);
			return {
				alerts: await Promise.all(lines.toSorted(byNewest).map((line) => names.row(line, person))),
				mayRaise: person.coordinator || person.memberships.some(({ kind }) => kind === 'member'),
				letters: (await records.get(alertWishes, person.id)) !== null,
				streams,
			};
		},

		async read(actor, id) {
			const { line, actor: person } = await standing(actor, id);
			await context.note(actor, 'alert-viewed', id);
			const [about, names, facts, hold] = await Promise.all([
				log.about(id),
				readNames(context),
				context.facts(),
				holds.of(id),
			]);
			const { texts } = readAlert(about)!;
			const alertGroup = groupOf(line.stream);
			const own = person.memberships.map(({ association }) => association);
			const acting = [...(person.coordinator ? [null] : []), ...own].filter((association) =>
				can(actor, 'stream.write', { ...facts, stream: line.stream, association, alertGroup }),
			);
			const named = [
				...line.seenBy,
				...[...texts.added, ...texts.handledBy].flatMap(({ association }) => association ?? []),
			];
			return {
				...(await names.row(line, person)),
				texts,
				names: Object.fromEntries(named.map((each) => [each, names.association(each)])),
				acts: acting.map((association) => ({
					id: association ?? '',
					name: names.association(association),
					acts: alertActs(line, association),
				})),
				hold: hold && {
					reason: hold.reason,
					until: hold.until,
					byName: (await context.names([hold.by])).get(hold.by) ?? '',
				},
				mayHold: person.coordinator || (alertGroup !== null && person.groups.includes(alertGroup)),
			};
		},

		async form(actor) {
			demandToSee(actor, 'site.read', null);
			const person = actor as PersonActor;
			const [allSites, sectors, members, facts, group, agreement] = await Promise.all([
				sites.sites(),
				sites.sectors(),
				network.memberAssociations(),
				context.facts(),
				alertGroupOf(context),
				standingAgreement(records),
			]);
			const numbers = new Map(sectors.map(({ id, number }) => [id, number]));
			const own = members.filter(({ id }) =>
				person.memberships.some(({ association }) => association === id),
			);
			return {
				id: randomUUID(),
				sites: allSites
					.filter(({ state }) => state === 'open')
					.map(({ id, name, sector }) => ({ id, name, number: numbers.get(sector) ?? 0 })),
				sectors: sectors.map(({ id, name, number }) => ({ id, name, number })),
				types: ALERT_TYPES,
				associations: [
					...own.map(({ id, name }) => ({ id, name, shares: facts.agreed.includes(id) })),
					...(person.coordinator ? [{ id: '', name: '', shares: true }] : []),
				],
				group: group === null ? null : await network.groupName(group),
				contact: agreement?.contact ?? '',
			};
		},

		async raise(actor, id, input) {
			demandToSee(actor, 'site.read', null);
			demandActId(id);
			const { id: by } = actor as PersonActor;
			const { association } = input;
			const [facts, alertGroup, before] = await Promise.all([
				context.facts(),
				alertGroupOf(context),
				log.byKey(`alert:${id}`),
			]);
			// sent again after alerts go to another group, it is still the one that was raised
			const stream =
				before && (input.level ?? levelOf(before.stream)) === levelOf(before.stream)
					? before.stream
					: streamFor(input.level, association, alertGroup);
			demand(actor, 'stream.write', {
				...facts,
				stream,
				association,
				alertGroup: groupOf(stream) ?? alertGroup,
			});
			const line = { stream, by, association, fact: await factOf(id, input) };
			const { entry, fresh } = await appendOnce(log, line);
			if (fresh) tellByLetter({ id, stream, raisedAt: entry.at }, by);
			return receiptOf(id, entry);
		},

		async act(actor, of, id, { act, association, text }) {
			const { line: alert } = await standing(actor, of);
			demandActId(id);
			const { stream } = alert;
			const facts = await context.facts();
			demand(actor, 'stream.write', { ...facts, stream, association, alertGroup: groupOf(stream) });
			const fact: AlertActFact = { kind: 'alert-act', id, of, act, text: textOf(act, text) };
			const line = { stream, by: (actor as PersonActor).id, association, fact };
			const sent = await sentBefore(log, line);
			if (!sent && !alertActs(alert, association).includes(act))
				throw new Refusal('conflict', 'alert-changed');
			const { entry } = sent ? { entry: sent } : await appendOnce(log, line);
			if (act !== 'seen' && (await follow(stream)).idle.has(keyOfFact(fact)))
				throw new Refusal('conflict', 'alert-changed');
			return receiptOf(id, entry);
		},

		async hold(actor, id, input) {
			const { line, actor: person } = await standing(actor, id);
			demandHold(person, line.stream);
			await holds.place(person, id, input);
		},

		async endHold(actor, id) {
			const { line, actor: person } = await standing(actor, id);
			demandHold(person, line.stream);
			await holds.end(person, id);
		},

		async wishLetters(actor, wished) {
			demandToSee(actor, 'site.read', null);
			const { id: person } = actor as PersonActor;
			if (wished) await records.insert(alertWishes, person, { person, since: instantOf(context) });
			else await removeRecord(records, alertWishes, person);
		},

		async waitingFor(actor) {
			if (!isOfNetwork(actor)) return null;
			const standing = await standingIn(await readableStreams(context, actor));
			const unseen = standing.map(({ line }) => line).filter((line) => isUnseen(line, actor));
			if (unseen.length === 0) return null;
			const since = unseen.map(({ raisedAt }) => raisedAt).toSorted()[0]!;
			return { count: unseen.length, since };
		},

		async sweep() {
			const own = (await listAll(records, associations)).map(({ id }): Stream => `association:${id}`);
			const since = new Date(context.now() - LETTERS_WITHIN_MS).toISOString();
			for (const { line, raisedBy } of await standingIn(['network', ...own, ...(await groupStreams())]))
				if (line.raisedAt >= since && line.endedAt === null && line.withdrawnAt === null)
					await writeOfAlert(context, line, raisedBy);
		},
	};
}

const levelOf = (stream: Stream) => splitStream(stream).level;

/** Seen and ended say it all. */
function textOf(act: NewAlertAct['act'], typed: string): string {
	switch (act) {
		case 'seen':
		case 'ended':
			return '';
		case 'handled':
			return checkedText(typed, LONGEST_DETAIL, 'alert-text');
		case 'completed': {
			const text = checkedText(typed, LONGEST_TEXT, 'alert-text');
			if (text === '') throw new Refusal('invalid', 'alert-text-empty');
			return text;
		}
		case 'withdrawn': {
			const text = checkedText(typed, LONGEST_TEXT, 'alert-text');
			if (text === '') throw new Refusal('invalid', 'alert-reason');
			return text;
		}
	}
}
