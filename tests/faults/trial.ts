/**
 * One trial of the whole store on a simulated disk: a few runs of a program that takes the lock, recovers, writes chains,
 * documents and objects by chance, while the disk fails, fills up or stops, the program is killed or the power cut, also
 * during recovery. Then everything is read on a disk that works, and work must go on.
 */
import { createHash } from 'node:crypto';
import { ChainFile } from '../../main/store/chain-file';
import type { Disk } from '../../main/store/disk';
import { makeFolder, readWhole, replaceFile, sweepTemporary } from '../../main/store/durable';
import { chainsIn } from '../../main/store/layout';
import { type Lock, takeLock } from '../../main/store/lock';
import { ObjectStore } from '../../main/store/objects';
import type { RecordSeal } from '../../main/store/sealing';
import type { Vault } from '../../main/vault/vault';
import { Refused } from '../../shared/refusal';
import type { ChainId, Sha256 } from '../../shared/vocabulary';
import { Expected, ExpectedChain, ExpectedDocument, must } from './expected';
import type { Random } from './random';
import { SimulatedDisk, Stopped } from './simulated-disk';

/** What a planted fault changes: the disk between the store and the simulated one, or how a line is acknowledged. */
export interface Plant {
	readonly disk?: (under: Disk) => Disk;
	readonly append?: (chain: ChainFile, line: string) => Promise<void>;
}

/** Sealing keys for all trials, so that making them does not take the time. */
export interface TrialKeys {
	readonly vault: Vault;
	readonly seals: ReadonlyMap<ChainId, RecordSeal>;
}

const PLACE = '/disk/notebook';
const CASE = `${PLACE}/cases/one`;
const OBJECTS = `${CASE}/objects`;
const DOCUMENTS = [`${CASE}/draft`, `${PLACE}/notebook/vault.json`];

export class Trial {
	readonly #random: Random;
	readonly #keys: TrialKeys;
	readonly #plant: Plant;
	readonly #simulated: SimulatedDisk;
	#disk: Disk;
	readonly #expected = new Expected();
	#objects: ObjectStore;
	#runs = 0;
	#lines = 0;

	constructor(random: Random, keys: TrialKeys, plant: Plant = {}) {
		this.#random = random;
		this.#keys = keys;
		this.#plant = plant;
		this.#simulated = new SimulatedDisk(random);
		[this.#disk, this.#objects] = this.#program();
	}

	/** Throws `Lost` with what was not kept. */
	async run(): Promise<void> {
		await this.#simulated.mkdir('/disk');
		(await this.#simulated.open('/', 0)).sync();
		for (let run = 1 + this.#random.below(3); run > 0; run--) {
			this.#trouble();
			await this.#work();
			if (this.#random.oneIn(3)) this.#simulated.kill();
			else this.#simulated.cutPower();
			this.#simulated.heal();
			if (this.#random.oneIn(2)) await this.#look();
		}
		if (this.#random.oneIn(2)) this.#simulated.cutPower();
		await this.#look();
		await this.#workGoesOn();
		this.#simulated.cutPower();
		await this.#look();
	}

	/** A program that has just started: it remembers nothing. */
	#program(): [Disk, ObjectStore] {
		const disk = this.#simulated.forProgram();
		const planted = this.#plant.disk?.(disk) ?? disk;
		return [planted, new ObjectStore(OBJECTS, this.#keys.vault, planted)];
	}

	#trouble(): void {
		const disk = this.#simulated;
		const random = this.#random;
		const at = () => 1 + random.below(random.pick([20, 60, 150]));
		const sticky = random.oneIn(3);
		// Syncs are few among the calls, and matter most.
		const fault = random.oneIn(3) ? { at: 1 + random.below(8), only: 'datasync' as const } : { at: at() };
		disk.plan(random.oneIn(2) ? { ...fault, sticky } : null, random.oneIn(3) ? null : at());
		disk.short = random.oneIn(2);
		if (random.oneIn(6)) disk.freeBytes = random.below(4000);
	}

	/** One run of a program. It ends when it has done its work, when it cannot go on, or where the disk stops. */
	async #work(): Promise<void> {
		let lock: Lock | undefined;
		const open = new Map<ChainId, ChainFile>();
		[this.#disk, this.#objects] = this.#program();
		try {
			await makeFolder(PLACE, this.#disk);
			if (this.#random.oneIn(2)) lock = await this.#takeLock();
			await this.#sweep();
			for (const id of this.#keys.seals.keys()) {
				const chain = await this.#openChain(id);
				if (chain) open.set(id, chain);
			}
			for (let deed = this.#random.below(8); deed > 0; deed--) await this.#deed(open);
			for (const chain of open.values()) await chain.close();
			await lock?.release();
		} catch (error) {
			this.#mustBeTrouble(error);
		}
	}

	async #deed(open: Map<ChainId, ChainFile>): Promise<void> {
		const deed = this.#random.below(8);
		if (deed < 5) {
			const id = this.#random.pick([...this.#keys.seals.keys()]);
			const chain = open.get(id) ?? (await this.#createChain(id));
			if (!chain) return;
			open.set(id, chain);
			const lines = Array.from({ length: this.#random.oneIn(4) ? 3 : 1 }, () => this.#line());
			await Promise.all(lines.map((line) => this.#append(id, chain, line)));
		} else if (deed < 7) await this.#replaceDocument(this.#random.pick(DOCUMENTS));
		else await this.#put();
	}

	#line(): string {
		this.#lines += 1;
		return `${this.#lines} ${'x'.repeat(this.#random.below(this.#random.pick([10, 700, 3000])))}`;
	}

	async #takeLock(): Promise<Lock> {
		this.#runs += 1;
		// A number that no process has, so that a killed program's lock is one of the dead.
		const holder = { pid: 2 ** 30 + this.#runs, startedAt: 'then', boot: `${this.#simulated.boots}`, host: 'here' };
		return await takeLock(PLACE, holder, this.#disk);
	}

	async #sweep(): Promise<void> {
		for (const folder of [PLACE, `${PLACE}/notebook`, CASE, OBJECTS]) await sweepTemporary(folder, this.#disk);
	}

	#chainOf(id: ChainId): ExpectedChain {
		const known = this.#expected.chains.get(id) ?? new ExpectedChain();
		this.#expected.chains.set(id, known);
		return known;
	}

	/** Opens a chain that is there, and looks at what it shows. */
	async #openChain(id: ChainId): Promise<ChainFile | null> {
		const path = `${CASE}/${id}.ledger`;
		const seal = this.#keys.seals.get(id);
		const expected = this.#chainOf(id);
		const there = (await chainsIn(CASE, this.#disk)).includes(id);
		must(there || !expected.made, 'an acknowledged chain is gone');
		if (!there || !seal) return null;
		const before = this.#simulated.peek(path);
		const chain = await ChainFile.open(path, { seal, disk: this.#disk });
		expected.shown(chain.lines, !this.#simulated.failed && !this.#simulated.stopped && this.#simulated.freeBytes > 1e6);
		if (chain.torn && before) {
			this.#expected.keptAside.set(`${CASE}/${chain.torn.keptAs}`, before.subarray(before.length - chain.torn.bytes));
			this.#lookAtKeptAside();
		}
		return chain;
	}

	#lookAtKeptAside(): void {
		for (const [path, bytes] of this.#expected.keptAside)
			must(this.#simulated.peek(path)?.equals(bytes) === true, 'a torn tail was cut and not kept aside');
	}

	async #createChain(id: ChainId): Promise<ChainFile | null> {
		const seal = this.#keys.seals.get(id);
		if (!seal) return null;
		try {
			const chain = await ChainFile.create(`${CASE}/${id}.ledger`, { seal, disk: this.#disk });
			this.#chainOf(id).made = true;
			return chain;
		} catch (error) {
			this.#mustBeTrouble(error);
			return null;
		}
	}

	async #append(id: ChainId, chain: ChainFile, line: string): Promise<void> {
		const expected = this.#chainOf(id);
		try {
			await (this.#plant.append?.(chain, line) ?? chain.append(line));
			expected.appended(line, chain.lines);
		} catch (error) {
			this.#mustBeTrouble(error);
			if (error instanceof Stopped || codeOf(error) === 'notebook.read-only') expected.open.push(line);
		}
	}

	async #replaceDocument(path: string): Promise<void> {
		const known = this.#expected.documents.get(path) ?? new ExpectedDocument();
		this.#expected.documents.set(path, known);
		const text = `version ${this.#line()}`;
		try {
			await makeFolder(path.slice(0, path.lastIndexOf('/')), this.#disk);
			await replaceFile(path, Buffer.from(text), this.#disk);
			known.replaced(text);
		} catch (error) {
			this.#mustBeTrouble(error);
			if (this.#simulated.stopped || codeOf(error) === 'disk.unknown-outcome') known.open.push(text);
		}
	}

	async #put(): Promise<void> {
		// Few contents, so that some are stored again.
		const size = this.#random.oneIn(60) ? 262_144 + this.#random.below(3) : this.#random.below(4) * 311;
		const bytes = Buffer.alloc(size, this.#random.below(3));
		async function* source() {
			yield bytes;
		}
		try {
			const { object } = await this.#objects.put(source());
			must(object === createHash('sha256').update(bytes).digest('hex'), 'a stored file has another digest');
			this.#expected.objects.set(object as Sha256, bytes);
		} catch (error) {
			this.#mustBeTrouble(error);
		}
	}

	/** Everything there is, read as the next run of a program would, on a disk that works. */
	async #look(): Promise<void> {
		[this.#disk, this.#objects] = this.#program();
		await makeFolder(PLACE, this.#disk);
		const lock = this.#random.oneIn(3) ? await this.#takeLock() : undefined;
		await this.#sweep();
		for (const id of this.#keys.seals.keys()) await (await this.#openChain(id))?.close();
		this.#lookAtKeptAside();
		for (const [path, document] of this.#expected.documents) document.shown(await this.#documentAt(path));
		for (const [object, bytes] of this.#expected.objects) {
			const parts: Buffer[] = [];
			for await (const part of this.#objects.open(object)) parts.push(part);
			must(Buffer.concat(parts).equals(bytes), 'a stored file has other bytes');
		}
		const { damaged } = await this.#objects.list();
		must(damaged.length === 0, 'a half-written file stands under an object’s name');
		await lock?.release();
	}

	async #documentAt(path: string): Promise<string | null> {
		try {
			return (await readWhole(path, 1e6, this.#simulated)).toString('utf8');
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
			throw error;
		}
	}

	async #workGoesOn(): Promise<void> {
		for (const id of this.#keys.seals.keys()) {
			const chain = (await this.#openChain(id)) ?? (await this.#createChain(id));
			must(chain !== null, 'a chain cannot be made on a disk that works again');
			const before = this.#chainOf(id).acknowledged.length;
			await this.#append(id, chain, this.#line());
			must(this.#chainOf(id).acknowledged.length === before + 1, 'no entry is taken on a disk that works again');
			await chain.close();
		}
		await this.#replaceDocument(DOCUMENTS[0] as string);
		await this.#put();
	}

	/** A refusal that names the trouble, while there is trouble; or the end. */
	#mustBeTrouble(error: unknown): void {
		if (this.#simulated.stopped || error instanceof Stopped) return;
		if (!(error instanceof Refused)) throw error;
		const { code } = error.refusal;
		must(/^disk\.|^notebook\.read-only$/.test(code), `refused as ${code}: ${error.message}`);
		const full = this.#simulated.freeBytes < 10_000;
		must(this.#simulated.failed || full, `refused as ${code} on a disk that works`);
	}
}

function codeOf(error: unknown): string | undefined {
	return error instanceof Refused ? error.refusal.code : undefined;
}
