import AxeBuilder from '@axe-core/playwright';
import { expect, test, type DemoNetwork } from '../support/demo-network.ts';
import { readPdf } from '../support/read-pdf.ts';

/** The forum of 25 May 2013. */
async function forumOf(network: DemoNetwork): Promise<string> {
	const all = (await (await network.ask('coordination', '/api/v1/gatherings?kind=forum')).json()) as {
		id: string;
	}[];
	return `/gatherings/${all[0]!.id}`;
}

const pdfOf = async (answer: Response) => {
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toBe('application/pdf');
	return readPdf(new Uint8Array(await answer.arrayBuffer()));
};

test('GA131 an organiser opens the sign-in sheet of the forum from its page, sorted by association', async ({
	network,
}) => {
	const forum = await forumOf(network);
	const page = await network.enter('coordination');
	await page.goto(forum);
	await page.getByRole('link', { name: 'Imprimer', exact: true }).click();
	const form = page.locator('form').filter({ hasText: 'Liste d’émargement' });
	await form.getByLabel('Ordre').selectOption('Par association');
	const [asked] = await Promise.all([
		page.waitForRequest((request) => request.url().includes('/attendance.pdf')),
		form.getByRole('button').click(),
	]);
	const { pathname, search } = new URL(asked.url());
	expect(search).toContain('sort=association');
	const { pages } = await pdfOf(await network.ask('coordination', pathname + search));
	expect(pages[0]).toContain('samedi 25 mai 2013');
	expect(pages[0]).toContain('Oye-Plage');
	expect(pages.length).toBeGreaterThan(5);
	expect((await network.ask('lecture', pathname)).status).toBe(403);
});

test('GA160 from its page a gathering goes into a calendar, and from the list all of them', async ({
	network,
}) => {
	const page = await network.enter(null);
	await page.goto(await forumOf(network));
	const file = await page.getByRole('link', { name: 'Mettre dans mon calendrier' }).getAttribute('href');
	expect(await (await fetch(network.server.address + file)).text()).toContain(
		'DTSTART;TZID=Europe/Paris:20130525T090000',
	);
	await page.goto('/gatherings?year=2013');
	await page.getByRole('link', { name: 'Recevoir les rencontres dans mon calendrier' }).click();
	await expect(page).toHaveURL('/calendar');
});

test('GA141 everybody may print the programme and the invitation of a public forum', async ({ network }) => {
	const forum = await forumOf(network);
	const get = (path: string) => fetch(network.server.address + path, { redirect: 'manual' });
	expect((await pdfOf(await get(`${forum}/programme.pdf`))).pages[0]).toContain('Journal des Jungles');
	expect((await pdfOf(await get(`${forum}/flyer.pdf?format=a5`))).pages).toHaveLength(1);
	expect((await pdfOf(await get(`${forum}/flyer.pdf?lang=ar`))).language).toBe('ar');
	expect((await get(`${forum}/attendance.pdf`)).status).toBe(401);
});

test('GA138 before a programme is released its address leads to the page that says so', async ({
	network,
}) => {
	const made = await network.ask('coordination', '/api/v1/gatherings', {
		kind: 'meeting',
		title: 'Sans programme',
		group: null,
	});
	const { id } = (await made.json()) as { id: string };
	const page = await network.enter('coordination');
	await page.goto(`/gatherings/${id}/programme.pdf`);
	await expect(page).toHaveURL(`/gatherings/${id}/print`);
	await expect(page.getByText('Pas encore de programme')).toBeVisible();
});

test('GA146 where no PDF can be made the page says so and what to do', async ({ network }) => {
	const page = await network.enter('coordination', { javaScript: false });
	for (const path of ['/print', '/print/sign-in']) {
		await page.goto(`${await forumOf(network)}${path}?pdf=away`);
		await expect(page.getByRole('alert')).toContainText('Ce serveur ne peut pas faire de PDF');
	}
});

for (const path of ['/print', '/print/sign-in'])
	test(`GA148 from ${path} the browser prints the paper without the site around it`, async ({ network }) => {
		const page = await network.enter('coordination');
		await page.goto((await forumOf(network)) + path);
		await expect(page.getByRole('button', { name: 'Imprimer cette page' })).toBeVisible();
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('navigation')).toHaveCount(0);
		await expect(page.getByRole('button')).toHaveCount(0);
		await expect(page.getByRole('combobox')).toHaveCount(0);
		const { pages } = await readPdf(new Uint8Array(await page.pdf({ format: 'A4' })));
		expect(pages[0]).toContain('2e forum inter-associatif');
		expect(pages[0]).toContain('samedi 25 mai 2013');
		for (const around of ['Rencontres', 'Français', 'Se connecter', 'Fichiers à imprimer'])
			expect(pages.join(' ')).not.toContain(around);
	});

for (const javaScript of [true, false])
	test(`GA161 an address is made, shown once, used by a calendar and taken back ${javaScript ? 'with' : 'without'} scripts`, async ({
		network,
	}) => {
		const page = await network.enter('benevole', { javaScript });
		await page.goto('/calendar');
		const label = javaScript ? 'mon téléphone' : 'au bureau';
		await page.getByLabel('Pour quel appareil').fill(label);
		await page.getByRole('button', { name: 'Faire une adresse' }).click();
		const notice = page.getByRole('status').filter({ hasText: 'montrée cette seule fois' });
		const address = await notice.getByLabel('Adresse').inputValue();
		expect(await notice.getByRole('link').getAttribute('href')).toBe(address.replace('http:', 'webcal:'));

		const feed = await fetch(address);
		expect(await feed.text()).toContain('SUMMARY:2e forum inter-associatif');
		const tag = feed.headers.get('etag')!;
		// the server's own end of the exchange: nothing is sent twice
		expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304);

		await page.goto('/calendar');
		await expect(page.getByText(address)).toHaveCount(0);
		const row = page.getByRole('listitem').filter({ hasText: label });
		await row.getByText('Reprendre', { exact: true }).click();
		await row.getByRole('button', { name: 'Reprendre l’adresse' }).click();
		await expect(page.getByRole('listitem').filter({ hasText: label })).toHaveCount(0);
		expect((await fetch(address)).status).toBe(404);
		expect(network.server.output()).not.toContain(new URL(address).searchParams.get('key')!);
	});

test('GA161 by keyboard alone', async ({ network }) => {
	const page = await network.enter('lecture');
	await page.goto('/calendar');
	await page.getByLabel('Pour quel appareil').focus();
	await page.keyboard.type('tablette');
	await page.keyboard.press('Enter');
	await expect(page.getByText('montrée cette seule fois')).toBeVisible();
	await page.getByText('Reprendre', { exact: true }).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('tablette')).toHaveCount(0);
});

for (const locale of ['fr', 'ar'] as const)
	for (const width of [360, 1440] as const)
		test(`UI60 axe finds nothing on what is printed and on the calendar in ${locale} at ${width} px, and none scrolls sideways`, async ({
			network,
		}) => {
			const forum = await forumOf(network);
			const page = await network.enter('coordination', { locale, width });
			for (const path of [`${forum}/print`, `${forum}/print/sign-in`, '/calendar']) {
				await page.goto(path);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
					.analyze();
				expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]!.html}`)).toEqual([]);
				const aside = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				);
				expect(aside, path).toBe(0);
			}
		});
