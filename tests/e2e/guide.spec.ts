import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from '../support/demo-network.ts';
import { GUIDE, picture } from '../support/guide-pictures.ts';
import {
	beginText,
	button,
	freezeAndPropose,
	link,
	linkInLetter,
	opener,
	writeLetter,
} from '../support/guide-steps.ts';
import { textOf } from '../support/writing.ts';

// Walks the chapters of docs/guide by the labels they name. `GUIDE_IMAGES=1 playwright test guide` writes their pictures.

const THEIR_PASSWORD = 'la soupe du jeudi soir';

test('UI70 the guide to coming in: invitation, password, link by letter, language, light and dark, leaving', async ({
	network,
}) => {
	const coordinator = await network.enter('coordination');
	await coordinator.goto('/associations/terre-d-errance-steenvoorde');
	await opener(coordinator, 'Inviter quelqu’un').click();
	await coordinator.getByLabel('Adresse électronique').fill('nouvelle@demo.example');
	await coordinator.getByLabel('Nom de la personne').fill('N. B.');
	await button(coordinator, 'Envoyer l’invitation').click();
	await expect(coordinator.getByRole('status').filter({ hasText: 'Invitation envoyée' })).toBeVisible();

	const page = await network.enter(null);
	await page.goto(await linkInLetter(network, 'Invitation à la table'));
	await picture(page, 'invitation');
	await page.getByLabel('Choisissez un mot de passe').fill(THEIR_PASSWORD);
	await button(page, 'Prendre ma place').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Ce qui vous attend' })).toBeVisible();
	await picture(page, 'accueil');

	await page.getByRole('link', { name: 'Votre compte' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'N. B.' })).toBeVisible();
	await picture(page, 'compte');
	await button(page, 'Se déconnecter').click();
	await page.waitForURL(/\/sign-in/);
	await picture(page, 'se-connecter');
	await page.goto('/papers');
	await expect(page.getByRole('link', { name: 'Votre compte' })).toHaveCount(0);

	await page.goto('/sign-in');
	await page.getByLabel('Adresse électronique').fill('nouvelle@demo.example');
	await button(page, 'Recevoir un lien de connexion').click();
	await expect(page.getByRole('status').filter({ hasText: 'Regardez votre courrier' })).toBeVisible();
	await page.goto(await linkInLetter(network, 'Votre lien de connexion'));
	await button(page, 'Entrer').click();
	await expect(page.getByRole('link', { name: 'Votre compte' })).toBeVisible();

	await page.goto('/');
	await button(page.getByRole('contentinfo'), 'Sombre').click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await picture(page, 'sombre');
	await button(page.getByRole('contentinfo'), 'Comme l’appareil').click();
	await button(page.getByRole('contentinfo'), 'العربية').click();
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await page.goto('/papers');
	await picture(page, 'arabe');
});

test('UI73 the guide to freezing and proposing: version, fingerprint, deadline, rule', async ({
	network,
}) => {
	const volunteer = await network.enter('benevole');
	await beginText(volunteer, 'Lettre au préfet sur l’eau');
	await expect(button(volunteer, 'Figer')).toBeVisible();
	await expect(link(volunteer, 'Proposer à la signature')).toHaveCount(0);

	const page = await network.enter('mrap-dunkerque');
	await page.goto(volunteer.url());
	await expect(textOf(page)).toBeVisible();
	await writeLetter(page);
	await button(page, 'Figer').click();
	await expect(page.getByRole('dialog')).toContainText('Figer la version 1');
	await picture(page.getByRole('dialog'), 'figer');
	await button(page.getByRole('dialog'), 'Figer cette version').click();
	await page.waitForURL(/\/versions\/1$/);
	await expect(page.getByRole('heading', { name: 'Empreinte du texte' })).toBeVisible();
	await picture(page, 'version-figee');
	await link(page, 'Proposer à la signature').click();
	await expect(page.getByText('Plus de la moitié de')).toBeVisible();
	const audiences = page.locator('form:has(section.rule) fieldset').last();
	await picture(audiences, 'proposer', button(page, 'Ouvrir à la signature'));
	await button(page, 'Ouvrir à la signature').click();
	await page.waitForURL(/\/campaigns\/(?!new)[\w-]+/);
	await expect(page.locator('.count .big b')).toHaveText('0');
	await picture(page, 'ouverte');
});

test('UI74 the guide to signing: read, choose, read again, confirm, keep the receipt; and to verifying it', async ({
	network,
}) => {
	const author = await network.enter('mrap-dunkerque');
	await beginText(author, 'Lettre commune sur les douches');
	await writeLetter(author);
	const campaign = await freezeAndPropose(author, true);
	expect(await linkInLetter(network, 'À signer\u00a0: Lettre commune sur les douches')).toContain(campaign);

	const page = await network.enter('salam-nord-pas-de-calais');
	await page.goto('/');
	await picture(page, 'attend-votre-reponse');
	await page.goto(campaign);
	await page.getByRole('radio', { name: /^Signer/ }).check();
	await picture(page, 'repondre');
	await button(page, 'Relire avant de confirmer').click();
	await expect(page.getByRole('heading', { name: 'Confirmer la réponse' })).toBeVisible();
	await picture(page.locator('#answer'), 'confirmer');
	await expect(page.locator('.count .big b')).toHaveText('0');
	await button(page, 'Signer pour l’association').click();
	await expect(page.getByRole('status').filter({ hasText: 'Réponse inscrite au registre' })).toBeVisible();
	await expect(page.locator('.count .big b')).toHaveText('1');
	await picture(page.locator('#answer'), 'recu');
	const asked = page.waitForEvent('download');
	await link(page, 'Reçu à vérifier (.zip)').click();
	const receipt = join(mkdtempSync(join(tmpdir(), 'guide-')), 'recu.zip');
	await (await asked).saveAs(receipt);

	const phone = await network.enter('emmaus-dunkerque', { width: 360 });
	await phone.goto(campaign);
	await picture(phone, 'repondre-telephone');
	await link(phone, 'Répondre pour l’association').click();
	await phone.getByRole('radio', { name: /^Demander une modification/ }).check();
	await phone.getByLabel('Vos raisons').fill('Nommer les trois lieux de vie, au deuxième paragraphe.');
	await phone.evaluate(() => window.scrollBy(0, 120));
	await picture(phone, 'demander-telephone');
	await button(phone, 'Relire avant de confirmer').click();
	await button(phone, 'Demander la modification').click();
	await expect(phone.getByRole('status').filter({ hasText: 'Réponse inscrite au registre' })).toBeVisible();

	await page.reload();
	await opener(page, 'Les autres réponses, avec leurs raisons').click();
	await expect(page.getByText('Nommer les trois lieux de vie')).toBeVisible();
	await picture(page.locator('#signatories'), 'signataires');
	// somebody else answers: what was unfolded and what was said stay so
	const association = 'mrap-dunkerque';
	const answer = { association, answer: 'sign', reason: '' };
	expect((await network.ask(association, `/api/v1${campaign}/decisions`, answer)).status).toBe(201);
	await expect(page.locator('.count .big b')).toHaveText('2');
	await expect(page.getByText('Nommer les trois lieux de vie')).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'Réponse inscrite au registre' })).toBeVisible();

	const anybody = await network.enter(null);
	await anybody.goto('/verify');
	await anybody.getByLabel('Reçu', { exact: true }).setInputFiles(receipt);
	await button(anybody, 'Vérifier').click();
	await expect(anybody.getByText('Ce reçu est authentique')).toBeVisible();
	await expect(anybody.locator('main')).not.toContainText('✗');
	await picture(anybody.locator('.result'), 'verifier');
	expect(execFileSync(process.execPath, ['server/verify.ts', receipt], { encoding: 'utf8' })).not.toContain(
		'NON',
	);

	const folder = join(receipt, '..');
	for (const [name, bytes] of Object.entries(unzipSync(readFileSync(receipt))))
		writeFileSync(join(folder, name), bytes);
	for (const command of await anybody.locator('pre').allInnerTexts()) {
		const said = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
		expect(said).toMatch(/^[0-9a-f]{64}|Signature Verified Successfully/);
		expect(readFileSync(join(GUIDE, '5-verifier.md'), 'utf8')).toContain(command);
	}
});

test('UI75 the guide to the network: association, group, invitation, mandate, and taking somebody out', async ({
	network,
}) => {
	const page = await network.enter('coordination');
	await page.goto('/network');
	await picture(page, 'reseau');
	await opener(page, 'Ajouter une association').click();
	const association = page.locator('form[action="?/association"]');
	await association.getByLabel('Nom', { exact: true }).fill('Les Amis du Fort');
	// a partner: what other tests count is the members
	await association.getByLabel('Place à la table').selectOption({ label: 'Association partenaire' });
	await picture(page.locator('details[open]'), 'ajouter-une-association');
	await button(association, 'Ajouter l’association').click();
	await expect(link(page, 'Les Amis du Fort')).toBeVisible();
	await opener(page, 'Ouvrir un groupe').click();
	const group = page.locator('form[action="?/group"]');
	await group.getByLabel('Nom', { exact: true }).fill('Eau et hygiène');
	await button(group, 'Ouvrir le groupe').click();
	await expect(link(page, 'Eau et hygiène')).toBeVisible();

	await page.goto('/associations/terre-d-errance-steenvoorde');
	await opener(page, 'Inviter quelqu’un').click();
	await picture(page.locator('details[open]'), 'inviter');
	await page.getByLabel('Adresse électronique').fill('passage@demo.example');
	await page.getByLabel('Nom de la personne').fill('P. Q.');
	await page.getByLabel('Rôle').selectOption({ label: 'Membre de l’association' });
	await button(page, 'Envoyer l’invitation').click();
	await expect(page.getByText('Invitations en cours')).toBeVisible();
	const person = await network.enter(null);
	await person.goto(await linkInLetter(network, 'Invitation à la table'));
	await person.getByLabel('Choisissez un mot de passe').fill(THEIR_PASSWORD);
	await button(person, 'Prendre ma place').click();
	await expect(person.getByRole('heading', { level: 1, name: 'Ce qui vous attend' })).toBeVisible();

	await opener(page, 'Donner un mandat').click();
	await page.getByLabel('Qui pourra signer').selectOption({ label: 'P. Q.' });
	await page.getByLabel('De quel droit').fill('décision du conseil du 2 février');
	await page.getByLabel('Sur quoi').selectOption({ label: 'Les textes du groupe Politique' });
	await picture(page.locator('details[open]'), 'donner-un-mandat');
	await button(page, 'Donner ce mandat').click();
	await expect(page.getByText('décision du conseil du 2 février', { exact: true })).toBeVisible();
	await linkInLetter(network, 'Vous pouvez signer pour');

	await person.goto('/campaigns');
	await expect(person.getByText('Réponse attendue pour').first()).toBeVisible();
	const row = page.locator('.people > li', { has: link(page, 'P. Q.') });
	await opener(row, 'Retirer').click();
	await picture(row, 'retirer');
	await button(row, 'Retirer P. Q. de l’association').click();
	await expect(row).toHaveCount(0);
	await expect(page.getByText('ne vaut pas aujourd’hui')).toBeVisible();
	await person.reload();
	await expect(person.getByText('Cela n’est pas ouvert à votre place')).toBeVisible();
	await person.goto('/');
	await expect(person.getByText('Vous n’êtes encore assis à aucune table')).toBeVisible();
});
