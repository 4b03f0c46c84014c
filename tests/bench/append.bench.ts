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
import { median, ms, quantile, ratios, sizes, timed } from './made/say';

const PARTS = 5;
const told = (all: readonly number[]) =>
	`least ${ms(Math.min(...all))}, median ${ms(median(all))}, 95 % within ${ms(quantile(all, 0.95))}, most ${ms(Math.max(...all))}`;

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
	console.log(`write and fdatasync, bare: ${told(bares)}`);
	console.log(`ChainFile.append:          ${told(appends)}`);
	const parts = Array.from({ length: PARTS }, (_, part) => {
		const mine = (all: readonly number[]) => median(all.filter((_, at) => at % PARTS === part));
		return mine(appends) / mine(bares);
	});
	console.log(
		`append / bare = ${(median(appends) / median(bares)).toFixed(2)}; in ${PARTS} parts ${ratios(parts)} (least / median / most)`,
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
