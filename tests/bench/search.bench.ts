/**
 * How long a search over every entry waits for its answer, from the texts in memory, and how long those take to make.
 * Beside it `grep -ciF` over the same texts in one file, which is what somebody without the program would use.
 * `npm run bench search 100000`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import { entriesOf } from '../../shared/projections/entries';
import { readQuery } from '../../shared/search/query';
import { answers, excerpt, type Searchable, searchable } from '../../shared/search/searchable';
import { ledgerOf } from './made/ledger';
import { count, ms, sizes, spread, timed } from './made/say';

const TIMES = 15;
const QUERIES = ['needle-nowhere', 'entry', 'entry note', 'kind:note by:nobody', 'a b c d', '"of the"'];

const folder = mkdtempSync(join(tmpdir(), 'sealbook-bench-search-'));
for (const entries of sizes(100_000)) {
	const { chain, lines } = await ledgerOf(entries);
	const rules = ledgerRules();
	const views = entriesOf(verifyLedger([{ chain, lines: readLines(lines, rules.hash) }], rules));
	const made = await timed(async () => views.map((view) => searchable(view)));
	const texts: readonly Searchable[] = made.value;
	const units = texts.reduce((sum, { text }) => sum + text.length, 0);
	console.log(`${count(entries)} entries, ${count(units)} characters: made searchable in ${ms(made.ms)}`);
	const file = join(folder, 'texts');
	writeFileSync(file, texts.map(({ text }) => text.replaceAll('\n', ' ')).join('\n'));
	for (const typed of QUERIES) {
		const query = readQuery(typed);
		const took: number[] = [];
		const greps: number[] = [];
		let found = 0;
		for (let time = 0; time < TIMES; time += 1) {
			const one = await timed(async () => {
				const hits = texts.filter((text) => answers(text, query));
				hits.slice(-50).map((hit) => excerpt(hit, query.words));
				return hits.length;
			});
			found = one.value;
			took.push(one.ms);
			const word = query.words[0];
			if (word === undefined) continue;
			greps.push((await timed(async () => spawnSync('grep', ['-ciF', word, file]))).ms);
		}
		const beside = greps.length > 0 ? `; grep -ciF of its first word ${spread(greps)} ms` : '';
		console.log(`${JSON.stringify(typed)}: ${count(found)} found in ${spread(took)} ms${beside}`);
	}
}
rmSync(folder, { recursive: true });
