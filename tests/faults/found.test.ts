/**
 * What the campaigns found, each told by itself: what a program left unsynced when it was killed, or could not sync, is
 * made safe by the next one before it shows or builds on it.
 */
import { beforeEach, expect, it } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import { makeFolder, removeFile, replaceFile } from '../../main/store/durable';
import type { RecordSeal } from '../../main/store/sealing';
import { chainId, refusalOf, vault } from '../store/place';
import { random } from './random';
import { SimulatedDisk } from './simulated-disk';

let disk: SimulatedDisk;
let seal: RecordSeal;
const PATH = '/notebook/chain.ledger';
const open = () => ChainFile.open(PATH, { seal, disk: disk.forProgram() });

/** A power cut that keeps nothing unsynced, on every turn of chance. */
const eachCut = (work: () => Promise<void>) => async () => {
	for (let seed = 0; seed < 40; seed++) {
		disk = new SimulatedDisk(random(seed));
		await disk.mkdir('/notebook');
		await (await disk.open('/', 0)).sync();
		await work();
	}
};

/** Runs `work` until the disk stops before its first call of `operation`. */
async function killedBefore(operation: 'datasync' | 'sync', work: () => Promise<unknown>): Promise<void> {
	disk.stopBefore = operation;
	await expect(work()).rejects.toThrow();
	disk.stopBefore = null;
	disk.kill();
}

beforeEach(() => {
	seal = vault().recordSeal(chainId());
});

it(
	'an entry that was written, not synced, by a killed program and then shown, outlives a power cut',
	eachCut(async () => {
		await (await ChainFile.create(PATH, { seal, disk: disk.forProgram() })).close();
		const chain = await open();
		await chain.append('one');
		await killedBefore('datasync', () => chain.append('two'));
		expect((await open()).lines).toEqual(['one', 'two']);
		disk.cutPower();
		expect((await open()).lines).toEqual(['one', 'two']);
	}),
);

it(
	'an entry that could not be synced, yet was found by the next program, leaves no hole under later ones',
	eachCut(async () => {
		const chain = await ChainFile.create(PATH, { seal, disk: disk.forProgram() });
		await chain.append('one');
		disk.plan({ at: 2, sticky: false, code: 'EIO' }, null);
		expect(await refusalOf(chain.append('two'))).toBe('notebook.read-only');
		disk.kill();
		const next = await open();
		await next.append('three');
		const lines = [...next.lines];
		disk.cutPower();
		expect((await open()).lines).toEqual(lines);
	}),
);

it(
	'a chain whose making was not finished keeps its name once entries are in it',
	eachCut(async () => {
		const folderNamesKnown = disk.forProgram();
		await makeFolder('/notebook', folderNamesKnown);
		const before = disk.calls;
		await ChainFile.create('/notebook/other.ledger', { seal, disk: folderNamesKnown });
		// The same again stops before the folder's sync, which comes just before the file is opened again.
		disk.plan(null, disk.calls - before - 2);
		await expect(ChainFile.create(PATH, { seal, disk: folderNamesKnown })).rejects.toThrow();
		disk.heal();
		disk.kill();
		const chain = await open();
		await chain.append('one');
		disk.cutPower();
		expect((await open()).lines).toEqual(['one']);
	}),
);

it(
	'a folder that a killed program made, and did not sync, keeps its name once something is in it',
	eachCut(async () => {
		await killedBefore('sync', () => makeFolder('/notebook/cases/one', disk.forProgram()));
		await makeFolder('/notebook/cases/one', disk.forProgram());
		disk.cutPower();
		expect((await disk.lstat('/notebook/cases/one')).isDirectory()).toBe(true);
	}),
);

it(
	'a file that was removed does not come back, and a removal that could not be made sure of says so',
	eachCut(async () => {
		const path = '/notebook/draft';
		await replaceFile(path, Buffer.from('text'), disk.forProgram());
		await removeFile(path, disk.forProgram());
		await removeFile(path, disk.forProgram());
		disk.cutPower();
		expect(disk.peek(path)).toBeNull();
		await replaceFile(path, Buffer.from('text'), disk.forProgram());
		disk.plan({ at: 1, sticky: false, only: 'unlink', code: 'EIO' }, null);
		expect(await refusalOf(removeFile(path, disk.forProgram()))).toBe('disk.EIO');
		disk.plan({ at: 1, sticky: false, only: 'sync', code: 'EIO' }, null);
		expect(await refusalOf(removeFile(path, disk.forProgram()))).toBe('disk.unknown-outcome');
		disk.heal();
	}),
);
