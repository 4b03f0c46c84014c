/**
 * What needs no notebook beside digests: baselines and sets of known files. It starts in a fraction of the time and the
 * memory that every command together takes.
 */
import { dirname, join } from 'node:path';
import { deviceClock } from '../platform/clock';
import { baselineFiles } from '../services/files-of-baselines';
import { setFiles } from '../services/set-files';
import { baselineCommands } from './baseline';
import { digestingRooms } from './digesting';
import { endWith } from './ending';
import { hashsetCommands } from './hashset';
import { type Declare, runCommandLine } from './run';
import { systemTerminal } from './terminal';

const digesting = digestingRooms(__dirname);
const { version, workerPath } = digesting;
const clock = deviceClock();
const hashsetWorkerPath = join(dirname(workerPath), 'hashset-worker.cjs');

const rooms = {
	...digesting,
	openNotebook: async () => setFiles({ hashsetWorkerPath, version, clock }),
	baselines: baselineFiles({ workerPath, version, clock }),
};
const declare: Declare = (program, run) => {
	baselineCommands(program, run);
	hashsetCommands(program, run);
};
endWith(runCommandLine(process.argv.slice(2), systemTerminal(process), rooms, declare));
