/**
 * A person without a mouse: everything goes through keys that the window receives, and a pointer that touches it is noticed.
 * Nothing here may focus, fill or click an element by itself; Tab has to reach it.
 */
import type { Locator, Page } from '@playwright/test';
import { expect } from './app';

/** More than any screen has places for Tab to stop. */
const MOST_STOPS = 150;

export class Hands {
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	/** Presses keys one after the other, as `Control+k` or `ArrowDown`. */
	async keys(...names: readonly string[]): Promise<void> {
		for (const name of names) await this.page.keyboard.press(name);
	}

	/** Types where the focus stands. */
	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text);
	}

	/** Presses Tab until it has the focus. */
	async to(wanted: Locator): Promise<void> {
		await expect(wanted).toBeVisible();
		// What cannot be done yet is no place for Tab.
		await expect(wanted).toBeEnabled();
		for (let stops = 0; stops < MOST_STOPS; stops += 1) {
			if (await wanted.evaluate((element) => element === document.activeElement)) return;
			await this.page.keyboard.press('Tab');
		}
		await expect(wanted, 'reached by Tab').toBeFocused();
	}

	async press(wanted: Locator): Promise<void> {
		await this.to(wanted);
		await this.keys('Enter');
	}

	async write(field: Locator, text: string): Promise<void> {
		await this.to(field);
		await this.type(text);
	}

	/** Opens a list of choices, types the beginning of one, and takes it. */
	async choose(button: Locator, begins: string): Promise<void> {
		const option = this.page.getByRole('option').filter({ hasText: begins }).first();
		// A list that nothing was read into yet does not open.
		await expect(async () => {
			if (!(await option.isVisible())) await this.press(button);
			await expect(option).toBeVisible({ timeout: 2000 });
		}).toPass();
		await this.type(begins);
		await this.keys('Enter');
		await expect(this.page.getByRole('listbox')).toBeHidden();
	}

	/** Goes to a row of filters and along it by arrow to the one wanted, which is chosen by that. */
	async segment(wanted: Locator): Promise<void> {
		const row = wanted.locator('xpath=..');
		await this.to(row.locator('[aria-pressed="true"]'));
		for (let left = await row.getByRole('button').count(); left > 0; left -= 1) {
			if ((await wanted.getAttribute('aria-pressed')) === 'true') return;
			const before = await row.locator('[aria-pressed="true"]').innerText();
			await this.page.keyboard.press('ArrowRight');
			await expect(row.locator('[aria-pressed="true"]')).not.toHaveText(before);
		}
		await expect(wanted).toHaveAttribute('aria-pressed', 'true');
	}

	/** Goes somewhere by the palette. */
	async go(command: string): Promise<void> {
		await this.keys('Control+k');
		await this.type(`> ${command}`);
		await this.keys('Enter');
		await expect(this.page.getByRole('dialog', { name: 'Command palette' })).toBeHidden();
	}

	/** Waits for the dialog, types into the field that has its focus, and seals. */
	async seal(text = ''): Promise<void> {
		const dialog = this.page.getByRole('dialog');
		await expect(dialog).toBeVisible();
		await this.type(text);
		await this.keys('Control+Enter');
		await expect(dialog).toBeHidden();
	}
}

/** From now on the window counts what a mouse, a pen or a finger does to it. */
export async function watchPointer(page: Page): Promise<() => Promise<number>> {
	await page.evaluate(() => {
		const touched = () => {
			const { dataset } = document.documentElement;
			dataset.pointer = String(Number(dataset.pointer ?? '0') + 1);
		};
		for (const type of ['pointerdown', 'mousedown', 'touchstart']) window.addEventListener(type, touched, true);
	});
	return () => page.evaluate(() => Number(document.documentElement.dataset.pointer ?? '0'));
}
