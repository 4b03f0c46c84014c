/** The hashing worker, bundled as the program's build does it, into a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export function bundleWorker(): { readonly workerPath: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'sealbook-worker-'));
	const workerPath = join(folder, 'hashing-worker.cjs');
	buildSync({
		entryPoints: [fileURLToPath(new URL('../../main/hashing/worker.ts', import.meta.url))],
		outfile: workerPath,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		logLevel: 'error',
	});
	return { workerPath, remove: () => rmSync(folder, { recursive: true }) };
}
