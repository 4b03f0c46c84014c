/**
 * The program's workers, bundled as its build does it, once for a whole run of the tests: they need no build before.
 * Vitest calls this at the start of the run and what it returns at the end; `workerPath` says where each lies.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';

const SOURCES = {
	hashing: 'main/hashing/worker.ts',
	acquire: 'main/evidence/acquire-worker.ts',
	hashset: 'main/baselines/hashset/set-worker.ts',
	'build-set': 'main/baselines/hashset/build-set.ts',
	ledger: 'main/vault/ledger-worker.ts',
} as const;

declare module 'vitest' {
	export interface ProvidedContext {
		/** The folder in which the workers lie. */
		readonly bundledWorkers: string;
	}
}

export default async function bundleWorkers({ provide }: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'sealbook-workers-'));
	await bundleInto(folder, fileURLToPath(new URL('..', import.meta.url)));
	provide('bundledWorkers', folder);
	return () => rm(folder, { recursive: true });
}

/** @param root the project's folder */
export async function bundleInto(folder: string, root: string): Promise<void> {
	await build({
		absWorkingDir: root,
		entryPoints: Object.entries(SOURCES).map(([out, source]) => ({ in: source, out })),
		outdir: folder,
		outExtension: { '.js': '.cjs' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node18',
		logLevel: 'error',
	});
}

/** A program that is made of a test's parts and run by itself is told the folder by SEALBOOK_WORKERS. */
export function workerPath(of: keyof typeof SOURCES): string {
	return join(process.env.SEALBOOK_WORKERS ?? inject('bundledWorkers'), `${of}.cjs`);
}
