/**
 * The timeline in the real window, with as many imported rows: from the click on its tab to rows on the screen, from typing
 * to the rows that fit, and which frames are dropped while the table is scrolled and the picture zoomed for five seconds.
 * `npm run build && npm run bench timeline 100000`
 */
import { rmSync } from 'node:fs';
import { MANY_ROWS, notebookOf } from './made/notebook';
import { count, median, ms, sizes, spread } from './made/say';
import { display, framesText, framesWhile, machine, openWindow, ROUNDS, untilSeen } from './made/window';

const FOR_MS = 5000;
const ROW = '.tm-i tbody td time';
const tab = (name: string) => `nav[aria-label="Case"] button[data-tab="${name}"]`;

const screen = await display();
for (const size of screen ? sizes(100_000) : []) {
	const { folder, notebook } = await notebookOf(size);
	const said = { cold: [] as number[], waited: [] as number[], warm: [] as number[], typed: [] as number[] };
	try {
		for (let round = 1; round <= ROUNDS; round += 1) {
			console.log(`${count(size)} rows, round ${round}; ${machine()}`);
			const { page, close } = await openWindow(folder, notebook, screen?.env ?? {});
			await page.getByText(MANY_ROWS, { exact: true }).first().click();
			await page.getByLabel('Note text').waitFor();
			const nothing = await framesWhile(page, { what: 'nothing' }, 1000);
			const frameMs = Math.max(1, median(nothing.times));
			console.log(framesText('  nothing done', nothing, frameMs));
			const buttons = page.getByRole('navigation', { name: 'Case' }).getByRole('button');
			await buttons.evaluateAll((all) => {
				for (const each of all) each.setAttribute('data-tab', /[A-Za-z]+/.exec(each.textContent ?? '')?.[0] ?? '');
			});
			const cold = await untilSeen(page, { click: tab('Timeline') }, { selector: ROW });
			said.cold.push(cold.ms);
			said.waited.push(cold.waited);
			await untilSeen(page, { click: tab('Notebook') }, { selector: '[aria-label="Note text"], textarea' });
			said.warm.push((await untilSeen(page, { click: tab('Timeline') }, { selector: ROW })).ms);
			await page.waitForTimeout(1500);
			const table = { selector: '.tm-i' } as const;
			for (const px of [40, 400])
				console.log(
					framesText(
						`  scrolled ${px} px a frame`,
						await framesWhile(page, { what: 'scroll', ...table, px }, FOR_MS),
						frameMs,
					),
				);
			const zoomed = await framesWhile(page, { what: 'wheel', selector: '.tm-p', px: 25 }, FOR_MS);
			console.log(framesText('  zoomed by the wheel', zoomed, frameMs));
			await page.keyboard.press('0');
			await page.waitForTimeout(500);
			const typed = { type: 'Record 77', into: '.tm input[type="search"]' };
			said.typed.push(
				(await untilSeen(page, typed, { selector: '.tm-i tbody tr:first-child td:nth-child(5)', text: 'Record 77 ' }))
					.ms,
			);
			await close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	console.log(`from the click on the tab to rows, first time: ${spread(said.cold)} ms (least / median / most)`);
	console.log(`  another question to the notebook's process waited at most ${spread(said.waited)} ms meanwhile`);
	console.log(`from the click on the tab to rows, again: ${spread(said.warm)} ms`);
	console.log(`from typing to the rows that fit, ${ms(150)} of it waiting for more letters: ${spread(said.typed)} ms`);
}
screen?.close();
