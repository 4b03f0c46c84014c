/**
 * What the program under faults says, and how a folder is held against it: everything said to be done is there, as the
 * store itself reads it on a disk that works.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ChainFile } from '../../main/store/chain-file';
import { replaceFile, sweepTemporary } from '../../main/store/durable';
import { chainsIn } from '../../main/store/layout';
import { takeLock } from '../../main/store/lock';
import { ObjectStore } from '../../main/store/objects';
import { Vault } from '../../main/vault/vault';
import type { CaseId, ChainId, Sha256 } from '../../shared/vocabulary';
import { caseId, chainId } from '../store/place';
import { type Expected, ExpectedChain, ExpectedDocument, Lost, must } from './expected';

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
}

export interface Said {
	readonly round: number;
	readonly what: 'line' | 'document' | 'object' | 'chain' | 'pass';
	readonly value: string;
	readonly is: 'tried' | 'done' | 'refused' | 'broken';
	readonly code?: string;
}

export const OBJECT_BYTES = 70_000;
export const HOLDER = { pid: process.pid, startedAt: 'then', boot: 'boot', host: hostname() };

export const newTask = (more: Pick<Task, 'passes' | 'deeds' | 'folders'>): Task => ({
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
	const document = expected.documents.get('document') ?? new ExpectedDocument();
	expected.documents.set('document', document);
	for (const id of task.chains) if (!expected.chains.has(id)) expected.chains.set(id, new ExpectedChain());
	for (const { what, value, is, code = '' } of report) {
		must(is !== 'broken', `not a refusal: ${value}`);
		if (is === 'refused') must(/^disk\.|^notebook\.read-only$/.test(code), `refused as ${code}`);
		const chain = expected.chains.get((what === 'line' ? value.slice(0, 36) : value) as ChainId);
		if (what === 'chain' && chain) chain.made = true;
		if (what === 'line' && chain) {
			chain.open = chain.open.filter((line) => line !== value);
			if (is === 'tried' || code === 'notebook.read-only') chain.open.push(value);
			if (is === 'done') chain.acknowledged.push(value);
		}
		if (what === 'document') {
			if (is === 'tried') document.open.push(value);
			if (is === 'done') document.replaced(value);
			if (is === 'refused' && code !== 'disk.unknown-outcome')
				document.open = document.open.filter((text) => text !== value);
		}
		if (what === 'object' && is === 'done') {
			const bytes = Buffer.alloc(OBJECT_BYTES * Number(value), Number(value));
			expected.objects.set(createHash('sha256').update(bytes).digest('hex') as Sha256, bytes);
		}
	}
}

/** Reads everything in `folder` as the next program would, and writes once more. Throws `Lost`. */
export async function mustHold(folder: string, expected: Expected, task: Task): Promise<void> {
	const vault = new Vault(task.vault, task.notebook, Buffer.from(task.key, 'hex'));
	const lock = await takeLock(folder, HOLDER);
	await sweepTemporary(folder);
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
	const path = join(folder, 'document');
	const document = expected.documents.get('document');
	document?.shown(readdirSync(folder).includes('document') ? readFileSync(path, 'utf8') : null);
	const objects = new ObjectStore(join(folder, 'objects'), vault);
	await sweepTemporary(join(folder, 'objects'));
	must((await objects.list()).damaged.length === 0, 'a half-written file stands under an object’s name');
	for (const [object, bytes] of expected.objects) {
		const digest = createHash('sha256');
		for await (const part of objects.open(object)) digest.update(part);
		must(digest.digest('hex') === createHash('sha256').update(bytes).digest('hex'), 'an object has other bytes');
	}
	await replaceFile(path, Buffer.from('after'));
	document?.replaced('after');
	must(!readdirSync(folder).some((name) => name.endsWith('.tmp')), 'temporary files stay');
	await lock.release();
	vault.lock();
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
