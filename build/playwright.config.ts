// Journeys: a person's day in the real window, one after the other. `npm test -- journeys` runs them alone.
import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: '../tests/journeys',
	testMatch: '**/*.journey.ts',
	outputDir: '../test-results/journeys',
	snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
	reporter: [['list'], ['json', { outputFile: '../test-results/journeys.json' }]],
	workers: 1,
	retries: 0,
	forbidOnly: true,
	timeout: 180_000,
	expect: { timeout: 15_000 },
	use: { actionTimeout: 15_000 },
});
