/**
 * Reads a file, a device or a tree for whoever started the thread and stores it: the vault's keys are not here. That one
 * takes each block from the ring, as the lanes do, and is waited for.
 * What must hold: blocks come in order, each file's first one with its name; what is stored is what is digested.
 */
import { setTimeout } from 'node:timers/promises';
import { lastPart } from '../hashing/names';
import type { AcquireMessage, AcquireOutcome, AcquireWork, TreeRecord } from './acquire-messages';
import type { Control } from './control';
import { copyTree } from './copy-tree';
import { Pipeline } from './pipeline';
import { compareAgain, type Results, rereading } from './reread';
import { BEGINS, ENDS, SLOT_BYTES } from './slots';
import { Source } from './source';
import { countTree, emptyOutcome, saidOf, sumsOf } from './tree-outcome';

type Say = (message: AcquireMessage) => void;

export async function acquireToRing(
	self: string,
	work: AcquireWork,
	control: Control,
	say: Say,
): Promise<AcquireOutcome> {
	const results: Results = { to: () => undefined };
	const pipeline = await Pipeline.open(self, work.digests, 1, (result) => results.to(result));
	say({ said: 'ring', memory: pipeline.memory, consumer: pipeline.lanes });
	try {
		return work.kind === 'tree'
			? await treeToRing(work, control, pipeline, results, say)
			: await streamToRing(work, control, pipeline, results, say);
	} finally {
		await pipeline.close();
	}
}

async function streamToRing(
	work: AcquireWork,
	control: Control,
	pipeline: Pipeline,
	results: Results,
	say: Say,
): Promise<AcquireOutcome> {
	const path = Buffer.from(work.path);
	const source = Source.open(path, { devices: work.kind === 'device' });
	try {
		if (source.settlesInMs > 0) await setTimeout(source.settlesInMs);
		const chunks: string[] = [];
		let digests = {};
		results.to = (result) => {
			if (result.chunk !== null) chunks.push(result.chunk);
			digests = { ...digests, ...result.digests };
		};
		control.total(source.sizeBytes);
		let at = 0;
		for (let ended = false; !ended; ) {
			const goesOn = await control.goesOn(() => pipeline.drain());
			const slot = await pipeline.claim();
			const length = goesOn ? source.fill(slot, at) : 0;
			ended = length < SLOT_BYTES;
			const turn = pipeline.turn;
			pipeline.publish(length, (at === 0 ? BEGINS : 0) | (ended ? ENDS : 0));
			say(at === 0 ? { said: 'block', turn, name: lastPart(path) } : { said: 'block', turn });
			at += length;
			control.read(length, source.badRanges);
		}
		await pipeline.drain();
		const badRanges = [...source.badRanges];
		const movements = control.cancelled ? [] : source.movements();
		source.listsBad = false;
		const again =
			work.sourceAgain && !control.cancelled
				? await compareAgain(
						pipeline,
						results,
						(into, from) => source.fill(into, from),
						{ sizeBytes: at, chunks },
						() => {
							say({ said: 'block', turn: pipeline.turn - 1 });
							return control.verified(0);
						},
					)
				: null;
		control.log(`${at} bytes were read`);
		return {
			...emptyOutcome(control),
			...{ sizeBytes: at, digests, chunks, badRanges },
			movements: again !== null && again.length > 0 ? [...movements, 'bytes'] : movements,
			sourceReading: again === null ? null : rereading(again, 'cache'),
		};
	} finally {
		source.close();
	}
}

async function treeToRing(
	work: AcquireWork,
	control: Control,
	pipeline: Pipeline,
	results: Results,
	say: Say,
): Promise<AcquireOutcome> {
	await countTree(Buffer.from(work.path), control);
	let name: Buffer | null = null;
	const kept: TreeRecord[] = [];
	await copyTree(work, control, pipeline, results, new Set(), {
		folder: () => undefined,
		begin: (parts) => {
			name = Buffer.from(parts.join('/'), 'latin1');
		},
		block: (turn) => {
			say(name === null ? { said: 'block', turn } : { said: 'block', turn, name });
			name = null;
		},
		end: () => undefined,
		keep: (records) => {
			for (const record of records) kept.push(record);
			say({ said: 'records', records });
		},
	});
	const sums = sumsOf(kept);
	control.log(saidOf(sums));
	return { ...emptyOutcome(control), ...sums, pieces: sums.files };
}
