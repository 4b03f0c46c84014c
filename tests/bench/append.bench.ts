/**
 * What an append costs beside the fsync it must wait for: the same bytes written and fdatasync'ed bare, in the same
 * folder, in turn with it. And beside both: a whole note, signed.
 */
import { randomUUID } from 'node:crypto';
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ChainFile } from '../../main/store/chain-file';
import { writeRecord } from '../../main/store/record';
import { FOLDER, ledgerOf, recordSeal } from './made/ledger';
import { median, ms, quantile, sizes, timed } from './made/say';

const [times = 300] = sizes(300);
const line = (await ledgerOf(1_000)).lines.at(-1) ?? '';
const folder = mkdtempSync(join(FOLDER, 'append-'));
try {
	const seal = recordSeal();
	const chain = await ChainFile.create(join(folder, randomUUID()), { seal });
	const bare = openSync(join(folder, 'bare'), 'a');
	const record = writeRecord(1, line, seal);
	const bares: number[] = [];
	const appends: number[] = [];
	for (let at = 0; at < times; at += 1) {
		bares.push(
			(
				await timed(() => {
					writeSync(bare, record);
					fdatasyncSync(bare);
				})
			).ms,
		);
		appends.push((await timed(() => chain.append(line))).ms);
	}
	await chain.close();
	console.log(`${times} times ${record.length} bytes, in turn, on the disk of ${FOLDER}`);
	console.log(`write and fdatasync, bare: median ${ms(median(bares))}, 95 % within ${ms(quantile(bares, 0.95))}`);
	console.log(`ChainFile.append:          median ${ms(median(appends))}, 95 % within ${ms(quantile(appends, 0.95))}`);
	console.log(`append / bare = ${(median(appends) / median(bares)).toFixed(2)}`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
