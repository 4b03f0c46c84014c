/**
 * What `sealbook` starts. Digests need nothing of a notebook and begin in half the time without it, so `hash` runs from
 * here; every other command is in the bundle beside this one.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { digestingRooms } from './digesting';
import { endWith } from './ending';
import { hashCommand } from './hash';
import type { Rooms } from './invocation';
import { type Declare, runCommandLine } from './run';
import { systemTerminal } from './terminal';

const notHere = () => new Error('hash was about to open a notebook or a baseline');
const words = process.argv.slice(2);
if (words[0] === 'hash') {
	const rooms: Rooms = {
		...digestingRooms(__dirname),
		openNotebook: () => Promise.reject(notHere()),
		get baselines(): never {
			throw notHere();
		},
	};
	const digests: Declare = (program, run) => hashCommand(program, run, rooms.listFormats);
	endWith(runCommandLine(words, systemTerminal(process), rooms, digests));
} else createRequire(__filename)(join(__dirname, 'commands.cjs'));
