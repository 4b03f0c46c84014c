import { expect, it } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import { openDocument } from '../../main/store/documents';
import { makeFolder, replaceFile } from '../../main/store/durable';
import { ObjectStore } from '../../main/store/objects';
import { Refused } from '../../shared/refusal';
import { chainId, vault } from '../store/place';
import { tell, trials } from './count';
import { campaignSeed, random } from './random';
import { SimulatedDisk } from './simulated-disk';
import { variants } from './variants';

const CHUNK = 256 * 1024;
const SEALED_CHUNK = CHUNK + 16;
const HEADER = 40;
const TRAILER = 56;

/** What `work` ended in: the refusal's code, or null if it gave something. Any other error fails the test. */
async function refusal(work: () => Promise<unknown>): Promise<string | null> {
	try {
		await work();
		return null;
	} catch (error) {
		if (error instanceof Refused) return error.refusal.code;
		throw error;
	}
}

async function freshDisk(): Promise<SimulatedDisk> {
	const disk = new SimulatedDisk(random(1));
	await makeFolder('/notebook', disk);
	return disk;
}

it('every changed bit or byte of a document reads as its defaults', async () => {
	const disk = await freshDisk();
	const sealing = vault();
	const path = '/notebook/document.json';
	const open = () => openDocument(path, 'settings', sealing, { text: 'default' }, { disk });
	const low = await open();
	low.data.text = 'kept';
	await low.write();
	const whole = disk.peek(path) ?? Buffer.alloc(0);
	expect((await open()).data).toEqual({ text: 'kept' });
	let count = 0;
	const failed: string[] = [];
	for (const bytes of variants(whole)) {
		await replaceFile(path, bytes, disk);
		count += 1;
		if ((await open()).data.text !== 'default') failed.push(`variant ${count} was read`);
	}
	tell('a changed document', `${count} variants of ${whole.length} bytes`, failed, '0 accepted');
	expect(failed).toEqual([]);
});

it('chunks of objects swapped, dropped, doubled or brought from elsewhere give no other byte', async () => {
	const count = trials(150, 5000);
	const seed = campaignSeed();
	const chance = random(seed);
	const disk = await freshDisk();
	const sealing = vault();
	const store = new ObjectStore('/notebook/objects', sealing, disk);
	const pathOf = (object: Parameters<typeof sealing.objectFileName>[0]) =>
		`/notebook/objects/${sealing.objectFileName(object)}`;
	const parts = async (size: number) => {
		const bytes = chance.bytes(size);
		const { object } = await store.put(oneOf(bytes));
		const whole = disk.peek(pathOf(object)) ?? Buffer.alloc(0);
		const chunks: Buffer[] = [];
		for (let at = HEADER; at < whole.length - TRAILER; at += SEALED_CHUNK)
			chunks.push(whole.subarray(at, Math.min(at + SEALED_CHUNK, whole.length - TRAILER)));
		return { object, whole, pieces: [whole.subarray(0, HEADER), ...chunks, whole.subarray(whole.length - TRAILER)] };
	};
	// The same size twice, so that only what each piece is bound to tells them apart.
	const [one, two] = [await parts(CHUNK * 2 + 500), await parts(CHUNK * 2 + 500)];
	const failed: string[] = [];
	for (let trial = 0; trial < count; trial++) {
		const changed = [...one.pieces];
		const [from, to] = [chance.below(changed.length), chance.below(changed.length)];
		const deed = chance.below(4);
		const moved = (deed === 3 ? two.pieces : one.pieces)[from] ?? Buffer.alloc(0);
		if (deed === 0) changed.splice(from, 1);
		else if (deed === 1) changed.splice(to, 0, moved);
		else if (deed === 2) [changed[from], changed[to]] = [changed[to] ?? moved, moved];
		else changed[from] = moved;
		const bytes = Buffer.concat(changed);
		if (bytes.equals(one.whole)) continue;
		await replaceFile(pathOf(one.object), bytes, disk);
		const code = await refusal(async () => {
			for await (const _ of store.open(one.object));
		});
		if (code !== 'object.damaged') failed.push(`trial ${trial}: ${code ?? 'opened'}`);
	}
	tell('moved chunks', `${count} trials, seed ${seed}`, failed, '0 accepted');
	expect(failed).toEqual([]);
}, 600_000);

it('records of chains moved, or brought from another chain or an older writing, are damage or a torn tail', async () => {
	const count = trials(3000, 100_000);
	const seed = campaignSeed();
	const chance = random(seed);
	const disk = await freshDisk();
	const sealing = vault();
	const chains = [];
	for (let n = 0; n < 2; n++) {
		const id = chainId();
		const path = `/notebook/${id}.ledger`;
		const seal = sealing.recordSeal(id);
		const chain = await ChainFile.create(path, { seal, disk });
		const records: Buffer[] = [];
		for (let line = 0; line < 6; line++) {
			const before = disk.peek(path)?.length ?? 0;
			await chain.append(`chain ${n} line ${line}`);
			records.push((disk.peek(path) ?? Buffer.alloc(0)).subarray(before));
		}
		chains.push({ path, seal, records, lines: [...chain.lines] });
	}
	const [one, two] = chains;
	if (!one || !two) throw new Error('two chains');
	const failed: string[] = [];
	for (let trial = 0; trial < count; trial++) {
		const changed = [...one.records];
		for (let deed = 1 + chance.below(3); deed > 0; deed--) {
			const from = chance.pick(chance.oneIn(2) ? one.records : two.records);
			if (chance.oneIn(2)) changed.splice(chance.below(changed.length + 1), chance.below(2), from);
			else changed.splice(chance.below(changed.length), 1);
		}
		await replaceFile(one.path, Buffer.concat(changed), disk);
		const read = await ChainFile.openDamaged(one.path, { seal: one.seal, disk });
		const good = changed.findIndex((record, place) => record !== one.records[place]);
		const expected = good === -1 ? changed.length : good;
		const told = read.damagedAt !== null || read.tornBytes > 0 || expected === changed.length;
		const same = read.lines.length === expected && read.lines.every((line, place) => line === one.lines[place]);
		if (!told || !same) failed.push(`trial ${trial}: ${read.lines.length} lines, ${expected} of them good`);
	}
	tell('moved records', `${count} trials, seed ${seed}`, failed, '0 accepted');
	expect(failed).toEqual([]);
}, 600_000);

async function* oneOf(bytes: Buffer) {
	yield bytes;
}
