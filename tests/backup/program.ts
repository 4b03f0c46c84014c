/**
 * Runs in a process of its own, to be killed: makes or restores a backup, and says each step.
 *   make    <notebook> <stick> <vault id> <key> <records as JSON>
 *   restore <stick> <to>
 */
import { writeSync } from 'node:fs';
import { makeBackup } from '../../main/backup/make';
import { restoreBackup } from '../../main/backup/restore';
import { Vault } from '../../main/vault/vault';
import { Refused } from '../../shared/refusal';
import type { CaseId, Instant } from '../../shared/vocabulary';

const [deed, from = '', to = '', id = '', key = '', records = '[]'] = process.argv.slice(2);
const at = '2026-11-22T01:40:00.000Z' as Instant;
const going = {
	signal: new AbortController().signal,
	onProgress: () => writeSync(1, '.\n'),
};

async function run(): Promise<unknown> {
	if (deed === 'restore') return restoreBackup({ from, to, at, boot: `boot ${process.pid}`, ...going });
	const vault = new Vault(id, 'notebook' as CaseId, Buffer.from(key, 'hex'));
	const counted = new Map<string, number>(JSON.parse(records));
	return makeBackup({
		folder: from,
		to,
		vault,
		name: 'Team',
		madeAt: at,
		records: counted,
		longestPartBytes: 8192,
		...going,
	});
}

try {
	await run();
	writeSync(1, 'done\n');
} catch (error) {
	writeSync(1, `${error instanceof Refused ? error.refusal.code : String(error)}\n`);
	process.exitCode = 1;
}
