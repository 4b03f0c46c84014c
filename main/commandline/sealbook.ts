/**
 * Every command of `sealbook`, on plain Node (20 or later): puts the rooms together, runs one command, ends with its
 * status. The bundle lies in dist/, so the workers and the package's description are found from there.
 */
import { join } from 'node:path';
import { deviceClock } from '../platform/clock';
import { baselineFiles } from '../services/files-of-baselines';
import { openNotebook } from '../services/notebook';
import { everyCommand } from './commands';
import { digestingRooms } from './digesting';
import { endWith } from './ending';
import { runCommandLine } from './run';
import { readElsewhere, receiptElsewhere } from './stranger';
import { systemTerminal } from './terminal';

const digesting = digestingRooms(__dirname);
const ledgerWorkerPath = join(__dirname, 'main', 'ledger-worker.cjs');
const verifyPagePath = join(__dirname, 'resources', 'case-file', 'verify.html');
const { version, workerPath } = digesting;

const rooms = {
	...digesting,
	openNotebook: (folder: string) =>
		openNotebook({
			...{ folder, workerPath, ledgerWorkerPath, verifyPagePath, version, clock: deviceClock() },
			...{ readCopy: readElsewhere(__filename), readReceipt: receiptElsewhere(__filename) },
		}),
	baselines: baselineFiles({ workerPath, version, clock: deviceClock() }),
};
endWith(runCommandLine(process.argv.slice(2), systemTerminal(process), rooms, everyCommand));
