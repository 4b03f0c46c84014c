/** How a journey looks at a screen: pictures in both themes and both sizes, and axe, which must find nothing. */
import type { Page } from '@playwright/test';
import { accessible, picture, size, theme } from './app';

/** Keeps a screen as four pictures and lets axe look too. */
export async function look(page: Page, name: string): Promise<void> {
	for (const which of ['light', 'dark'] as const)
		for (const extent of ['large', 'small'] as const) {
			await theme(page, which);
			await size(page, extent);
			await picture(page, `${name}-${which}-${extent}`);
		}
	await size(page, 'large');
	await accessible(page);
}
