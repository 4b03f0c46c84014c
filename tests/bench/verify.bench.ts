/**
 * How fast a ledger is verified, signatures included, beside what OpenSSL says this machine can check. The promise:
 * 100,000 entries on two cores within 1.5 of two cores' worth of `openssl speed rsa3072`. `npm run bench verify 100000`
 */
import { spawnSync } from 'node:child_process';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import { ledgerOf } from './made/ledger';
import { count, ms, sizes, timed } from './made/say';

const CORES = 2;
const PROMISED = 1.5;

function opensslVerifiesPerSecond(): number | null {
	const { stdout } = spawnSync('openssl', ['speed', '-seconds', '2', 'rsa3072'], { encoding: 'utf8' });
	const [, perSecond] = /^rsa 3072 bits.*\s([\d.]+)\s*$/m.exec(stdout ?? '') ?? [];
	return perSecond === undefined ? null : Number(perSecond);
}

for (const entries of sizes(10_000)) {
	const { chain, lines } = await ledgerOf(entries);
	const openssl = opensslVerifiesPerSecond();
	const rules = ledgerRules();
	const read = await timed(() => readLines(lines, rules.hash));
	const verified = await timed(() => verifyLedger([{ chain, lines: read.value }], rules));
	const { faults, entries: found } = verified.value;
	if (faults.length > 0 || found.length !== entries)
		throw new Error(`the ledger for measuring has ${faults.length} faults; remove .cache/bench and try again`);
	const total = read.ms + verified.ms;
	const perSecond = (entries / total) * 1000;
	console.log(
		`${count(entries)} entries in ${ms(total)}: reading lines ${ms(read.ms)}, rules and signatures ${ms(verified.ms)}`,
	);
	console.log(`Sealbook: ${count(perSecond)} entries a second, one thread`);
	if (openssl === null) {
		console.log('openssl speed: not run, because there is no openssl here');
		continue;
	}
	const aims = openssl * CORES;
	const ratio = aims / perSecond;
	console.log(`openssl speed rsa3072: ${count(openssl)} verifies a second on one core, ${count(aims)} on ${CORES}`);
	console.log(`slower than ${CORES} cores of openssl by ${ratio.toFixed(2)}; promised: within ${PROMISED}`);
	console.log(ratio <= PROMISED ? 'kept' : 'not kept yet');
}
