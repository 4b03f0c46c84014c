/**
 * Text that would act, through every screen that shows text and every command that prints it (promises, section 4): nothing
 * of it runs, no control, bidi or invisible character reaches an eye or a terminal, and each payload is still there to be read.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { tell } from '../faults/count';
import { answerOpenDialog, answerSaveDialog, expect, test } from './app';
import { lock } from './day';
import { EXERCISE_NUMBER, lookAtExercise } from './hostile-exercise';
import { makeHostileNotebook, NUMBER, PASSPHRASE } from './hostile-notebook';
import { lookAtImport, lookAtScene, sceneCommands } from './hostile-scene';
import { lookAtTelling, showEach } from './hostile-telling';
import { lines, payloads } from './payloads';

/** Said here once more, apart from the program's own list: C0 but line feed, DEL, C1, and what turns or hides text. */
const RAW =
	/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

/** A payload that a name on a disk takes. */
const onDisk = `#0 \u202e${lines.find((text) => text.includes('onerror') && !text.includes('/')) ?? ''}`.slice(0, 100);

const COMMANDS = [
	['log', NUMBER],
	['case', 'list'],
	['case', 'show', NUMBER],
	['evidence', 'list', NUMBER],
	['locker'],
	['place', 'list'],
	['custody', 'show', NUMBER],
	['timeline', 'show', NUMBER],
	['crisis', 'show', NUMBER],
	['search', 'onerror'],
	['library', 'list'],
	['library', 'search', 'onerror'],
	['phase', 'show', NUMBER],
	['checklist', 'show', NUMBER],
	['incident', 'show', NUMBER],
	['list', 'show', 'attack-vectors'],
	['metrics', NUMBER],
	['metrics'],
	['meeting', 'show', NUMBER],
	['exercise', 'show', EXERCISE_NUMBER],
	['person', 'list'],
	...sceneCommands(NUMBER),
	['notebook', 'verify'],
];

test('no payload acts on a screen or on a terminal', async ({ launch, folder, notebook }) => {
	test.setTimeout(600_000);
	expect(payloads.length).toBeGreaterThanOrEqual(200);
	const { caseFile, run, rollBack } = makeHostileNotebook(folder, notebook);

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
	tell('hostile text, terminal', `${payloads.length} payloads, ${bytes} characters printed`, [], '0 raw');
	rollBack();

	const { app, page } = await launch();
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	const seen = new Map<string, Set<number>>();
	const look = async (screen: string, at = page) => {
		const numbers = seen.get(screen) ?? new Set();
		seen.set(screen, numbers);
		const texts = await shown(at);
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
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
	const go = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByText(name, { exact: true }).click();
	/** Opens dialogs, looks at each, and leaves it. */
	const inDialogs = async (names: readonly string[], screen: string, role: 'button' | 'menuitem' = 'button') => {
		for (const name of names) {
			await page.getByRole(role, { name, exact: true }).click();
			await expect(page.getByRole('dialog')).toBeVisible();
			await look(screen);
			await page.keyboard.press('Escape');
			await expect(page.getByRole('dialog')).toBeHidden();
		}
	};
	const tab = (name: string) => page.getByRole('navigation', { name: 'Case' }).getByText(name).click();

	await expect(page.getByText('2026-001', { exact: false }).first()).toBeVisible();
	await scrolled(page, () => look('cases'));
	await lookAtExercise(page, () => scrolled(page, () => look('exercise')));
	await page.keyboard.press('Control+j');
	await expect(page.getByLabel('Quick note text')).toHaveValue(/onerror/);
	await expect(page.getByRole('dialog').getByText('characters that cannot be seen')).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: /Case$/ }).click();
	await expect(page.getByRole('option').first()).toBeVisible();
	await look('quick entry');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.getByText('2026-001', { exact: false }).first().click();
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Note text')).toBeVisible();
	await page.keyboard.press('Control+k');
	await scrolled(page, () => look('palette'));
	await page.keyboard.press('Escape');
	await scrolled(page, () => look('notebook'));
	await inDialogs(['Rename case…'], 'renaming');
	await page.getByRole('button', { name: /Analyze the precursors/ }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await look('step');
	await page.keyboard.press('Escape');
	await tab('Notify');
	await lookAtTelling(page, (screen) => scrolled(page, () => look(screen)));
	// It may lie under More, where there is no room.
	await page.keyboard.press('Control+0');
	await showEach(page, ['Lessons learned', 'Actions', 'Assessment and audit'], (screen) =>
		scrolled(page, () => look(screen)),
	);
	await tab('Timeline');
	await expect(page.getByText('zone unknown').first()).toBeVisible();
	await scrolled(page, () => look('timeline'));
	await page.keyboard.press('F9');
	await expect(page.getByRole('dialog')).toBeVisible();
	await look('crisis');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await tab('Incident');
	await scrolled(page, () => look('incident'));
	await inDialogs(['Write down: What happened'], 'record');
	await tab('Hosts');
	await lookAtScene(page, (screen) => scrolled(page, () => look(screen)));
	await lookAtImport(app, page, join(folder, `${onDisk}.json`), (screen) => scrolled(page, () => look(screen)));
	await tab('Evidence');
	for (const tag of ['E-001', 'E-002', 'E-003']) {
		await page.getByText(tag, { exact: true }).first().click();
		await scrolled(page, () => look('evidence'));
	}
	for (const act of ['Release to another laptop…', 'Take apart…', 'Put together with others…', 'Dispose of…']) {
		await page.getByRole('button', { name: 'More acts on E-003' }).click();
		await inDialogs([act], 'acts on items', 'menuitem');
	}
	await page.keyboard.press('t');
	await expect(page.getByRole('dialog')).toBeVisible();
	await look('hand-over');
	await page.getByRole('button', { name: /Receiving person/ }).click();
	await page.getByRole('option', { name: /Somebody without a key/ }).click();
	await expect(page.getByRole('dialog', { name: /to somebody without a key/ })).toBeVisible();
	await look('hand-over without a key');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.keyboard.press('p');
	await page.getByRole('dialog').getByRole('button', { name: / Of$/ }).click();
	await expect(page.getByRole('option').first()).toBeVisible();
	await look('paper');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('option').first()).toBeHidden();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await tab('Export');
	await scrolled(page, () => look('export'));
	await page.keyboard.press('Control+k');
	await page.getByLabel('Search', { exact: true }).fill('> this case’s figures');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', { name: 'What it cost' })).toBeVisible();
	await scrolled(page, () => look('figures'));
	await go('Cases');
	await page.getByText('2026-001', { exact: false }).first().click();
	await page.keyboard.press('Enter');
	await tab('Export');
	await answerSaveDialog(app, join(folder, `${onDisk} receipt`));
	await page.getByRole('button', { name: 'Save a receipt' }).click();
	await expect(page.getByText(/^Receipt of .* saved to/)).toBeVisible();
	await answerSaveDialog(app, join(folder, `${onDisk}.zip`));
	await page.getByRole('button', { name: 'Choose place and write' }).click();
	await expect(page.getByText('sha256sum', { exact: false }).first()).toBeVisible();
	await scrolled(page, () => look('exported'));
	await go('Ready');
	await scrolled(page, () => look('ready'));
	await page.getByRole('button', { name: 'Library', exact: true }).click();
	await look('library');
	await page.getByRole('table', { name: 'Files of the library' }).getByRole('button').first().click();
	await expect(page.getByRole('dialog').getByRole('cell', { name: 'asset' }).first()).toBeVisible();
	await look('library');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Lists', exact: true }).click();
	await expect(page.getByRole('table', { name: 'Items of the list' })).toContainText('<svg');
	await look('lists');
	await page.keyboard.press('Control+f');
	await page.getByRole('searchbox').fill('onerror');
	await expect(page.getByRole('list', { name: 'Entries found' })).toBeVisible();
	await scrolled(page, () => look('search'));
	await go('Contacts');
	await showEach(page, ['Contacts', 'Escalation', 'Deadlines'], (screen) => scrolled(page, () => look(screen)));
	await go('Locker');
	await expect(page.getByRole('grid', { name: 'Items of all cases' })).toBeVisible();
	await scrolled(page, () => look('locker'));
	await page.getByRole('complementary', { name: 'Places' }).getByRole('listitem').last().getByRole('button').click();
	await page.getByRole('button', { name: 'Stock-take here' }).click();
	const scan = page.getByLabel('Scan or type a tag, then Enter');
	for (const text of [lines[6] ?? '', 'E-001']) {
		await scan.fill(text);
		await page.keyboard.press('Enter');
	}
	await scrolled(page, () => look('stock-take'));
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog', { name: /^Stock taken at/ })).toBeVisible();
	await look('stock taken');
	await page.keyboard.press('Control+Enter');
	await go('People');
	await scrolled(page, () => look('people'));
	await inDialogs(['Import person'], 'import of a person');
	for (const act of ['Revoke key…', 'Remove from notebook…']) {
		await page
			.getByRole('button', { name: /^Actions for/ })
			.nth(1)
			.click();
		await inDialogs([act], 'acts on people', 'menuitem');
	}
	await go('Settings');
	await look('settings');
	await inDialogs(['Change passphrase…', 'Export key…', 'Replace key…'], 'keys');
	await go('Cases');
	await page.getByRole('button', { name: 'Make the paper…' }).click();
	await page.getByRole('dialog').getByLabel('Your passphrase').fill(PASSPHRASE);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('list', { name: 'Recovery words' })).toBeVisible();
	await look('recovery paper');
	await page.getByRole('button', { name: 'Close without testing' }).click();
	await page.getByRole('button', { name: 'Test the paper…' }).click();
	await page.getByLabel('The twelve words').fill(lines[4] ?? '');
	await page.keyboard.press('Control+Enter');
	await look('paper tested');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Back up', exact: true }).click();
	mkdirSync(join(folder, onDisk));
	await answerOpenDialog(app, [join(folder, onDisk)]);
	await page.getByRole('button', { name: 'Choose disk or folder' }).click();
	await page.getByRole('button', { name: /^Back up now/ }).click();
	await expect(page.getByText(/^Backed up to/)).toBeVisible();
	await look('backup');
	await page.getByRole('button', { name: 'Close', exact: true }).last().click();
	await page.getByText('C-1', { exact: true }).first().click();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: /missing/ })).toBeVisible();
	await page.getByText('Technical detail').click();
	await scrolled(page, () => look('rollback'));
	await page.getByRole('button', { name: 'Acknowledge the loss…' }).click();
	await page.getByRole('dialog').getByRole('textbox').fill(lines.slice(5, 12).join(' '));
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await scrolled(page, () => look('rollback acknowledged'));
	await answerOpenDialog(app, [caseFile]);
	await go('Verify');
	await page.getByRole('button', { name: 'Choose case file' }).click();
	await page.getByRole('button', { name: 'Verify case file' }).click();
	await expect(page.getByRole('heading', { name: 'Intact', exact: true })).toBeVisible();
	await scrolled(page, () => look('verify'));

	expect(await page.evaluate(() => Reflect.get(window, 'ran')), 'a payload ran').toBeUndefined();
	expect(dialogs).toEqual([]);
	expect(page.url()).toBe('sealbook://window/index.html');
	const locked = await lock({ app, page });
	await locked.getByRole('button', { name: 'I have lost my passphrase' }).click();
	await look('lost passphrase', locked);
	expect(await locked.evaluate(() => Reflect.get(window, 'ran')), 'a payload ran').toBeUndefined();
	const counts = [...seen].map(([screen, numbers]) => `${screen} ${numbers.size}`);
	tell('hostile text, window', `${payloads.length} payloads, ${counts.join(', ')}`, [], '0 ran, 0 raw');
	for (const screen of ['cases', 'notebook', 'evidence'])
		expect(seen.get(screen)?.size, `payloads seen: ${screen}`).toBeGreaterThanOrEqual(200);
	for (const [screen, numbers] of seen)
		if (screen !== 'settings') expect(numbers.size, `payloads seen: ${screen}`).toBeGreaterThan(0);
});

/** The code points of what must not be there. */
const raw = (text: string) =>
	[...text].filter((character) => RAW.test(character)).map((character) => character.codePointAt(0)?.toString(16));

const numbersIn = (text: string) => [...text.matchAll(/#(\d+) /g)].map(([, number]) => Number(number));

/**
 * Every text a person can see or have read to them: text nodes, labels, titles, placeholders, and the window's title. Not
 * what the person is typing: that stands in its field as it was typed, and beside it that it hides something.
 */
function shown(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found = [document.title];
		const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			if (node instanceof Element)
				for (const name of ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'download', 'value'])
					found.push(name === 'value' && node.matches('input') ? '' : (node.getAttribute(name) ?? ''));
			else if (node.parentElement?.matches('textarea') !== true) found.push(node.textContent ?? '');
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
