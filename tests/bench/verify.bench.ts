/**
 * How fast a ledger is verified, signatures included, beside what OpenSSL says this machine can check. The promise:
 * 100,000 entries on two cores within 1.5 of what `openssl speed -multi 2 rsa3072` verifies on them: two cores are not always
 * twice one. OpenSSL is measured before and after each run; one process of it, times two, stands beside for comparison.
 * `npm run bench verify 10000` takes fewer; the first run of a size makes its ledger, which takes minutes.
 */
import { LedgerReaders } from '../../main/vault/ledger-readers';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { verifyLedger } from '../../shared/ledger/verify';
import { ledgerOf } from './made/ledger';
import { opensslVerifies } from './made/openssl';
import { count, median, ms, ratios, sizes, spread, timed } from './made/say';
import { ledgerWorker } from './made/worker';

const CORES = 2;
const PROMISED = 1.5;
const TIMES = 5;

const workerPath = ledgerWorker();
console.log(
	`on ${process.versions.electron ? `Electron ${process.versions.electron}, ` : ''}Node ${process.versions.node}`,
);
for (const entries of sizes(100_000)) {
	const { chain, lines } = await ledgerOf(entries);
	const took: number[] = [];
	const reading: number[] = [];
	const busy: number[] = [];
	const alone: number[] = [];
	const together: number[] = [];
	const measureOpenssl = () => {
		const [one, two] = [opensslVerifies(1), opensslVerifies(CORES)];
		if (one === null || two === null) return;
		alone.push(one * CORES);
		together.push(two);
	};
	measureOpenssl();
	for (let time = 0; time < TIMES; time += 1) {
		// Threads are started within the measurement, as they are when a notebook is opened.
		const readers = new LedgerReaders({ workerPath, threads: CORES });
		const before = process.cpuUsage();
		const read = await timed(() => readers.read([lines]));
		const verified = await timed(() => verifyLedger([{ chain, lines: read.value[0] ?? [] }], ledgerRules()));
		const { user, system } = process.cpuUsage(before);
		busy.push((user + system) / entries);
		await readers.close();
		const { faults, entries: found, signatures } = verified.value;
		if (faults.length > 0 || found.length !== entries || signatures !== entries)
			throw new Error(`the ledger for measuring has ${faults.length} faults; remove .cache/bench and try again`);
		took.push(read.ms + verified.ms);
		reading.push(read.ms);
		measureOpenssl();
	}
	const rates = took.map((each) => (entries / each) * 1000);
	console.log(
		`${count(entries)} entries in ${spread(took)} ms, of which ${ms(median(reading))} in ${CORES} threads (lines, digests, bodies, ` +
			`signatures) and the rest in one (numbers, links, admissions, order)`,
	);
	console.log(`Sealbook: ${spread(rates)} entries a second; ${spread(busy)} µs of all processors an entry`);
	// `openssl speed` alone counts the processor's time, so this ratio stands on a machine that does other things too.
	sayProcessors(alone, busy);
	say(`${CORES} × openssl speed rsa3072`, alone, rates);
	say(`openssl speed -multi ${CORES} rsa3072`, together, rates);
}

function sayProcessors(openssl: readonly number[], busy: readonly number[]): void {
	if (openssl.length === 0) return;
	const one = (CORES * 1e6) / median(openssl);
	console.log(
		`processor time: ${one.toFixed(1)} µs a verify by openssl; ratio ${ratios(busy.map((each) => each / one))}`,
	);
}

function say(what: string, openssl: readonly number[], rates: readonly number[]): void {
	if (openssl.length === 0) {
		console.log(`${what}: not run, because there is no openssl here`);
		return;
	}
	const each = rates.map((rate, i) => ((openssl[i] ?? 0) + (openssl[i + 1] ?? 0)) / 2 / rate);
	const kept = median(each) <= PROMISED ? 'kept' : 'not kept';
	console.log(`${what}: ${spread(openssl)} verifies a second; ratio ${ratios(each)}; promised ${PROMISED}: ${kept}`);
}
