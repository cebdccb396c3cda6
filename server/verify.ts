import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { auditLedger } from './signing/audit-ledger.ts';
import { readJournal } from './signing/journal.ts';
import type { LedgerReader } from './signing/ledger-walk.ts';
import type { CheckName } from './signing/receipt-checks.ts';
import { verifyFile } from './signing/verify-receipt.ts';

// npm run verify -- FILE: checks a receipt or a bundle without a server. Exit 0: everything holds, 1: not, 2: usage.

const USAGE = `usage : npm run verify -- FICHIER [--key CLE.pem] [--ledger JOURNAL.jsonl]

FICHIER   un reçu (.json) ou un dossier de preuve (.zip)
--key     la clé publiée par le réseau : sans elle, seul le reçu dit par qui il est signé
--ledger  le registre exporté par le réseau : il est vérifié en entier`;

const SAID: Readonly<Record<CheckName, string>> = {
	readable: 'le fichier est un reçu de Tablée',
	signature: 'la signature est celle de ce reçu par cette clé',
	'key-id': 'la clé est celle que le reçu nomme',
	consistent: 'le reçu dit partout la même chose',
	'body-hash': 'l’empreinte de la décision est juste',
	'entry-hash': 'l’empreinte de l’entrée du registre est juste',
	text: 'le texte est celui qui a été proposé',
	'manifest-hash': 'le manifeste est celui qui a été signé',
	manifest: 'le manifeste parle de la même campagne et du même texte',
	'known-key': 'la clé est celle que le réseau publie',
	instance: 'le reçu vient de ce réseau',
	'in-ledger': 'le registre porte cette décision à cette place',
	'chain-after': 'le registre est intact depuis cette décision',
};

process.exitCode = await main();

async function main(): Promise<number> {
	const options = readOptions();
	if (!options) {
		console.error(USAGE);
		return 2;
	}
	let file: Uint8Array, publicKey: string | undefined, ledger: LedgerReader | undefined;
	try {
		file = await readFile(options.file);
		publicKey = options.key && (await readFile(options.key, 'utf8'));
		ledger = options.ledger ? readJournal(await readFile(options.ledger, 'utf8')) : undefined;
	} catch (error) {
		console.error(`illisible : ${(error as Error).message}`);
		return 2;
	}

	const report = await verifyFile(file, { publicKey, ledger });
	for (const { name, ok, detail } of report.checks) say(ok, SAID[name as CheckName], detail);
	if (report.receipt) {
		const { associationName, answer, title, version, at, keyId } = report.receipt;
		console.log(`\n${associationName} : ${answer}, « ${title} », version ${version}, le ${at}`);
		if (publicKey === undefined) console.log(`Comparez la clé ${keyId} avec celle que le réseau publie.`);
	}
	const whole = ledger ? await auditWhole(ledger) : true;
	return report.ok && whole ? 0 : 1;
}

async function auditWhole(ledger: LedgerReader): Promise<boolean> {
	const { ok, entries, head, problems } = await auditLedger(ledger, null);
	say(ok, `le registre entier (${entries} entrées)`, head);
	for (const { sequence, problem } of problems) console.log(`  entrée ${sequence} : ${problem}`);
	return ok;
}

function say(ok: boolean, what: string, detail: string): void {
	console.log(`${ok ? 'oui' : 'NON'}  ${what} (${detail})`);
}

function readOptions(): { file: string; key?: string; ledger?: string } | null {
	try {
		const { positionals, values } = parseArgs({
			allowPositionals: true,
			options: { key: { type: 'string' }, ledger: { type: 'string' } },
		});
		const [file, ...more] = positionals;
		return file === undefined || more.length > 0 ? null : { file, ...values };
	} catch {
		return null;
	}
}
