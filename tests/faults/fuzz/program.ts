/**
 * Reads so many wrong files, in a process that may write nowhere and start nothing, and says what came of it: one JSON
 * value on standard output. `node program.cjs FOLDER SEED COUNT [NAME]`: an importer's name leaves the others out.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unproven } from '../../../shared/ledger/signed-head';
import { Refused } from '../../../shared/refusal';
import { random } from '../random';
import { type Importer, importers } from './importers';

/** A file that takes longer of the processor is one that could hang a person's window. */
const SLOW_MS = 1000;

export interface Found {
	/** Files read, by importer. */
	readonly read: Record<string, number>;
	readonly refused: number;
	readonly slowestMs: number;
	readonly slowest: string;
	readonly peakBytes: number;
	/** Does this process really have no right to write? */
	readonly mayWrite: boolean;
	/** What went wrong: uncaught, slow or accepted, with the importer and the number of its file. */
	readonly failed: string[];
}

const [folder = '', seed = '1', count = '1000', only = ''] = process.argv.slice(2);

function mayWrite(): boolean {
	try {
		writeFileSync(join(folder, 'written'), '');
		return true;
	} catch {
		return false;
	}
}

async function campaign({ name, make, read, sound, share }: Importer, found: Found & { refused: number }) {
	const chance = random(Number(seed) + share);
	const most = Math.ceil((Number(count) * share) / 1000);
	for (let n = 0; n < most && found.failed.length < 20; ) {
		const bytes = await make(chance);
		// Now and then one comes out as it was.
		if (sound.some((one) => one.equals(bytes))) continue;
		n += 1;
		const before = process.cpuUsage();
		try {
			if (await read(bytes)) found.failed.push(`${name} ${n}: accepted`);
		} catch (error) {
			if (error instanceof Refused || error instanceof Unproven) found.refused += 1;
			else found.failed.push(`${name} ${n}: uncaught ${error instanceof Error ? error.stack : String(error)}`);
		}
		const { user, system } = process.cpuUsage(before);
		const tookMs = (user + system) / 1000;
		if (tookMs > SLOW_MS) found.failed.push(`${name} ${n}: ${tookMs} ms`);
		if (tookMs > found.slowestMs) Object.assign(found, { slowestMs: tookMs, slowest: name });
		found.read[name] = (found.read[name] ?? 0) + 1;
	}
}

async function main(): Promise<void> {
	const found = {
		...{ read: {}, refused: 0, slowestMs: 0, slowest: '', peakBytes: 0, failed: [] as string[] },
		mayWrite: mayWrite(),
	};
	for (const importer of await importers(folder)) {
		for (const bytes of importer.sound) await importer.read(bytes);
		if (only === '' || importer.name === only) await campaign(importer, found);
	}
	process.stdout.write(JSON.stringify({ ...found, peakBytes: process.resourceUsage().maxRSS * 1024 }));
}

void main();
