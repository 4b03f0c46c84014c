/**
 * The part of the command line that needs no notebook, with its digest worker, bundled as the build does it, into a folder
 * of its own: tests need no build.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export interface ProgramBundle {
	/** Run it with Node, or with Electron as Node. */
	readonly program: string;
	remove(): void;
}

export function bundleProgram(
	folder = mkdtempSync(join(tmpdir(), 'sealbook-program-')),
	root = fileURLToPath(new URL('../..', import.meta.url)),
): ProgramBundle {
	const parts = [
		['main/commandline/start.ts', 'dist/sealbook.cjs'],
		['main/commandline/digests.ts', 'dist/digests.cjs'],
		['main/commandline/without-notebook.ts', 'dist/without-notebook.cjs'],
		['main/hashing/worker.ts', 'dist/main/hashing-worker.cjs'],
	] as const;
	for (const [entry, output] of parts) {
		buildSync({
			absWorkingDir: root,
			entryPoints: [entry],
			outfile: join(folder, output),
			bundle: true,
			platform: 'node',
			format: 'cjs',
			target: 'node18',
			external: ['electron'],
			mainFields: ['module', 'main'],
			logLevel: 'error',
		});
	}
	writeFileSync(join(folder, 'package.json'), '{"version":"0.0.0"}');
	return { program: join(folder, 'dist/sealbook.cjs'), remove: () => rmSync(folder, { recursive: true }) };
}
