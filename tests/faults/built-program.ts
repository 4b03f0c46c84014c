/** Bundles program.ts into one CommonJS file: a single file to load, so that its own start needs few system calls. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** The path of the program; it is there from the first test of the file on. */
export function builtProgram(): string {
	const place = mkdtempSync(join(tmpdir(), 'sealbook-program-'));
	const outfile = join(place, 'program.mjs');
	beforeAll(async () => {
		const entryPoints = [new URL('program.ts', import.meta.url).pathname];
		await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
	});
	afterAll(() => rmSync(place, { recursive: true, force: true }));
	return outfile;
}

/** Where system calls are counted: one thread makes them, and none go through a ring. */
export const COUNTED = { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' };
