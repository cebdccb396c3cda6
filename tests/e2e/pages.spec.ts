import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import { makePaper, openPaper } from '../support/writing.ts';

/** Every page, and who looks at it. */
async function everyPage(
	network: DemoNetwork,
): Promise<readonly (readonly [path: string, who: string | null])[]> {
	const papers = (await (await network.ask('coordination', '/api/v1/papers')).json()) as {
		id: string;
		title: string;
	}[];
	const campaigns = (await (await network.ask('coordination', '/api/v1/campaigns')).json()) as {
		id: string;
		title: string;
		state: string;
	}[];
	const me = (await (await network.ask('coordination', '/api/v1/me')).json()) as { id: string };
	const { upcoming, asked, held } = await gatheringsToVisit(network);
	const report = await reportToVisit(network);
	const maison = papers.find(({ title }) => title === 'Maison du migrant')!.id;
	const signed = campaigns.find(({ title }) => title === 'Maison du migrant')!.id;
	const open = campaigns.find(({ title }) => title.startsWith('Avant toute expulsion'))!.id;
	return [
		['/sign-in', null],
		['/magic-link?token=unknown', null],
		['/invitation?token=unknown', null],
		['/verify', null],
		['/', 'coordination'],
		['/', 'exterieur'],
		['/papers', 'benevole'],
		['/papers/new', 'benevole'],
		[`/papers/${maison}`, 'benevole'],
		[`/papers/${maison}`, 'lecture'],
		[`/papers/${maison}/versions/1`, 'benevole'],
		['/campaigns', 'mrap-dunkerque'],
		[`/campaigns/new?paper=${maison}`, 'coordination'],
		[`/campaigns/${signed}`, 'benevole'],
		[`/campaigns/${open}`, 'terre-d-errance-flandre-littoral'],
		['/network', 'coordination'],
		['/associations/salam-nord-pas-de-calais', 'coordination'],
		['/groups/politique', 'coordination'],
		[`/people/${me.id}`, 'coordination'],
		['/account', 'benevole'],
		['/gatherings', null],
		['/gatherings', 'coordination'],
		['/gatherings?year=2013', 'benevole'],
		['/gatherings/new', 'coordination'],
		['/gatherings/new?kind=forum', 'coordination'],
		['/gatherings/figures?year=2013', 'coordination'],
		['/gatherings/confirm?token=unknown', null],
		['/gatherings/confirm/place?token=unknown', null],
		['/calendar', null],
		['/calendar', 'benevole'],
		[upcoming, null],
		[upcoming, 'exterieur'],
		[upcoming, 'benevole'],
		[upcoming, 'coordination'],
		[`${upcoming}/programme`, 'coordination'],
		[`${upcoming}/programme`, 'lecture'],
		[`${upcoming}/programme/release`, 'coordination'],
		[`${upcoming}/released`, null],
		[`${upcoming}/registrations`, null],
		[`${upcoming}/registrations`, 'salam-nord-pas-de-calais'],
		[`${upcoming}/registrations`, 'coordination'],
		[`${upcoming}/attendance`, 'coordination'],
		[`${upcoming}/minutes`, 'coordination'],
		[`${upcoming}/materials`, 'coordination'],
		[`${upcoming}/print`, 'coordination'],
		[`${upcoming}/print/sign-in`, 'coordination'],
		[asked, 'coordination'],
		[`${asked}/date`, 'coordination'],
		[`${asked}/date`, 'salam-nord-pas-de-calais'],
		[held, 'coordination'],
		[`${held}/attendance`, 'coordination'],
		[`${held}/minutes`, 'benevole'],
		[`${held}/feedback`, 'benevole'],
		['/board', 'coordination'],
		['/board', 'benevole'],
		['/board/agreement', 'coordination'],
		['/board/agreement', 'itinerance-cherbourg'],
		['/board/alerts', 'benevole'],
		['/board/alerts/new', 'benevole'],
		['/board/exports', 'benevole'],
		['/board/import', 'coordination'],
		['/board/needs', 'benevole'],
		['/board/periods?year=2013', 'coordination'],
		['/board/publication', 'coordination'],
		['/board/reports', 'benevole'],
		[`/board/reports/${report}`, 'salam-nord-pas-de-calais'],
		['/board/rounds', 'benevole'],
		['/board/series?from=2013-01&to=2013-12', 'benevole'],
		['/board/settings', 'coordination'],
		['/board/settings/audit', 'coordination'],
		['/board/sites', 'benevole'],
		['/board/sites/new', 'coordination'],
		['/board/sites/sectors', 'coordination'],
		['/board/sites/grande-synthe', 'coordination'],
		['/board/sites/grande-synthe/form', 'coordination'],
		['/field?site=grande-synthe', 'benevole'],
		['/public-figures', null],
		['/papers/nothing-here', 'benevole'],
	];
}

/** Paths of one gathering to prepare, one whose date is looked for, one that took place. */
async function gatheringsToVisit(
	network: DemoNetwork,
): Promise<{ readonly upcoming: string; readonly asked: string; readonly held: string }> {
	const answer = await network.ask('coordination', '/api/v1/gatherings');
	const gatherings = (await answer.json()) as { id: string; title: string }[];
	const pathOf = (title: string) => `/gatherings/${gatherings.find((each) => each.title === title)!.id}`;
	return {
		upcoming: pathOf('3e forum inter-associatif'),
		asked: pathOf('Réunion du groupe Politique'),
		held: pathOf('2e forum inter-associatif'),
	};
}

/** Id of a report of these days. */
async function reportToVisit(network: DemoNetwork): Promise<string> {
	const board = (await (await network.ask('coordination', '/api/v1/board')).json()) as {
		state: { reports: Record<string, { association: string }> };
	};
	const own = ([, { association }]: readonly [string, { association: string }]) =>
		association === 'salam-nord-pas-de-calais';
	return Object.entries(board.state.reports).find(own)![0];
}

const WIDTHS = [360, 1440] as const;

for (const locale of ['fr', 'ar'] as const)
	test(`UI60 axe finds nothing on any page in ${locale} at 360 and 1440 px, and none scrolls sideways`, async ({
		network,
	}) => {
		test.setTimeout(900_000);
		const all: string[] = [];
		const entered = new Map<string | null, Page>();
		for (const [path, who] of await everyPage(network)) {
			const page = entered.get(who) ?? (await network.enter(who, { locale }));
			entered.set(who, page);
			await page.setViewportSize({ width: WIDTHS[0], height: 800 });
			await page.goto(path);
			if (/^\/papers\/[\w-]{10,}$/.test(path) && path !== '/papers/nothing-here')
				await expect(page.locator('.text .ProseMirror')).toBeVisible();
			if (path.endsWith('/programme')) await expect(page.locator('.programme[data-live]')).toBeVisible();
			await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr');
			for (const width of WIDTHS) {
				await page.setViewportSize({ width, height: 800 });
				for (const fault of await faultsOf(page)) all.push(`${path} as ${who} at ${width} px: ${fault}`);
			}
		}
		for (const page of entered.values()) await page.context().close();
		expect(all).toEqual([]);
	});

async function faultsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
	);
	const sideways = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	return sideways > 0 ? [...found, `scrolls ${sideways} px sideways`] : found;
}

test('UI61 the sign-in page works without JavaScript', async ({ network }) => {
	const page = await network.enter(null, { javaScript: false });
	expect((await page.goto('/papers'))?.status()).toBe(401);
	await page.getByRole('link', { name: 'Se connecter' }).last().click();
	await expect(page).toHaveURL(/\/sign-in/);
	await page.locator('input[name=email]').fill('benevole@demo.example');
	await page.locator('input[name=password]').fill('not the password');
	await page.locator('form button').first().click();
	await expect(page.locator('main')).toContainText(/incorrect|reconnu|pas/);
	await page.locator('input[name=email]').fill('benevole@demo.example');
	const { PASSWORD } = await import('../support/demo-network.ts');
	await page.locator('input[name=password]').fill(PASSWORD);
	await page.locator('form button').first().click();
	await expect(page).not.toHaveURL(/\/sign-in/);
});

/** kB on the wire of all scripts that a cold load asks for, compressed as the server sends them. */
test('UI62 the JavaScript of a cold load stays within its budget', async ({ network }) => {
	const campaigns = (await (await network.ask('coordination', '/api/v1/campaigns')).json()) as {
		id: string;
	}[];
	const paper = await makePaper(network, 'À peser');
	const { upcoming, asked } = await gatheringsToVisit(network);
	const budgets: readonly (readonly [string, string, string | null, number])[] = [
		['sign-in', '/sign-in', null, 60],
		['campaign', `/campaigns/${campaigns[0]!.id}`, 'mrap-dunkerque', 60],
		['editor', `/papers/${paper.id}`, 'benevole', 220],
		['gatherings', '/gatherings', 'benevole', 85],
		['gathering', upcoming, 'coordination', 105],
		['programme', `${upcoming}/programme`, 'coordination', 158],
		['registrations', `${upcoming}/registrations`, 'coordination', 102],
		['attendance', `${upcoming}/attendance`, 'coordination', 118],
		['date', `${asked}/date`, 'salam-nord-pas-de-calais', 100],
		['minutes', `${upcoming}/minutes`, 'coordination', 96],
		['print', `${upcoming}/print`, 'coordination', 90],
		['calendar', '/calendar', 'benevole', 72],
		['rounds', '/board/rounds', 'benevole', 128],
		['needs', '/board/needs', 'benevole', 96],
		['alerts', '/board/alerts', 'benevole', 82],
		['reports', '/board/reports', 'benevole', 82],
		['site', '/board/sites/grande-synthe', 'benevole', 92],
		['series', '/board/series', 'benevole', 92],
		['periods', '/board/periods', 'coordination', 82],
		['public figures', '/public-figures', null, 72],
	];
	for (const [name, path, who, budget] of budgets) {
		const page = await network.enter(who);
		const sizes: Promise<number>[] = [];
		page.on('requestfinished', (request) => {
			if (!new URL(request.url()).pathname.endsWith('.js')) return;
			sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
		});
		if (name === 'editor') await openPaper(page, paper);
		else await page.goto(path);
		if (name === 'programme') await expect(page.locator('.programme[data-live]')).toBeVisible();
		await page.waitForLoadState('networkidle');
		const kilobytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
		console.log(`JavaScript of a cold load: ${name} ${kilobytes.toFixed(1)} kB of ${budget}`);
		expect(kilobytes, name).toBeLessThanOrEqual(budget);
		await page.context().close();
	}
});
