/**
 * A lost laptop, locked but on (promises 7, decision 8): after each way of locking, no process of the program holds the
 * vault's key, a person's private key or their passphrase. The same look before the lock finds every one of them in the
 * process that has to have it: a look that cannot find shows nothing.
 *
 * The passphrase is typed key by key, and while it stands in its field the window is not asked by Playwright's own
 * locators, which would carry what is in the field out into the main process.
 */
import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { openFor } from '../../main/vault/agreement';
import { fromBase64 } from '../../main/vault/base64';
import { keyFromPassphrase } from '../../main/vault/kdf';
import { subkey } from '../../main/vault/sealing';
import { ownKeys } from '../../main/vault/slots';
import { aadOfVaultKey, readVault } from '../../main/vault/vault-file';
import { tell, tellNotRun } from '../faults/count';
import { expect, type Opened, test } from './app';
import { family, isThere, lookThrough, mayLookThrough, type Secrets } from './process-memory';
import { processesOf } from './processes';

const root = resolve(import.meta.dirname, '../..');
const PASSPHRASE = 'heron umbrella walnut gazette';
const PURPOSES = ['ledger', 'objects', 'documents', 'names', 'ring', 'vault file'];
const NUMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;

const ways: readonly (readonly [string, (opened: Opened) => Promise<void>])[] = [
	// The page may be gone before the key is up.
	['by key', async ({ page }) => page.keyboard.press('Control+l').catch(() => undefined)],
	['on idle', ({ app }) => power(app, () => Reflect.set(globalThis, 'idleSeconds', 7200))],
	['on suspend', ({ app }) => power(app, () => undefined, 'suspend')],
	['when the screen is locked', ({ app }) => power(app, () => undefined, 'lock-screen')],
];

test('after every lock no process holds a key or a passphrase', async ({ launch, folder, notebook }) => {
	const words = join(folder, 'passphrase');
	writeFileSync(words, `${PASSPHRASE}\n`);
	const made = ['notebook', 'init', '--name', 'FIELD-04', '--handler', 'Mara Lindqvist'];
	const program = join(root, 'dist/sealbook.cjs');
	execFileSync(process.execPath, [program, '--notebook', notebook, '--passphrase-file', words, ...made]);
	const secrets = await secretsOf(notebook);
	const { app, page, quit, printed } = await launch();
	await app.evaluate(({ powerMonitor }) => {
		powerMonitor.getSystemIdleTime = () => Number(Reflect.get(globalThis, 'idleSeconds') ?? 0);
	});
	const first = app.process().pid ?? 0;
	if (!mayLookThrough(first)) {
		tellNotRun('memory after a lock', 'this system does not let a test read another process’s memory');
		return;
	}
	let shown = page;
	let looks = 0;
	for (const [how, lock] of ways) {
		await unlockByHand(shown);
		// All of them once; after that the one that must hold them, which is enough to know that the look still finds.
		const { window: windows, notebook: keeps } = await processesOf(app);
		const before = look(looks === 0 ? family(first) : [keeps], secrets);
		const held = new Set(before.flatMap(({ found }) => Object.keys(found)));
		const keeper = before.find(({ pid }) => pid === keeps);
		expect(Object.keys(keeper?.found ?? {}), `${how}: found in the notebook’s process`).toEqual(
			expect.arrayContaining(['key of the vault', ...PURPOSES.slice(0, 1).map((name) => `key for ${name}`)]),
		);
		for (const name of NUMBERS) expect([...held].join('; '), `${how}: ${name}`).toContain(`private ${name}`);
		expect([...held].join('; '), how).toContain('passphrase, UTF-8');
		const others = before.filter((one) => one !== keeper).flatMap(({ found }) => Object.keys(found));
		expect(
			others.filter((name) => !name.startsWith('passphrase')),
			`${how}: keys outside the notebook’s process`,
		).toEqual([]);
		const fresh = app.waitForEvent('window');
		await lock({ app, page: shown, quit, printed });
		shown = await fresh;
		await headingIs(shown, 'FIELD-04');
		for (const pid of [keeps, windows]) expect(await gone(pid), `${how}: what had them has ended`).toBe(true);
		const after = look(family(first), secrets);
		looks += after.length;
		expect(
			after.flatMap(({ process: name, found }) => Object.keys(found).map((secret) => `${secret} in ${name}`)),
			`${how}: found after the lock`,
		).toEqual([]);
		const megabytes = after.reduce((sum, one) => sum + one.megabytes, 0);
		console.log(`memory: locked ${how}: ${secrets.size} secrets, ${after.length} processes, ${megabytes} MB, 0 found`);
		await app.evaluate(() => Reflect.set(globalThis, 'idleSeconds', 0));
	}
	tell(
		'memory after a lock',
		`${ways.length} ways, ${secrets.size} secrets, ${looks} processes looked through`,
		[],
		'0 found',
	);
	expect(looks).toBeGreaterThanOrEqual(ways.length * 3);
});

const look = (pids: readonly number[], secrets: Secrets) => pids.flatMap((pid) => lookThrough(pid, secrets) ?? []);

/** Says to the program what its system would say. */
async function power(app: ElectronApplication, act: () => unknown, event?: string): Promise<void> {
	await app.evaluate(act);
	if (event !== undefined)
		await app.evaluate(({ powerMonitor }, name) => {
			Reflect.apply(powerMonitor.emit, powerMonitor, [name]);
		}, event);
}

async function unlockByHand(page: Page): Promise<void> {
	await page.getByLabel('Passphrase', { exact: true }).click();
	await page.keyboard.type(PASSPHRASE);
	await page.keyboard.press('Enter');
	await headingIs(page, 'Cases');
}

/** Asks for the heading's text and for nothing else of the page. */
async function headingIs(page: Page, text: string): Promise<void> {
	await page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, text, {
		timeout: 60_000,
	});
}

async function gone(pid: number): Promise<boolean> {
	for (let tries = 0; tries < 50; tries += 1) {
		if (!isThere(pid)) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return false;
}

/** What the one handler's passphrase opens in this notebook, in every form that memory could hold it in. */
async function secretsOf(notebook: string): Promise<Secrets> {
	const file = await readVault(notebook);
	const [slot] = file.slots;
	if (!slot) throw new Error('nobody can open this notebook');
	const { kdf } = slot.passphrase;
	const derived = await keyFromPassphrase(PASSPHRASE, kdf);
	const wrapping = (purpose: string) => subkey(derived, fromBase64(kdf.salt), purpose);
	const { agreement, pkcs8 } = await ownKeys(file, slot, PASSPHRASE, 'passphrase');
	const key = openFor(agreement, aadOfVaultKey(file, slot, file.ring.length), fromBase64(slot.vaultKey));
	const jwk = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
	const numbers = NUMBERS.flatMap((name): [string, Buffer][] => {
		const number = Buffer.from(jwk[name] ?? '', 'base64url');
		// Big numbers lie in memory with their last bytes first.
		return [
			[`private ${name}`, number],
			[`private ${name}, reversed`, Buffer.from(number).reverse()],
		];
	});
	return new Map<string, Buffer>([
		['key of the vault', key],
		...PURPOSES.map((purpose): [string, Buffer] => [`key for ${purpose}`, subkey(key, file.vault, purpose)]),
		['key from the passphrase', derived],
		['key that wraps the agreement key', wrapping('way, agreement key')],
		['key that wraps the private key', wrapping('way, private key')],
		['agreement key', agreement],
		['passphrase, UTF-8', Buffer.from(PASSPHRASE, 'utf8')],
		['passphrase, UTF-16', Buffer.from(PASSPHRASE, 'utf16le')],
		['private key, PKCS #8', pkcs8.subarray(-200)],
		...numbers,
	]);
}
