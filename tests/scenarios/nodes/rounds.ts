import { openMongoStorage } from '../../../server/storage/mongodb/open.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { randomFrom } from '../sync/random.ts';
import { keptInLedger, sign, withdraw } from './decision-writer.ts';
import { drawFault, harm, type Fault } from './faults.ts';
import { areEqual, copyFrom, copyFromLog } from './fresh-copies.ts';
import { hashOf, keptReports, sendReport } from './observation-writer.ts';
import { WRITERS, type Writer } from './prepare-network.ts';
import { countWords, openTextWriter, type TextWriter, type Word } from './text-writer.ts';
import type { TwoProcesses } from './two-processes.ts';

/** Pages on each text. */
const PAGES = 3;
/** Between two words of one page, in ms. */
const TYPING = 60;
/** Between two reports of one person, in ms: a thousand an hour is what one person may send. */
const REPORTING = 1_500;
/** For everything to be the same everywhere after all parts are back and the last request is answered, in ms. */
const CATCH_UP = 5_000;
/** Then it never will be. */
const NEVER = 40_000;
const ROOT = 'text';

export interface Sum {
	readonly rounds: number;
	readonly edits: number;
	readonly reports: number;
	readonly decisions: number;
	readonly withdrawals: number;
	/** The longest catching up, in ms. */
	readonly slowest: number;
	readonly faults: ReadonlyMap<string, number>;
	/** Rounds after which that took more than five seconds. */
	readonly late: readonly string[];
	/** One line each; empty when every promise was kept. */
	readonly broken: readonly string[];
}

/** Rounds of faults under writers, all drawn from the seed; stops at the first broken promise. */
export async function runRounds(
	world: TwoProcesses,
	rounds: number,
	seed: number,
	drawn: (below: (bound: number) => number) => Fault = drawFault,
): Promise<Sum> {
	const { nodes, network } = world;
	const below = randomFrom(seed);
	const storage = await openMongoStorage(world.mongodbUrl);
	const cookies = new Map<Writer, string>();
	for (const who of WRITERS) cookies.set(who, await world.signIn(who));
	const coordinator = await world.signIn('coordination');

	const words: Word[] = [];
	const reports = new Map<string, string>();
	const decisions = new Set<string>();
	const withdrawals = new Set<string>();
	const faults = new Map<string, number>();
	const late: string[] = [];
	const broken: string[] = [];
	let slowest = 0;

	const openPage = (index: number): TextWriter =>
		openTextWriter({
			nodes,
			first: index,
			document: network.documents[index % network.documents.length]!,
			root: ROOT,
			cookie: cookies.get(WRITERS[index % WRITERS.length]!)!,
			below,
			account: words,
		});
	const pages = Array.from({ length: PAGES * network.documents.length }, (_, index) => openPage(index));

	async function check(): Promise<void> {
		const texts = new Map<string, string>();
		for (const document of network.documents) {
			const copy = await copyFromLog(storage.updates, document);
			texts.set(document, copy.getXmlFragment(ROOT).toString());
		}
		const { lost, doubled } = countWords(words, texts);
		for (const word of lost) broken.push(`lost: ${word}`);
		for (const word of doubled) broken.push(`doubled: ${word}`);
		const kept = await keptReports(storage.records);
		for (const [id, hash] of reports) if (kept.get(id) !== hash) broken.push(`report lost: ${id}`);
		for (const id of kept.keys()) if (!reports.has(id)) broken.push(`report of nobody: ${id}`);
		const chain = await keptInLedger(storage);
		if (!chain.report.ok) broken.push(`ledger: ${JSON.stringify(chain.report.problems)}`);
		for (const key of decisions)
			if (chain.decisions.get(key) !== 1) broken.push(`decision ${key}: ${chain.decisions.get(key) ?? 0}`);
		for (const id of withdrawals)
			if (chain.withdrawals.get(id) !== 1) broken.push(`withdrawal ${id}: ${chain.withdrawals.get(id) ?? 0}`);
	}

	try {
		for (let round = 0; round < rounds && broken.length === 0; round++) {
			const fault = drawn(below);
			for (const what of fault.what) faults.set(what, (faults.get(what) ?? 0) + 1);
			const go = new AbortController();
			const writing = Promise.all([
				every(TYPING, go.signal, async () => pages[below(pages.length)]!.type()),
				...WRITERS.map((who, first) =>
					every(REPORTING, go.signal, async () => {
						const by = { who, cookie: cookies.get(who)!, site: network.site, meals: below(999) };
						const report = await sendReport(nodes, first, by);
						reports.set(report.id, hashOf(report));
					}),
				),
			]);
			await wait(200 + below(600));
			const end = await harm(world, fault);
			const campaign = network.campaigns[round % network.campaigns.length]!;
			const mandate = network.spareMandates[round % network.spareMandates.length]!;
			const signing = Promise.all([
				...WRITERS.map(async (who) => {
					await wait(below(fault.lasts));
					await sign(nodes, campaign, { who, cookie: cookies.get(who)! });
					decisions.add(`${campaign} ${who}`);
				}),
				withdraw(nodes, below(2), mandate, coordinator).then(() => withdrawals.add(mandate.id)),
			]);
			// a refusal is told of when it is waited for
			for (const one of [writing, signing]) one.catch(() => {});
			await wait(fault.lasts / 2);
			// pages that are closed send nothing again: what was acknowledged to them is on disk or lost
			const leaving = [pages.length, 2, 0][below(3)]!;
			for (const [index, page] of pages.slice(0, leaving).entries()) {
				page.leave();
				pages[index] = openPage(index);
			}
			await wait(fault.lasts / 2);
			await end();
			go.abort();
			await Promise.all([writing, signing]);
			const back = performance.now();
			const settled = await settles(world, storage, pages, cookies.get('salam')!, back);
			const took = Math.round(performance.now() - back);
			const named = `round ${round}, seed ${seed}, ${took} ms: ${JSON.stringify(fault)}`;
			slowest = Math.max(slowest, took);
			if (took > CATCH_UP) late.push(named);
			if (settled) await check();
			else broken.push('not the same everywhere');
			if (broken.length > 0) broken.push(named);
		}
	} finally {
		for (const page of pages) page.leave();
		await storage.close();
	}
	const edits = words.filter(({ written }) => written).length;
	const removals = words.filter(({ removal }) => removal === 'acknowledged').length;
	return {
		rounds,
		edits: edits + removals,
		reports: reports.size,
		decisions: decisions.size,
		withdrawals: withdrawals.size,
		slowest,
		faults,
		late,
		broken,
	};
}

/** Until every page, both nodes and the database have the same; false when that takes too long. */
async function settles(
	{ nodes, network }: TwoProcesses,
	storage: Storage,
	pages: readonly TextWriter[],
	cookie: string,
	since: number,
): Promise<boolean> {
	for (;;) {
		const areSaved = pages.every(({ provider }) => provider.state.kind === 'live' && provider.isSaved);
		if (areSaved && (await haveTheSame())) return true;
		if (performance.now() - since > NEVER) return false;
		for (const page of pages) page.wake();
		await wait(200);
	}

	async function haveTheSame(): Promise<boolean> {
		for (const [index, document] of network.documents.entries()) {
			const own = pages.filter((_, page) => page % network.documents.length === index);
			const copies = await Promise.all([
				...nodes.map((node) => copyFrom(node, document, cookie)),
				copyFromLog(storage.updates, document),
			]).catch(() => null);
			if (!copies || !areEqual([...copies, ...own.map(({ doc }) => doc)])) return false;
		}
		return true;
	}
}

async function every(pause: number, signal: AbortSignal, act: () => Promise<void>): Promise<void> {
	while (!signal.aborted) {
		await act();
		await wait(pause);
	}
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
