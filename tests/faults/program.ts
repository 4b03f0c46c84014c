/**
 * Runs in a process of its own, to be killed, cut off, or given failing system calls: every kind of write of the store,
 * over and over. What it does next and what was acknowledged goes to standard output at once, one JSON value a line.
 *   <folder> <task as JSON>
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { ChainFile } from '../../main/store/chain-file';
import { makeFolder, replaceFile, sweepTemporary } from '../../main/store/durable';
import { chainsIn } from '../../main/store/layout';
import { takeLock } from '../../main/store/lock';
import { ObjectStore } from '../../main/store/objects';
import { Vault } from '../../main/vault/vault';
import { Refused } from '../../shared/refusal';
import { HOLDER, OBJECT_BYTES, type Said, type Task } from './report';

const [folder = '', text = '{}'] = process.argv.slice(2);
const task = JSON.parse(text) as Task;
const vault = new Vault(task.vault, task.notebook, Buffer.from(task.key, 'hex'));
const seals = new Map(task.chains.map((chain) => [chain, vault.recordSeal(chain)] as const));

let round = 0;
const say = (said: Omit<Said, 'round'>) => writeSync(1, `${JSON.stringify({ round, ...said })}\n`);

/** Says what is tried and, only after it resolved, that it was done; a refusal is said and not an end. */
async function attempt(what: Said['what'], value: string, work: () => Promise<unknown>): Promise<void> {
	say({ what, value, is: 'tried' });
	try {
		await work();
		say({ what, value, is: 'done' });
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		say({ what, value, is: 'refused', code: error.refusal.code });
	}
}

async function pass(place: string, turn: number): Promise<void> {
	await makeFolder(place);
	const lock = await takeLock(place, { ...HOLDER, pid: process.pid });
	await sweepTemporary(place);
	const open: ChainFile[] = [];
	for (const [id, seal] of seals) {
		const path = join(place, `${id}.ledger`);
		if ((await chainsIn(place)).includes(id)) open.push(await ChainFile.open(path, { seal }));
		else open.push(await ChainFile.create(path, { seal }));
		say({ what: 'chain', value: id, is: 'done' });
	}
	const objects = new ObjectStore(join(place, 'objects'), vault);
	for (let deed = 0; deed < task.deeds; deed++) {
		const number = turn * task.deeds + deed;
		for (const [at, id] of task.chains.entries()) {
			const line = `${id} ${number} ${'x'.repeat((number * 7919) % 5000)}`;
			await attempt('line', line, async () => open[at]?.append(line));
		}
		const version = `${number} ${'y'.repeat((number * 31) % 3000)}`;
		await attempt('document', version, () => replaceFile(join(place, 'document'), Buffer.from(version)));
		const fill = number % 5;
		await attempt('object', `${fill}`, () => objects.put(oneOf(Buffer.alloc(OBJECT_BYTES * fill, fill))));
	}
	for (const chain of open) await chain.close();
	await lock.release();
}

async function* oneOf(bytes: Buffer) {
	yield bytes;
}

for (let turn = task.from; turn < task.from + task.passes; turn++) {
	round = task.folders ? turn : 0;
	try {
		await pass(task.folders ? join(folder, `${turn}`) : folder, turn);
	} catch (error) {
		const code = error instanceof Refused ? error.refusal.code : undefined;
		say({ what: 'pass', value: code ? '' : String(error), is: code ? 'refused' : 'broken', ...(code && { code }) });
	}
}
