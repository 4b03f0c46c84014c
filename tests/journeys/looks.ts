/** How a journey looks at a screen: pictures in both themes and both sizes, and axe, which must find nothing. */
import type { Page } from '@playwright/test';
import { accessible, expect, picture, size, theme } from './app';
import { looksAway } from './slow';

/** Large and small in light; in dark, where only the colours are others, large. */
const SEEN = [
	['light', 'small'],
	['light', 'large'],
	['dark', 'large'],
] as const;

/** Keeps a screen as three pictures and lets axe look too. */
export async function look(page: Page, name: string): Promise<void> {
	if (looksAway) return;
	// A dialog that is there may still be hidden, which Playwright does not take for invisible.
	for (const dialog of await page.locator('.scrim').all()) await expect(dialog).toHaveCSS('opacity', '1');
	for (const [which, extent] of SEEN) {
		await theme(page, which);
		await size(page, extent);
		await picture(page, `${name}-${which}-${extent}`);
	}
	await accessible(page);
}
