/**
 * The program `sealbook`, on plain Node (20 or later): puts the rooms together, runs one command, ends with its status.
 * The bundle lies in dist/, so the worker and the package's description are found from there.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dfxmlHashList } from '../baselines/hash-dfxml';
import { HashingPool } from '../hashing/digest-files';
import { hashList, LIST_FORMATS } from '../hashing/formats';
import { hashTree } from '../hashing/hash-tree';
import { listTree } from '../hashing/list-tree';
import { displayName } from '../hashing/names';
import { deviceClock } from '../platform/clock';
import { baselineFiles } from '../services/files-of-baselines';
import { openNotebook } from '../services/notebook';
import { runCommandLine } from './run';
import { readElsewhere, receiptElsewhere } from './stranger';
import { systemTerminal } from './terminal';

const workerPath = join(__dirname, 'main', 'hashing-worker.cjs');
const ledgerWorkerPath = join(__dirname, 'main', 'ledger-worker.cjs');
const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };

// Should Node ever end without an answer, with nothing left to wait for, that is a bug and no success.
process.exitCode = 3;

const baselines = baselineFiles({ workerPath, version, clock: deviceClock() });

void runCommandLine(process.argv.slice(2), systemTerminal(process), {
	version,
	now: () => performance.now(),
	openNotebook: (folder) =>
		openNotebook({
			...{ folder, workerPath, ledgerWorkerPath, version, clock: deviceClock() },
			...{ readCopy: readElsewhere(__filename), readReceipt: receiptElsewhere(__filename) },
		}),
	listFormats: [...LIST_FORMATS, 'dfxml'],
	displayName,
	baselines,
	hashList: (format, options) => (format === 'dfxml' ? dfxmlHashList(options, version) : hashList(format, options)),
	async *hashTree(paths, options) {
		const pool = new HashingPool({ workerPath });
		try {
			yield* hashTree(paths, { ...options, pool });
		} finally {
			await pool.close();
		}
	},
	async *listTree(paths, options) {
		const pool = new HashingPool({ workerPath });
		try {
			yield* listTree(paths, { ...options, pool });
		} finally {
			await pool.close();
		}
	},
}).then((status) => {
	process.exitCode = status;
	// A terminal left half-read or a worker still ending must not keep a finished command waiting.
	process.stdout.write('', () => process.stderr.write('', () => process.exit(status)));
});
