/**
 * Search in the real window, over a case of as many ledger entries: from typing to hits, the first time (the texts are made)
 * and after that; and which frames are dropped while letters are typed. `npm run build && npm run bench search 100000`
 */
import { rmSync } from 'node:fs';
import { notebookOf } from './made/notebook';
import { count, median, sizes, spread } from './made/say';
import { display, framesText, framesWhile, machine, openWindow, ROUNDS, untilSeen } from './made/window';

const FIELD = 'input.sr-f';
const QUERIES = ['night shift', 'login screen port', 'kind:note photograph', '77777', 'needle-nowhere'];

const screen = await display();
for (const size of screen ? sizes(100_000) : []) {
	const { folder, notebook } = await notebookOf(size);
	const first: number[] = [];
	const waited: number[] = [];
	const said = new Map<string, number[]>(QUERIES.map((query) => [query, []]));
	try {
		for (let round = 1; round <= ROUNDS; round += 1) {
			console.log(`${count(size)} entries, round ${round}; ${machine()}`);
			const { page, close } = await openWindow(folder, notebook, screen?.env ?? {});
			await page.keyboard.press('Control+f');
			await page.locator(FIELD).waitFor();
			const frameMs = Math.max(1, median((await framesWhile(page, { what: 'nothing' }, 1000)).times));
			const status = { selector: '[role="status"]', text: 'found; entries searched' };
			const opened = await untilSeen(page, { type: 'photograph', into: FIELD }, { selector: '.sr-l [data-row]' });
			first.push(opened.ms);
			waited.push(opened.waited);
			for (const query of QUERIES) {
				await untilSeen(page, { type: '', into: FIELD }, { selector: '.sr-h' });
				said.get(query)?.push((await untilSeen(page, { type: query, into: FIELD }, status)).ms);
			}
			const typing = framesWhile(page, { what: 'nothing' }, 5000);
			await page.locator(FIELD).focus();
			await page.keyboard.press('Control+a');
			await page.keyboard.type('the laptop was still running and showed the login', { delay: 90 });
			console.log(framesText('  frames while typing', await typing, frameMs));
			await close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	console.log(
		`from typing to hits, the first time, the case opened and its texts made: ${spread(first)} ms (least / median / most)`,
	);
	console.log(`  another question to the notebook's process waited at most ${spread(waited)} ms meanwhile`);
	for (const [query, took] of said)
		console.log(
			`from typing ${JSON.stringify(query)} to hits, 140 ms of it waiting for more letters: ${spread(took)} ms`,
		);
}
screen?.close();
