/** How long a case takes to open: read and decrypted from the disk, verified, and made into what the screen shows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerBook } from '../../main/services/ledger-book';
import { ChainFile } from '../../main/store/chain-file';
import { writeRecord } from '../../main/store/record';
import { LedgerReaders } from '../../main/vault/ledger-readers';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { FOLDER, ledgerOf, recordSeal, steadyClock } from './made/ledger';
import { count, median, ms, sizes, spread, timed } from './made/say';
import { ledgerWorker } from './made/worker';

const TIMES = 5;
const workerPath = ledgerWorker();

for (const entries of sizes(1_000, 10_000, 100_000)) {
	const made = await ledgerOf(entries);
	const folder = mkdtempSync(join(FOLDER, 'open-'));
	try {
		const seal = recordSeal();
		const path = join(folder, made.chain);
		const bytes = Buffer.concat(made.lines.map((line, at) => writeRecord(at + 1, line, seal)));
		writeFileSync(path, bytes);
		const steps = { read: [] as number[], verified: [] as number[], shown: [] as number[] };
		for (let time = 0; time < TIMES; time += 1) {
			const readers = new LedgerReaders({ workerPath });
			const read = await timed(async () => {
				const chain = await ChainFile.open(path, { seal });
				const [lines = []] = await readers.read([chain.lines]);
				const ahead = new Map([[made.chain, lines]]);
				const chains = new Map([[made.chain, chain]]);
				return new LedgerBook(made.case, made.chain, chains, steadyClock(), ledgerRules(), ahead);
			});
			const book = read.value;
			steps.read.push(read.ms);
			steps.verified.push((await timed(() => book.checked())).ms);
			const shown = await timed(() => book.entries());
			steps.shown.push(shown.ms);
			if (shown.value.length !== entries) throw new Error(`${shown.value.length} of ${entries} entries are shown`);
			await book.close();
			await readers.close();
		}
		const [verified, shown] = [median(steps.verified), median(steps.shown)];
		const whole = steps.read.map((each, i) => each + (steps.verified[i] ?? 0) + (steps.shown[i] ?? 0));
		console.log(
			`${count(entries)} entries (${(bytes.length / 1e6).toFixed(1)} MB): opened in ${spread(whole)} ms (least / median / most); ` +
				`read, decrypted, digests and signatures checked ${spread(steps.read)} ms, the other rules ${ms(verified)}, entries for the screen ${ms(shown)}`,
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
