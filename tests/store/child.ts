/**
 * Runs in a process of its own, to be killed or to compete.
 *   append  <chain file> <chain id> <vault id> <notebook id> <key>   appends for ever; says each line once it is sealed
 *   lock    <folder>                                                takes the lock, says whether it got it, holds it
 */
import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { ChainFile } from '../../main/store/chain-file';
import { takeLock } from '../../main/store/lock';
import { Vault } from '../../main/vault/vault';
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId } from '../../shared/vocabulary';

const [deed, path = '', chain = '', vault = '', notebook = '', key = ''] = process.argv.slice(2);

async function append(): Promise<void> {
	const seal = new Vault(vault, notebook as CaseId, Buffer.from(key, 'hex')).recordSeal(chain as ChainId);
	const file = await ChainFile.open(path, { seal });
	for (let n = file.lines.length + 1; ; n++) {
		await file.append(`${n} ${'x'.repeat((n * 7919) % 9000)}`);
		writeSync(1, `${n}\n`);
	}
}

async function lock(): Promise<void> {
	const who = { pid: process.pid, startedAt: new Date().toISOString(), boot: 'boot', host: hostname() };
	try {
		await takeLock(path, who);
		writeSync(1, 'got\n');
	} catch (error) {
		writeSync(1, `${error instanceof Refused ? error.refusal.code : String(error)}\n`);
	}
	// Held until this process is told to end.
	process.stdin.resume();
}

await (deed === 'append' ? append() : lock());
