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
	buildSync({
		absWorkingDir: root,
		entryPoints: [
			{ in: 'main/commandline/start.ts', out: 'sealbook' },
			{ in: 'main/commandline/digests.ts', out: 'digests' },
			{ in: 'main/commandline/without-notebook.ts', out: 'without-notebook' },
			{ in: 'main/hashing/worker.ts', out: 'main/hashing-worker' },
		],
		outdir: join(folder, 'dist'),
		outExtension: { '.js': '.cjs' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		external: ['electron'],
		mainFields: ['module', 'main'],
		logLevel: 'error',
	});
	writeFileSync(join(folder, 'package.json'), '{"version":"0.0.0"}');
	return { program: join(folder, 'dist/sealbook.cjs'), remove: () => rmSync(folder, { recursive: true }) };
}
