// Unit and house tests: everything under tests/ but the journeys, which need the real window.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	root: new URL('..', import.meta.url).pathname,
	cacheDir: '.cache/vitest',
	test: {
		include: ['tests/**/*.test.{ts,tsx}'],
		exclude: ['tests/journeys/**'],
		globalSetup: ['tests/bundled-workers.ts'],
		pool: 'forks',
		// Vitest would leave one of two cores idle; most of this waits for a disk or for programs it started.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		testTimeout: 180_000,
		hookTimeout: 300_000,
	},
});
