/**
 * Runs in a process of its own, to be killed, cut off, or given failing system calls: every kind of write of the store,
 * over and over. What it does next and what was acknowledged goes to standard output at once, one JSON value a line.
 *   <folder> <task as JSON>
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { ChainFile } from '../../main/store/chain-file';
import { nodeDisk } from '../../main/store/disk';
import { makeFolder, sweepTemporary } from '../../main/store/durable';
import { chainsIn, layout } from '../../main/store/layout';
import { takeLock } from '../../main/store/lock';
import { ObjectStore } from '../../main/store/objects';
import { countFailedUnlock } from '../../main/vault/failed-unlocks';
import { Vault } from '../../main/vault/vault';
import { Refused } from '../../shared/refusal';
import { PLANTS } from './plants';
import { HOLDER, OBJECT_BYTES, type Said, type Task } from './report';
import { runningFull, takingAllHandles } from './scarce';
import { SMALL_FILE_NAMES, SMALL_FILES, THEN, textFor } from './small-files';

const [folder = '', text = '{}'] = process.argv.slice(2);
const task = JSON.parse(text) as Task;
const vault = new Vault(task.vault, task.notebook, Buffer.from(task.key, 'hex'));
const seals = new Map(task.chains.map((chain) => [chain, vault.recordSeal(chain)] as const));
const plant = PLANTS[task.plant ?? ''] ?? {};
let disk = plant.disk?.(nodeDisk) ?? nodeDisk;

let round = 0;
const now = () => Number(process.hrtime.bigint());
const say = (said: Omit<Said, 'round' | 'at'>) => writeSync(1, `${JSON.stringify({ round, at: now(), ...said })}\n`);

/** Says what is tried and, only after it resolved, that it was done; a refusal is said and not an end. */
async function attempt(what: Said['what'], value: string, work: () => Promise<unknown>): Promise<void> {
	say({ what, value, is: 'tried' });
	try {
		await work();
		say({ what, value, is: 'done' });
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		say({ what, value, is: 'refused', code: error.refusal.code, sentence: error.message });
	}
}

async function pass(place: string, turn: number): Promise<void> {
	await makeFolder(place, disk);
	const lock = await takeLock(place, { ...HOLDER, pid: process.pid }, disk);
	for (const at of [place, layout(place).notebook, join(place, 'objects')]) await sweepTemporary(at, disk);
	const open: ChainFile[] = [];
	for (const [id, seal] of seals) {
		const path = join(place, `${id}.ledger`);
		const isThere = (await chainsIn(place, disk)).includes(id);
		const chain = await (isThere ? ChainFile.open : ChainFile.create)(path, { seal, disk });
		open.push(chain);
		say({ what: 'chain', value: id, is: 'done', shown: chain.lines.length });
	}
	const objects = new ObjectStore(join(place, 'objects'), vault, disk);
	for (let deed = 0; deed < task.deeds; deed++) {
		const number = turn * task.deeds + deed;
		for (const [at, id] of task.chains.entries()) {
			const line = `${id} ${number} ${'x'.repeat((number * 7919) % 5000)}`;
			await attempt('line', line, async () => {
				const chain = open[at];
				if (chain) await (plant.append?.(chain, line) ?? chain.append(line));
			});
		}
		for (const name of SMALL_FILE_NAMES) {
			const version = textFor(name, number);
			const at = { place, vault, notebook: task.notebook, disk };
			await attempt(name, version, () => SMALL_FILES[name].write(at, version));
		}
		await attempt('count', '', async () => {
			await makeFolder(layout(place).notebook, disk);
			await countFailedUnlock(layout(place).failedUnlocks, THEN, disk);
		});
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
	say({ what: 'pass', value: `${turn}`, is: 'tried' });
	const work = () => pass(task.folders ? join(folder, `${turn}`) : folder, turn);
	try {
		if (task.scarce === 'room') disk = runningFull(nodeDisk, turn);
		await (task.scarce === 'handles' ? takingAllHandles(turn, work) : work());
	} catch (error) {
		const code = error instanceof Refused ? error.refusal.code : undefined;
		const value = code ? '' : String(error instanceof Error ? (error.stack ?? error) : error);
		const sentence = error instanceof Refused ? error.message : '';
		say({ what: 'pass', value, is: code ? 'refused' : 'broken', ...(code && { code, sentence }) });
	}
}
