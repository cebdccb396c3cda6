import { expect, PASSWORD, test } from '../support/demo-network.ts';

test('UI7 the navigation shows only what this person may open', async ({ network }) => {
	const names = async (who: string) => {
		const page = await network.enter(who);
		await page.goto('/');
		return page.getByRole('navigation', { name: 'Principale' }).getByRole('link').allInnerTexts();
	};
	expect((await names('benevole')).map((name) => name.split(',')[0]!.trim())).toEqual([
		'Accueil',
		'Textes',
		'Signatures',
		'Rencontres',
		'Terrain',
		'Réseau',
	]);
	expect((await names('reseau-des-elus-hospitaliers')).map((name) => name.split(',')[0]!.trim())).toEqual([
		'Accueil',
		'Signatures',
		'Rencontres',
	]);
	expect((await names('exterieur')).map((name) => name.trim())).toEqual(['Accueil']);
});

test('UI8 language and light are chosen without JavaScript and are in the first answer', async ({
	network,
}) => {
	const page = await network.enter('benevole', { javaScript: false });
	await page.goto('/network');
	await page.getByRole('button', { name: 'العربية' }).click();
	await expect(page).toHaveURL(/\/network$/);
	await page.getByRole('button', { name: 'داكن' }).click();
	const answer = await page.request.get('/network');
	expect(await answer.text()).toMatch(/<html lang="ar" dir="rtl" data-theme="dark">/);
	await page.getByRole('button', { name: 'مثل الجهاز' }).click();
	expect(await (await page.request.get('/network')).text()).toMatch(/<html lang="ar" dir="rtl" *>/);
});

test('UI9 an address that leads nowhere says so; one that is closed leads to sign-in and back', async ({
	network,
}) => {
	const reader = await network.enter('benevole');
	expect((await reader.goto('/nothing-here'))?.status()).toBe(404);
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Rien à cette adresse');

	const nobody = await network.enter(null);
	expect((await nobody.goto('/groups/politique'))?.status()).toBe(401);
	await nobody.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
	await nobody.getByLabel('Adresse électronique').fill('benevole@demo.example');
	await nobody.getByLabel('Mot de passe').fill(PASSWORD);
	await nobody.getByRole('button', { name: 'Se connecter' }).click();
	await expect(nobody).toHaveURL(`${network.server.address}/groups/politique`);
});

test('UI11 somebody of no association reads what happens next', async ({ network }) => {
	const page = await network.enter('exterieur');
	await page.goto('/');
	await expect(page.getByRole('main')).toContainText('Demandez à la vôtre de vous inviter');
	expect((await page.goto('/network'))?.status()).toBe(403);
});

test('UI12 a form that could not be sent keeps what was typed and says so', async ({ network }) => {
	const page = await network.enter('coordination');
	await page.goto('/network', { waitUntil: 'networkidle' });
	await page.getByText('Ajouter une association').click();
	const name = page.locator('details', { hasText: 'Ajouter une association' }).getByLabel('Nom');
	await name.fill('Les Amis du port');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Ajouter l’association' }).click();
	await expect(page.getByText('Pas encore envoyé')).toBeVisible();
	await expect(page.getByText('Pas de connexion')).toBeVisible();
	await expect(name).toHaveValue('Les Amis du port');
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Ajouter l’association' }).click();
	await expect(page.getByRole('link', { name: 'Les Amis du port' })).toBeVisible();
});

test('UI12 what was typed and chosen before the script was there is kept when it comes', async ({ network }) => {
	const page = await network.enter('benevole');
	let letThrough = () => {};
	const held = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route('**/_app/immutable/entry/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/papers/new', { waitUntil: 'commit' });
	const title = page.locator('[name="title"]');
	const kind = page.locator('[name="kind"]').nth(2);
	const language = page.locator('[name="language"]');
	await title.fill('Écrit avant le script');
	await kind.check();
	await language.selectOption('vi');
	letThrough();
	// the script is there: the form sends itself without leaving the page
	await page.waitForLoadState('networkidle');
	await expect(title).toHaveValue('Écrit avant le script');
	await expect(kind).toBeChecked();
	await expect(language).toHaveValue('vi');
});

test('UI12 what was typed comes back from a refusal without JavaScript, beside its reason', async ({
	network,
}) => {
	const page = await network.enter('coordination', { javaScript: false });
	await page.goto('/network');
	await page.getByText('Ouvrir un groupe').click();
	const name = page.locator('details', { hasText: 'Ouvrir un groupe' }).getByLabel('Nom');
	await name.fill('Politique');
	await page.getByRole('button', { name: 'Ouvrir le groupe' }).click();
	await expect(page.getByRole('alert')).toContainText('Ce nom est déjà pris');
	await expect(name).toHaveValue('Politique');
});

test('UI13 leaving a group takes two steps, without JavaScript too', async ({ network }) => {
	const page = await network.enter('benevole', { javaScript: false });
	await page.goto('/groups/politique');
	const leave = page.getByRole('button', { name: 'Quitter ce groupe' });
	await expect(leave).toBeHidden();
	await page.getByText('Quitter le groupe').click();
	await expect(page.getByText('Vous pourrez encore lire ses textes')).toBeVisible();
	await leave.click();
	await page.getByRole('button', { name: 'Rejoindre le groupe' }).click();
	await expect(page.getByText('Vous êtes dans ce groupe')).toBeVisible();
});

test('HT20 after signing in nobody is led to another site', async ({ network }) => {
	for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
		const page = await network.enter(null);
		await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
		await page.getByLabel('Adresse électronique').fill('benevole@demo.example');
		await page.getByLabel('Mot de passe').fill(PASSWORD);
		await page.getByRole('button', { name: 'Se connecter' }).click();
		await expect(page).toHaveURL(`${network.server.address}/`);
	}
});

test('HT23 signing out ends the session and empties the browser, its language apart', async ({ network }) => {
	const page = await network.enter(null, { locale: 'en' });
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill('lecture@demo.example');
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.goto('/account', { waitUntil: 'networkidle' });
	const before = await page.context().cookies();
	const answered = page.waitForResponse((response) => response.url().endsWith('/sign-out'));
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	expect((await (await answered).allHeaders())['clear-site-data']).toBe('"cache", "storage"');
	await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	// the cookie of before is worth nothing any more, wherever it was copied to
	const cookie = before.map(({ name, value }) => `${name}=${value}`).join('; ');
	const answer = await fetch(`${network.server.address}/account`, { headers: { cookie } });
	expect(answer.status).toBe(401);
});
