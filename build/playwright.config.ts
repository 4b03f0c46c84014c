// Journeys: a person's day in the real window, two at a time, each on a screen of its own; those that measure (`@alone`) run
// by themselves after the others. `npm test -- journeys` runs them and nothing else.
import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: '../tests/journeys',
	testMatch: '**/*.journey.ts',
	outputDir: '../test-results/journeys',
	snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
	reporter: [['list'], ['json', { outputFile: process.env.SEALBOOK_JOURNEYS ?? '../test-results/journeys.json' }]],
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 300_000,
	expect: { timeout: 60_000 },
	use: { actionTimeout: 60_000 },
});
