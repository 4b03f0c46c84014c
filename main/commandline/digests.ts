/** `sealbook hash`: it opens no notebook and no baseline. */
import { digestingRooms } from './digesting';
import { endWith } from './ending';
import { hashCommand } from './hash';
import type { Rooms } from './invocation';
import { type Declare, runCommandLine } from './run';
import { systemTerminal } from './terminal';

const notHere = () => new Error('hash was about to open a notebook or a baseline');
const rooms: Rooms = {
	...digestingRooms(__dirname),
	openNotebook: () => Promise.reject(notHere()),
	get baselines(): never {
		throw notHere();
	},
};
const declare: Declare = (program, run) => hashCommand(program, run, rooms.listFormats);
endWith(runCommandLine(process.argv.slice(2), systemTerminal(process), rooms, declare));
