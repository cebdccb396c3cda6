import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SeriesAsked, SeriesView } from '#lib/protocol/views/series.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';
import { reportsOf, type Reports } from './reports-house.ts';

const NOW = Date.parse('2013-06-10T10:00:00.000Z');
let now: number;
let house: BoardHouse;
let reports: Reports;
beforeEach(async () => {
	now = NOW;
	house = await openBoardHouse({ now: () => now });
	reports = reportsOf(house);
}, 60_000);
afterEach(() => house.close());

const meals = (n: number) => ({ meals: { kind: 'count' as const, n } });
const asked = (input: Partial<SeriesAsked> = {}): SeriesAsked => ({
	by: 'coast',
	of: null,
	indicator: 'meals',
	from: '2013-04',
	to: '2013-06',
	...input,
});
const read = async (input: Partial<SeriesAsked> = {}, who: Person | null = 'salam') =>
	house.services.board.series.read(await house.as(who), asked(input));
const amounts = ({ lines }: SeriesView) =>
	lines.map(({ id, points }) => [id, ...points.map(({ amount }) => amount?.most ?? null)]);
const refused = (reason: string) => expect.objectContaining({ reason });

test('BD196 a series is read by coast, sector, site and association, month by month', async () => {
	const [one, two] = house.sites;
	await reports.sent('salam', { answers: meals(70), visitedOn: '2013-05-02' });
	await reports.sent('auberge', { answers: meals(20), visitedOn: '2013-05-02', association: 'auberge' });
	await reports.sent('salam', { answers: meals(30), visitedOn: '2013-06-02', site: two.id });
	expect(amounts(await read())).toEqual([['coast', null, 90, 30]]);
	expect(amounts(await read({ by: 'sector' }))).toEqual([[house.sector.id, null, 90, 30]]);
	expect(amounts(await read({ by: 'site' })).toSorted()).toEqual(
		[
			[one.series, null, 90, null],
			[two.series, null, null, 30],
		].toSorted(),
	);
	expect(amounts(await read({ by: 'association' }))).toEqual([
		['auberge', null, 20, null],
		['salam', null, 70, 30],
	]);
	expect(amounts(await read({ by: 'association', of: 'auberge' }))).toEqual([['auberge', null, 20, null]]);
});

test('BD196 one month is read day by day', async () => {
	await reports.sent('salam', { answers: meals(70), visitedOn: '2013-05-02' });
	const view = await read({ from: '2013-05', to: '2013-05' });
	expect(view.step).toBe('day');
	expect(view.lines[0]!.points).toHaveLength(31);
	expect(view.lines[0]!.points.filter(({ amount }) => amount).map(({ at }) => at)).toEqual(['2013-05-02']);
});

test('BD196 what can’t be read is refused: backwards, too long, another word, a site that is not there', async () => {
	await expect(read({ from: '2013-07', to: '2013-06' })).rejects.toEqual(refused('series-asked'));
	await expect(read({ from: '2013-13' })).rejects.toEqual(refused('series-asked'));
	await expect(read({ from: '2008-05', to: '2013-05' })).rejects.toEqual(refused('series-long'));
	await expect(read({ from: '0000-01', to: '9999-12' })).rejects.toEqual(refused('series-long'));
	await expect(read({ indicator: 'name' as never })).rejects.toEqual(refused('series-asked'));
	await expect(read({ by: 'site', of: 'nowhere' })).rejects.toEqual(refused('not-found'));
});

test('BD201 series are for those who read the board; others learn nothing', async () => {
	await reports.sent('salam', { answers: meals(70), visitedOn: '2013-05-02' });
	for (const who of ['salam', 'auberge', 'coordination'] as const)
		expect(amounts(await read({}, who))).toEqual([['coast', null, 70, null]]);
	for (const who of ['emmaus', 'ligue', 'nobody'] as const)
		await expect(read({}, who)).rejects.toEqual(refused('not-found'));
	await expect(read({}, null)).rejects.toEqual(refused('signed-out'));
});

test('BD201 what an association keeps for itself is in no series, its own neither', async () => {
	await reports.sent('salam', { answers: meals(7777), visitedOn: '2013-05-02', level: 'association' });
	await reports.sent('salam', { answers: meals(5), visitedOn: '2013-05-03' });
	for (const who of ['salam', 'auberge', 'coordination'] as const) {
		expect(JSON.stringify(await read({ by: 'association' }, who))).not.toContain('7777');
		expect(amounts(await read({}, who))).toEqual([['coast', null, 5, null]]);
	}
});

test('BD202 every answer holds what came since the last one: reports, corrections, and visits moved to another month', async () => {
	const first = await reports.sent('salam', { answers: meals(70), visitedOn: '2013-05-02' });
	expect(amounts(await read())).toEqual([['coast', null, 70, null]]);
	await reports.sent('salam', { answers: meals(10), visitedOn: '2013-05-03' });
	expect(amounts(await read())).toEqual([['coast', null, 80, null]]);
	const corrected = await reports.correct('salam', reports.revise(first.id, { answers: meals(60) }));
	expect(corrected.status).toBe(201);
	expect(amounts(await read())).toEqual([['coast', null, 70, null]]);
	const moved = reports.revise(first.id, {
		base: await lastRevision(first.id),
		answers: {},
		visitedOn: '2013-04-30',
	});
	expect((await reports.correct('salam', moved)).status).toBe(201);
	const view = await read();
	expect(amounts(view)).toEqual([['coast', 60, 10, null]]);
	expect(view.lines[0]!.points.map(({ corrected: times }) => times)).toEqual([2, 0, 0]);
	// and back, from where no line of the log names it any more
	const back = reports.revise(first.id, { base: moved.id, answers: {}, visitedOn: '2013-06-01' });
	expect((await reports.correct('salam', back)).status).toBe(201);
	expect(amounts(await read())).toEqual([['coast', null, 10, 60]]);
});

async function lastRevision(id: string): Promise<string> {
	const lines = await house.services.board.reports.reportsOfMonth('network', '2013-05');
	return lines.find((line) => line.id === id)!.revisions.at(-1)!.id;
}

test('BD180 what comes after a month was validated stands beside its figures', async () => {
	await reports.sent('salam', { answers: meals(70), visitedOn: '2013-05-02' });
	await house.services.board.periods.lock(await house.as('coordination'), '2013-05');
	now += 60_000;
	await reports.sent('auberge', { answers: meals(400), visitedOn: '2013-05-03', association: 'auberge' });
	const view = await read();
	expect(view.locked).toEqual(['2013-05']);
	const may = view.lines[0]!.points[1]!;
	expect(may).toMatchObject({ amount: { most: 70 }, late: 1, effort: { visits: 1 } });
});
