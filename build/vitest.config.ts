// Unit and house tests: everything under tests/ but the journeys, which need the real window.
import { defineConfig } from 'vitest/config';

export default defineConfig({
	root: new URL('..', import.meta.url).pathname,
	cacheDir: '.cache/vitest',
	test: {
		include: ['tests/**/*.test.{ts,tsx}'],
		exclude: ['tests/journeys/**'],
		pool: 'forks',
		testTimeout: 30_000,
		hookTimeout: 60_000,
	},
});
