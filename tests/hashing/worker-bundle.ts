/** A worker (that which digests, where no other is named), bundled as the program's build does it, into a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export function bundleWorker(source = 'main/hashing/worker.ts'): { readonly workerPath: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'sealbook-worker-'));
	const workerPath = join(folder, 'worker.cjs');
	buildSync({
		absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
		entryPoints: [source],
		outfile: workerPath,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		logLevel: 'error',
	});
	return { workerPath, remove: () => rmSync(folder, { recursive: true }) };
}
