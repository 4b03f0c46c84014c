/**
 * The window of a slow laptop: SEALBOOK_SLOW=8 makes every page of a journey eight times as slow as this machine, from its
 * first frame on. SEALBOOK_LATE makes what the main process tells late (late.cjs). Such a run is for finding races: a journey
 * that holds only in a quick window holds on nobody's laptop. Pictures are not taken then, and axe does not look: that they
 * take their time would hide the very race.
 */
import type { ElectronApplication, Page } from '@playwright/test';

/** How many times as slow; 1 where nobody asks. */
const slowness = Number(process.env.SEALBOOK_SLOW ?? '1');
export const late = process.env.SEALBOOK_LATE !== undefined;
export const looksAway = slowness > 1 || late;

/** Slows every window of the program, also those that come after a lock. */
export async function slowDown(app: ElectronApplication): Promise<void> {
	if (slowness <= 1) return;
	app.on('window', (page) => void slowPage(page));
	await Promise.all(app.windows().map(slowPage));
}

/** As long as the session lasts the page is slow; a page that is discarded, maybe right now, takes its session with it. */
async function slowPage(page: Page): Promise<void> {
	try {
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
	} catch (error) {
		if (!page.isClosed() && !String(error).includes('No target')) throw error;
	}
}
