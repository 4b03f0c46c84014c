/**
 * A whole notebook to open in the real window: one case with as many ledger entries as asked, one with as many rows of an
 * imported timeline, a measured clock and the incident's times. Kept in .cache/bench; every measurement works on a copy.
 */
import { appendFileSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNotebook } from '../../../main/services/notebook';
import { vaultAt } from '../../../main/services/session';
import { Shelf } from '../../../main/services/shelf';
import { VaultSlots } from '../../../main/services/vault-slots';
import { layout } from '../../../main/store/layout';
import { writeRecord } from '../../../main/store/record';
import { ledgerRules } from '../../../main/vault/ledger-rules';
import { unlock } from '../../../main/vault/slots';
import type { Gives, ServiceQuestion, Takes } from '../../../shared/contract';
import type { ChainId, Instant } from '../../../shared/vocabulary';
import { FOLDER, ledgerOf, steadyClock } from './ledger';

export const PASSPHRASE = 'velvet spoon harbour dawn';
export const HANDLER = 'Ben Ode';
export const MANY_ROWS = 'ROWS';

/** A copy in a folder that the caller removes. */
export async function notebookOf(size: number): Promise<{ readonly folder: string; readonly notebook: string }> {
	const kept = join(FOLDER, `notebook-${size}`);
	if (!existsSync(kept)) {
		const made = mkdtempSync(join(FOLDER, 'making-'));
		await makeNotebook(made, size);
		renameSync(made, kept);
	}
	const folder = mkdtempSync(join(FOLDER, 'window-'));
	const notebook = join(folder, 'notebook');
	cpSync(kept, notebook, { recursive: true });
	return { folder, notebook };
}

async function makeNotebook(folder: string, size: number): Promise<void> {
	const clock = steadyClock();
	const slotCost = { memoryKiB: 1024, passes: 1, parallelism: 1 };
	const dist = join(process.cwd(), 'dist/main');
	const notebook = await openNotebook({
		...{ folder, workerPath: join(dist, 'hashing-worker.cjs'), version: '0.0.0', clock, slotCost },
	});
	const ask = async <Q extends ServiceQuestion>(question: Q, input: Takes<Q>): Promise<Gives<Q>> => {
		const answer = await notebook.ask(question, input);
		if (answer.ok) return answer.value;
		throw new Error(`${question}: ${answer.refusal.sentence}`);
	};
	await ask('notebook.create', { notebook: 'Bench', name: HANDLER, passphrase: PASSPHRASE });
	await ask('case.open', { number: MANY_ROWS, title: 'Many rows' });
	await ask('host.record', { case: MANY_ROWS, name: 'FIN-FS01' });
	await ask('host.measure-skew', {
		...{ case: MANY_ROWS, host: 'FIN-FS01', reference: 'GPS', method: 'read aloud', accuracyMs: 1000 },
		...{ hostTime: '2026-02-01T00:01:00.000Z' as Instant, referenceTime: '2026-02-01T00:00:00.000Z' as Instant },
	});
	const csv = join(folder, 'rows.csv');
	writeFileSync(csv, [...csvRows(size)].join(''));
	await ask('timeline.import', { case: MANY_ROWS, file: notebook.ticketFor(csv) });
	rmSync(csv);
	await notebook.close();
	await addLedger(folder, size, clock);
}

function* csvRows(rows: number): Generator<string> {
	yield 'message,datetime,timestamp_desc,hostname,source\n';
	for (let n = 0; n < rows; n += 1) {
		const at = new Date(Date.UTC(2026, 0, 1) + n * 61_000 + (n > rows / 2 ? 10 * 86_400_000 : 0)).toISOString();
		const event = `[4624 / 0x1210] Record ${n} Logon of svc-backup from 10.20.0.${n % 255}, process C:\\Windows\\System32\\lsass.exe`;
		yield `"${event}",${n % 10 === 0 ? at.slice(0, 19) : at},Content Modification Time,FIN-FS01,WinEVTX\n`;
	}
}

/** The ledger that was signed before, as a case of this notebook. */
async function addLedger(folder: string, size: number, clock: ReturnType<typeof steadyClock>): Promise<void> {
	const made = await ledgerOf(size);
	const file = await vaultAt(folder);
	const [slot] = file?.slots ?? [];
	if (!file || !slot) throw new Error('the notebook was not made');
	const { vault, privateKey, keyId } = await unlock(file, slot.keyId, PASSPHRASE);
	const cost = async () => ({ memoryKiB: 1024, passes: 1, parallelism: 1 });
	const slots = new VaultSlots(folder, vault, file, { now: () => clock().at, cost });
	const shelf = new Shelf(folder, vault, slots, ledgerRules());
	await (await shelf.createCase(made.case, made.chain, clock)).close();
	const seal = vault.recordSeal(made.chain);
	const records = made.lines.map((line, at) => writeRecord(at + 1, line, seal));
	appendFileSync(layout(folder).chain(made.case, made.chain), Buffer.concat(records));
	const own = await shelf.openOwn(() => made.chain as ChainId, clock);
	await own.append('case.joined/1', { case: made.case, chain: made.chain }, [{ keyId, privateKey }]);
	await own.close();
	shelf.lock();
}
