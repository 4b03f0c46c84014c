/**
 * What the program under faults says, and how a folder is held against it: everything said to be done is there, as the
 * store itself reads it on a disk that works.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ChainFile } from '../../main/store/chain-file';
import { nodeDisk } from '../../main/store/disk';
import { makeFolder, sweepTemporary } from '../../main/store/durable';
import { chainsIn, layout } from '../../main/store/layout';
import { takeLock } from '../../main/store/lock';
import { ObjectStore } from '../../main/store/objects';
import { countFailedUnlock, readFailedUnlocks } from '../../main/vault/failed-unlocks';
import { Vault } from '../../main/vault/vault';
import type { CaseId, ChainId, Sha256 } from '../../shared/vocabulary';
import { caseId, chainId } from '../store/place';
import { type Expected, ExpectedChain, ExpectedDocument, Lost, must } from './expected';
import { type At, SMALL_FILE_NAMES, SMALL_FILES, type SmallFileName, THEN } from './small-files';

export interface Task {
	readonly vault: string;
	readonly notebook: CaseId;
	/** 32 bytes in hexadecimal. */
	readonly key: string;
	readonly chains: readonly ChainId[];
	/** Number of the first pass, so that a later program writes other lines than an earlier one. */
	readonly from: number;
	readonly passes: number;
	/** Of each kind, per pass. */
	readonly deeds: number;
	/** Each pass in a folder of its own. */
	readonly folders: boolean;
	/** The name of a mistake to make (plants.ts). */
	readonly plant?: string;
	/** Pass n has only n file handles, or room for n writes. */
	readonly scarce?: 'handles' | 'room';
}

export interface Said {
	readonly round: number;
	/** When it was said: nanoseconds of the clock that counts from the boot. */
	readonly at: number;
	readonly what: 'line' | SmallFileName | 'count' | 'object' | 'chain' | 'pass';
	readonly value: string;
	/** `late`: said to be done while the power went, so that it may be lost. */
	readonly is: 'tried' | 'done' | 'late' | 'refused' | 'broken';
	readonly code?: string;
	readonly sentence?: string;
	/** How many lines a chain that was opened showed. */
	readonly shown?: number;
}

/** Refusals that a disk in trouble may give. */
const TROUBLE = /^disk\.|^notebook\.read-only$/;

export const OBJECT_BYTES = 70_000;
export const HOLDER = { pid: process.pid, startedAt: 'then', boot: 'boot', host: hostname() };

export const newTask = (more: Pick<Task, 'passes' | 'deeds' | 'folders' | 'plant' | 'scarce'>): Task => ({
	vault: chainId(),
	notebook: caseId(),
	key: randomBytes(32).toString('hex'),
	chains: [chainId(), chainId()],
	from: 0,
	...more,
});

/** Whole lines only: a program that was killed may have stopped in one. */
export const parseReport = (text: string): Said[] =>
	text
		.split('\n')
		.slice(0, -1)
		.map((line) => JSON.parse(line) as Said);

/** Takes what was said into what is expected. Throws `Lost` for a refusal that names no trouble, or anything uncaught. */
export function takeIn(expected: Expected, report: readonly Said[], task: Task): void {
	for (const id of task.chains) if (!expected.chains.has(id)) expected.chains.set(id, new ExpectedChain());
	for (const said of report) {
		const { what, value, is, code = '' } = said;
		must(is !== 'broken', `not a refusal: ${value}`);
		if (is === 'refused') must(TROUBLE.test(code), `refused as ${code}`);
		if (what === 'line') takeInLine(expected.chains.get(value.slice(0, 36) as ChainId), said);
		else if (what === 'chain' && is === 'done') expected.chains.get(value as ChainId)?.opened(said.shown ?? 0);
		else if (what === 'count') expected.count.counted(is, code);
		else if (what === 'object' && is === 'done') {
			const bytes = Buffer.alloc(OBJECT_BYTES * Number(value), Number(value));
			expected.objects.set(createHash('sha256').update(bytes).digest('hex') as Sha256, bytes);
		} else if (what !== 'object' && what !== 'pass' && what !== 'chain') takeInDocument(expected, what, said);
	}
}

function takeInLine(chain: ExpectedChain | undefined, { value, is, code }: Said): void {
	if (!chain) return;
	chain.open = chain.open.filter((line) => line !== value);
	if (is === 'tried' || code === 'notebook.read-only') chain.open.push(value);
	if (is === 'done') chain.acknowledged.push(value);
	if (is === 'late') chain.late.push(value);
}

function takeInDocument(expected: Expected, name: SmallFileName, { value, is, code }: Said): void {
	const document = expected.documents.get(name) ?? new ExpectedDocument();
	expected.documents.set(name, document);
	if (is === 'tried') document.open.push(value);
	if (is === 'done') document.replaced(value);
	if (is === 'refused' && code !== 'disk.unknown-outcome')
		document.open = document.open.filter((text) => text !== value);
}

/**
 * Reads everything in `folder` as the next program would, and writes once more. Throws `Lost`.
 * @param boot another one after each power cut: the disk may still show the lock that this process gave back before it
 */
export async function mustHold(folder: string, expected: Expected, task: Task, boot = HOLDER.boot): Promise<void> {
	await makeFolder(folder);
	const vault = new Vault(task.vault, task.notebook, Buffer.from(task.key, 'hex'));
	const lock = await takeLock(folder, { ...HOLDER, boot });
	const places = [folder, layout(folder).notebook, layout(folder).documents, join(folder, 'objects')];
	for (const place of [...places, layout(folder).caseFolder(task.notebook)]) await sweepTemporary(place);
	for (const [id, chain] of expected.chains) {
		const there = (await chainsIn(folder)).includes(id);
		must(there || !chain.made, 'an acknowledged chain is gone');
		if (!there) continue;
		const opened = await ChainFile.open(join(folder, `${id}.ledger`), { seal: vault.recordSeal(id) });
		try {
			chain.shown(opened.lines);
			const line = `${id} after ${opened.lines.length}`;
			await opened.append(line);
			chain.acknowledged.push(line);
		} finally {
			await opened.close();
		}
	}
	await smallFilesMustHold({ place: folder, vault, notebook: task.notebook, disk: nodeDisk }, expected);
	const objects = new ObjectStore(join(folder, 'objects'), vault);
	must((await objects.list()).damaged.length === 0, 'a half-written file stands under an object’s name');
	for (const [object, bytes] of expected.objects) {
		const digest = createHash('sha256');
		for await (const part of objects.open(object)) digest.update(part);
		must(digest.digest('hex') === createHash('sha256').update(bytes).digest('hex'), 'an object has other bytes');
	}
	must(!readdirSync(folder).some((name) => name.endsWith('.tmp')), 'temporary files stay');
	await lock.release();
	vault.lock();
}

async function smallFilesMustHold(at: At, expected: Expected): Promise<void> {
	for (const name of SMALL_FILE_NAMES) {
		const document = expected.documents.get(name) ?? new ExpectedDocument();
		document.shown(await SMALL_FILES[name].read(at));
		await SMALL_FILES[name].write(at, 'after');
		document.replaced('after');
		expected.documents.set(name, document);
	}
	const path = layout(at.place).failedUnlocks;
	const { count, readable } = await readFailedUnlocks(path);
	must(readable, 'the count of failed unlocks cannot be read');
	expected.count.shown(count);
	expected.count.shown((await countFailedUnlock(path, THEN)) - 1);
	expected.count.counted('tried', '');
	expected.count.counted('done', '');
}

/** What was lost, in words; null if `work` found nothing. */
export async function whatWasLost(work: () => Promise<void>): Promise<string | null> {
	try {
		await work();
		return null;
	} catch (error) {
		return error instanceof Lost ? error.message : String(error);
	}
}
