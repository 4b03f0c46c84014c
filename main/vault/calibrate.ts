/**
 * What a new way in costs: Argon2id as dear as half a second of this machine, measured here, because a figure that suits
 * one machine is too little for another, and whoever steals a notebook tries passphrases on a faster one.
 * What must hold: never less than `COST` (RFC 9106, section 4, second choice, with one lane), however slow the machine;
 * never more than what `kdfSchema` reads again; memory grows first, since that is what a guesser has least of.
 */
import { COST, type KdfCost, keyFromPassphrase, MOST } from './kdf';

const AIM_MS = 500;
/** More than this takes longer than it adds, on laptops with little memory. */
const MOST_MEMORY_KIB = 128 * 1024;

/** @param measureMs how many milliseconds one derivation at a given cost takes */
export async function calibrated(measureMs: (cost: KdfCost) => Promise<number>, aimMs = AIM_MS): Promise<KdfCost> {
	const tried = { ...COST, passes: 1 };
	const onePassMs = Math.max(await measureMs(tried), 1);
	const affordable = (aimMs / onePassMs) * tried.memoryKiB;
	const memoryKiB = affordable >= MOST_MEMORY_KIB * COST.passes ? MOST_MEMORY_KIB : COST.memoryKiB;
	const passes = Math.min(Math.max(Math.floor(affordable / memoryKiB), COST.passes), MOST.passes);
	return { ...COST, memoryKiB, passes };
}

/** Measured once by this process, when a way in is first made. `now`: milliseconds that never run back. */
export function calibratedOnce(now: () => number): () => Promise<KdfCost> {
	let cost: Promise<KdfCost> | null = null;
	return () => {
		cost ??= calibrated((tried) => measure(tried, now));
		cost.catch(() => {
			cost = null;
		});
		return cost;
	};
}

async function measure(cost: KdfCost, now: () => number): Promise<number> {
	const salt = Buffer.alloc(16).toString('base64');
	// The first one also compiles the code; its time says nothing.
	await keyFromPassphrase('first', { algorithm: 'argon2id', ...cost, memoryKiB: 1024, salt });
	const from = now();
	await keyFromPassphrase('measured', { algorithm: 'argon2id', ...cost, salt });
	return now() - from;
}
