import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { flipped } from './changed-bytes.ts';
import { anna, answer, layTable, openCampaign } from './table.ts';

const run = promisify(execFile);
const VERIFY = join(import.meta.dirname, '../../../server/verify.ts');

async function proofs() {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-proof-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	await using table = await layTable('memory');
	const { campaign } = await openCampaign(table);
	const receipt = await answer(table, campaign.id, 'a01');
	const bundle = await table.signing.receiptBundle(anna(table), campaign.id, 'a01');
	for (const [name, bytes] of Object.entries(unzipSync(bundle))) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), bytes);
	}
	await writeFile(join(folder, 'preuve.zip'), bundle);
	await writeFile(join(folder, 'preuve.json'), JSON.stringify(receipt));
	await writeFile(join(folder, 'journal.jsonl'), await table.signing.journal(anna(table)));
	await writeFile(join(folder, 'publiee.pem'), table.signing.publicKey().pem);
	return { folder, payload: JSON.parse(receipt.payload) };
}

function shell(folder: string, command: string) {
	return run('sh', ['-c', command], { cwd: folder }).then(
		({ stdout }) => ({ ok: true, stdout }),
		(error: { stdout: string }) => ({ ok: false, stdout: error.stdout }),
	);
}

const OPENSSL = 'openssl pkeyutl -verify -pubin -inkey cle.pem -rawin -in recu.json -sigfile recu.sig';

describe('sha256sum and openssl alone', () => {
	test('SG19 check the text, the manifest, the signature and the key', async () => {
		const { folder, payload } = await proofs();
		expect((await shell(folder, 'sha256sum texte.md')).stdout).toContain(payload.textSha256);
		const manifest = await shell(folder, "( printf 'tablee/manifest/v1\\n'; cat manifest.json ) | sha256sum");
		expect(manifest.stdout).toContain(payload.manifestSha256);
		expect(await shell(folder, OPENSSL)).toEqual({ ok: true, stdout: 'Signature Verified Successfully\n' });
		const key = await shell(folder, 'openssl pkey -pubin -in cle.pem -outform DER | sha256sum');
		expect(key.stdout.slice(0, 16)).toBe(payload.keyId);
		const howTo = await readFile(join(folder, 'VERIFIER.txt'), 'utf8');
		expect(howTo.split(OPENSSL)).toHaveLength(3);
		expect(howTo.split("( printf 'tablee/manifest/v1\\n'; cat manifest.json ) | sha256sum")).toHaveLength(3);
	});

	test.each(['recu.json', 'recu.sig'])('SG19 one changed byte of %s fails openssl', async (name) => {
		const { folder } = await proofs();
		const bytes = await readFile(join(folder, name));
		for (const place of [0, bytes.length >> 1, bytes.length - 1]) {
			await writeFile(join(folder, name), flipped(bytes, place));
			expect((await shell(folder, OPENSSL)).ok).toBe(false);
		}
	});
});

describe('npm run verify', () => {
	function verify(folder: string, ...args: string[]) {
		const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFY, ...args], {
			cwd: folder,
			encoding: 'utf8',
		});
		return { status, stdout, stderr };
	}

	test('SG26 says line by line that a bundle, a receipt and a journal hold', async () => {
		const { folder, payload } = await proofs();
		const zip = verify(folder, 'preuve.zip', '--key', 'publiee.pem', '--ledger', 'journal.jsonl');
		expect(zip.stdout).not.toContain('NON');
		expect(zip.stdout).toContain('oui  le texte est celui qui a été proposé');
		expect(zip.stdout).toContain('Association a01 : sign, « Lettre ouverte », version 1');
		expect(zip.status).toBe(0);
		const json = verify(folder, 'preuve.json');
		expect(json.stdout).toContain(`Comparez la clé ${payload.keyId}`);
		expect(json.status).toBe(0);
	});

	test('SG26 exits with 1 and says what does not hold', async () => {
		const { folder, payload } = await proofs();
		const journal = await readFile(join(folder, 'journal.jsonl'), 'utf8');
		await writeFile(
			join(folder, 'journal.jsonl'),
			journal.replaceAll(payload.hash, payload.hash.replace(/./g, '0')),
		);
		const { status, stdout } = verify(folder, 'preuve.json', '--ledger', 'journal.jsonl');
		expect(stdout).toContain('NON  le registre porte cette décision à cette place');
		expect(stdout).toContain('NON  le registre entier');
		expect(status).toBe(1);
		await writeFile(join(folder, 'autre.pem'), 'autre clé');
		expect(verify(folder, 'preuve.json', '--key', 'autre.pem').status).toBe(1);
	});

	test('SG26 exits with 2 when it is not told what to check', async () => {
		const { folder } = await proofs();
		expect(verify(folder)).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') });
		expect(verify(folder, 'no-such-file').status).toBe(2);
		expect(verify(folder, 'preuve.json', '--what').status).toBe(2);
	});

	test('SG24 the journal names nobody', async () => {
		const { folder } = await proofs();
		const journal = await readFile(join(folder, 'journal.jsonl'), 'utf8');
		expect(journal).toContain('"type":"mandate-granted"');
		expect(journal).not.toMatch(/somebody|anna|conseil/);
	});
});
