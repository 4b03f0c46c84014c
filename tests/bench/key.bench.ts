/**
 * A key in the real window while it works: how long from the press until the answer is on the screen, with nothing under way
 * and with each kind of long work there is. The window's own thread draws; the notebook's process and
 * its workers do the work, so a key should wait for neither. `npm run build && npm run bench key`
 */
import { closeSync, mkdirSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { BaselineView, PickedFile } from '../../shared/views';
import type { Ticket } from '../../shared/vocabulary';
import { keyTimes, measureKeys } from '../journeys/key-times';
import { MANY_ROWS, notebookOf } from './made/notebook';
import { ms } from './made/say';
import { display, machine, openWindow } from './made/window';

const GIB = 1_073_741_824;
const ROWS = 300_000;
const KEYS_A_ROUND = 20;
const MOST_KEYS = 400;
const EVERY_MS = 40;

type Purpose = 'folder' | 'evidence' | 'list';

/** All zero: read and digested like any other file, and takes no room. */
function zeros(path: string, size: number): string {
	writeFileSync(path, '');
	truncateSync(path, size);
	return path;
}

/** A hashdeep list; every tenth path of the `after` list has other content. */
function list(path: string, after: boolean): string {
	const file = openSync(path, 'wx');
	const lines = ['%%%% HASHDEEP-1.0', '%%%% size,sha256,filename', '## '];
	for (let at = 0; at < ROWS; at += 1) {
		const content = (after && at % 10 === 0 ? at + ROWS : at).toString(16).padStart(64, '0');
		lines.push(`${1000 + at},${content},/srv/folder-${at % 1009}/file-${at}.docx`);
	}
	writeSync(file, `${lines.join('\n')}\n`);
	closeSync(file);
	return path;
}

function tree(path: string, files: number): string {
	for (let at = 0; at < files; at += 1) {
		const folder = join(path, `folder-${at % 97}`);
		if (at < 97) mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, `file-${at}`), `content ${at}`);
	}
	return path;
}

/** What a person would pick in the system's dialog. */
async function ticket(app: ElectronApplication, page: Page, purpose: Purpose, path: string): Promise<Ticket> {
	await app.evaluate(({ dialog }, chosen) => {
		dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
	}, path);
	return await page.evaluate(async (asked) => {
		const answer = await window.notebook.ask('file.pick', { purpose: asked });
		const [file] = answer.ok ? (answer.value as readonly PickedFile[]) : [];
		if (!file) throw new Error(`not picked: ${JSON.stringify(answer)}`);
		return file.ticket;
	}, purpose);
}

/** Where a person would have a file written. */
async function place(app: ElectronApplication, page: Page, path: string): Promise<Ticket> {
	await app.evaluate(({ dialog }, chosen) => {
		dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
	}, path);
	return await page.evaluate(async () => {
		const answer = await window.notebook.ask('file.place', { purpose: 'list', suggestion: 'known.set' });
		if (!answer.ok) throw new Error(`not placed: ${JSON.stringify(answer)}`);
		return (answer.value as PickedFile).ticket;
	});
}

/** Types into the note while a question is under way, and says how long the keys waited. */
async function typeWhile(page: Page, what: string, question: string | null, input: object = {}): Promise<void> {
	await page.evaluate(
		({ question: asked, input: given }) => {
			Reflect.set(window, 'working', asked !== null);
			if (asked === null) return;
			const ask = window.notebook.ask as (question: string, input: object) => Promise<unknown>;
			void ask(asked, given).then((answer) => {
				Reflect.set(window, 'working', false);
				Reflect.set(window, 'answered', answer);
			});
		},
		{ question, input },
	);
	await keyTimes(page);
	const began = performance.now();
	let keys = 0;
	do {
		await page.keyboard.type('while it is working'.padEnd(KEYS_A_ROUND), { delay: EVERY_MS });
		keys += KEYS_A_ROUND;
	} while (keys < MOST_KEYS && (await page.evaluate(() => Reflect.get(window, 'working') as boolean)));
	const took = performance.now() - began;
	const times = await keyTimes(page);
	const going = await page.evaluate(() => Reflect.get(window, 'working') as boolean);
	const answer = going ? null : await page.evaluate(() => Reflect.get(window, 'answered') as { ok?: boolean } | null);
	const [p50, p95, most] = [times.median, times.p95, times.most].map(ms);
	const note = answer && answer.ok === false ? `; REFUSED ${JSON.stringify(answer)}` : going ? '; still going' : '';
	const task = times.longestTask > 0 ? ms(times.longestTask) : 'none over 50 ms';
	console.log(
		`key while ${what}: ${times.keys} keys in ${ms(took)}, p50 ${p50}, p95 ${p95}, max ${most}; longest task ${task}${note}`,
	);
	await page.evaluate(() => window.notebook.ask('job.cancel', { job: 'bench' }));
	while (await page.evaluate(() => Reflect.get(window, 'working') as boolean)) await page.waitForTimeout(100);
	await page.getByLabel('Note text').fill('');
}

const screen = await display();
if (screen) {
	const { folder, notebook } = await notebookOf(1000);
	try {
		const { app, page, close } = await openWindow(folder, notebook, screen.env);
		await page.getByText(MANY_ROWS, { exact: true }).first().click();
		const note = page.getByLabel('Note text');
		await note.waitFor();
		await note.focus();
		await measureKeys(page);
		console.log(machine());
		const job = { job: 'bench' };
		const pick = (purpose: Purpose, path: string) => ticket(app, page, purpose, path);
		await typeWhile(page, 'nothing else is done', null);

		const big = join(folder, 'big');
		mkdirSync(big);
		zeros(join(big, 'disk.dd'), 8 * GIB);
		const digests = ['md5', 'sha1', 'sha256'];
		await typeWhile(page, 'hashing 8 GiB', 'baseline.record', { source: await pick('folder', big), digests, ...job });

		const many = tree(join(folder, 'many'), 20_000);
		await typeWhile(page, 'recording a baseline of 20,000 files', 'baseline.record', {
			...{ source: await pick('folder', many), digests, ...job },
		});

		await page.evaluate(
			(number) => window.notebook.ask('evidence.register', { case: number, description: 'Disk', type: 'physical' }),
			MANY_ROWS,
		);
		const disk = zeros(join(folder, 'server.dd'), 2 * GIB);
		await typeWhile(page, 'acquiring 2 GiB', 'acquisition.start', {
			...{ case: MANY_ROWS, tag: 'E-001', sources: [await pick('evidence', disk)], to: 'vault', ...job },
		});

		const [before, after] = [list(join(folder, 'before.txt'), false), list(join(folder, 'after.txt'), true)];
		for (const path of [before, after])
			await typeWhile(page, 'importing a list of 300,000', 'baseline.import', {
				...{ file: await pick('list', path), ...job },
			});

		const tags = await page.evaluate(async () => {
			const answer = await window.notebook.ask('baseline.list', {});
			const all = answer.ok ? (answer.value as readonly BaselineView[]) : [];
			return all.filter(({ from }) => from === 'list').map(({ tag }) => tag);
		});
		const [one = '', other = ''] = tags;
		await typeWhile(page, 'comparing 300,000 rows', 'comparison.run', {
			...{ case: MANY_ROWS, baseline: one, target: { baseline: other }, ...job },
		});

		const from = [await pick('list', before)];
		const to = await place(app, page, join(folder, 'known.set'));
		await typeWhile(page, 'building a set of 300,000 digests', 'hashset.build', { from, to, kind: 'bad', ...job });
		await typeWhile(page, 'searching', 'search.find', { query: 'photograph' });
		await close();
	} finally {
		rmSync(folder, { recursive: true, force: true });
		screen.close();
	}
}
