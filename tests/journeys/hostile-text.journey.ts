/**
 * Text that would act, through every screen that shows text and every command that prints it (promises, section 4): nothing
 * of it runs, no control, bidi or invisible character reaches an eye or a terminal, and each payload is still there to be read.
 */
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, test } from './app';
import { makeHostileNotebook, NUMBER, PASSPHRASE } from './hostile-notebook';
import { payloads } from './payloads';

/** Said here once more, apart from the program's own list: C0 but line feed, DEL, C1, and what turns or hides text. */
const RAW =
	/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

const COMMANDS = [
	['log', NUMBER],
	['case', 'list'],
	['case', 'show', NUMBER],
	['evidence', 'list', NUMBER],
	['custody', 'show', NUMBER],
	['person', 'list'],
	['notebook', 'verify'],
];

test('no payload acts on a screen or on a terminal', async ({ launch, folder, notebook }) => {
	test.setTimeout(300_000);
	expect(payloads.length).toBeGreaterThanOrEqual(200);
	const { caseFile, run } = makeHostileNotebook(folder, notebook);

	let bytes = 0;
	const printed = new Set<number>();
	for (const words of [...COMMANDS, ['verify', caseFile]])
		for (const more of [[], ['--json']]) {
			const { out, error, status } = run(...more, ...words);
			expect(status, `${words.join(' ')}: ${error}`).toBe(0);
			expect(raw(`${out}${error}`), words.join(' ')).toEqual([]);
			bytes += out.length;
			for (const number of numbersIn(out)) printed.add(number);
		}
	expect(printed.size, 'payloads printed').toBe(payloads.length);
	console.log(`hostile text: terminal: ${payloads.length} payloads, ${bytes} characters, 0 raw`);

	const { app, page } = await launch();
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	const seen = new Map<string, Set<number>>();
	const look = async (screen: string) => {
		const numbers = seen.get(screen) ?? new Set();
		seen.set(screen, numbers);
		const texts = await shown(page);
		expect(
			texts.filter((text) => RAW.test(text)),
			screen,
		).toEqual([]);
		for (const number of numbersIn(texts.join('\n'))) numbers.add(number);
	};
	await expect(page.getByRole('button', { name: /^Unlock/ })).toBeVisible();
	await look('locked');
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: /^Unlock/ }).click();
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible({ timeout: 30_000 });
	const go = (name: string) => page.getByRole('navigation').getByText(name, { exact: true }).click();
	const tab = (name: string) => page.getByRole('navigation', { name: 'Case' }).getByText(name).click();

	await scrolled(page, () => look('cases'));
	await page.getByText('2026-001', { exact: false }).first().click();
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Note text')).toBeVisible();
	await page.keyboard.press('Control+k');
	await scrolled(page, () => look('palette'));
	await page.keyboard.press('Escape');
	await scrolled(page, () => look('notebook'));
	await tab('Evidence');
	for (const tag of ['E-001', 'E-002', 'E-003']) {
		await page.getByText(tag, { exact: true }).first().click();
		await scrolled(page, () => look('evidence'));
	}
	await page.keyboard.press('t');
	await expect(page.getByRole('dialog')).toBeVisible();
	await look('hand-over');
	await page.keyboard.press('Escape');
	await tab('Export');
	await scrolled(page, () => look('export'));
	await go('People');
	await scrolled(page, () => look('people'));
	await go('Settings');
	await look('settings');
	await answerOpenDialog(app, [caseFile]);
	await go('Verify');
	await page.getByRole('button', { name: 'Choose case file' }).click();
	await page.getByRole('button', { name: 'Verify case file' }).click();
	await expect(page.getByText(/intact/i).first()).toBeVisible({ timeout: 60_000 });
	await scrolled(page, () => look('verify'));

	expect(await page.evaluate(() => Reflect.get(window, 'ran')), 'a payload ran').toBeUndefined();
	expect(dialogs).toEqual([]);
	expect(page.url()).toBe('sealbook://window/index.html');
	const counts = [...seen].map(([screen, numbers]) => `${screen} ${numbers.size}`);
	console.log(`hostile text: window: ${counts.join(', ')}; 0 ran, 0 raw`);
	for (const screen of ['cases', 'notebook', 'evidence'])
		expect(seen.get(screen)?.size, `payloads seen: ${screen}`).toBeGreaterThanOrEqual(200);
	for (const [screen, numbers] of seen)
		if (screen !== 'settings') expect(numbers.size, `payloads seen: ${screen}`).toBeGreaterThan(0);
});

/** The code points of what must not be there. */
const raw = (text: string) =>
	[...text].filter((character) => RAW.test(character)).map((character) => character.codePointAt(0)?.toString(16));

const numbersIn = (text: string) => [...text.matchAll(/#(\d+) /g)].map(([, number]) => Number(number));

/** Every text a person can see or have read to them: text nodes, labels, titles, placeholders, and the window's title. */
function shown(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found = [document.title];
		const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			if (node instanceof Element)
				for (const name of ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'download', 'value'])
					found.push(node.getAttribute(name) ?? '');
			else found.push(node.textContent ?? '');
		}
		// Neither is text: how the page's source is laid out, and the isolates that the date field puts around its parts.
		return found.filter((text) => /[^ \n\t]/.test(text) && text !== '\u2066' && text !== '\u2069');
	});
}

/** Looks at a screen from top to bottom, whatever scrolls on it: long lists keep only what is in sight. */
async function scrolled(page: Page, look: () => Promise<void>): Promise<void> {
	await page.waitForTimeout(300);
	for (let step = 0; step < 30; step += 1) {
		await look();
		const moved = await page.evaluate((first) => {
			const areas = [...document.querySelectorAll('*')].filter(
				(one) => one.scrollHeight > one.clientHeight + 4 && /auto|scroll/.test(getComputedStyle(one).overflowY),
			);
			if (first) for (const one of areas) one.scrollTop = 0;
			const before = areas.map((one) => one.scrollTop);
			for (const one of areas) one.scrollTop += Math.max(50, one.clientHeight * 0.8);
			return areas.some((one, at) => one.scrollTop !== before[at]);
		}, step === 0);
		if (!moved) return;
		await page.waitForTimeout(30);
	}
}
