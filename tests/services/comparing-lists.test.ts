/** Two baselines are compared as a job: it tells how far it is and how long it will take, and can be stopped. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JobProgress } from '../../shared/views';
import { type Asking, FIRST, Place } from './place';

const PATHS = 6000;
let place: Place;
let notebook: Asking;
let told: JobProgress[];

beforeEach(async () => {
	place = new Place();
	notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: '2026-014', title: 'Two servers' });
	told = [];
	notebook.notebook.listen((telling) => telling.tells === 'progress' && told.push(telling.progress));
	for (const which of [0, 1]) {
		const lines = Array.from({ length: PATHS }, (_, at) => {
			const content = (which === 1 && at % 10 === 0 ? at + PATHS : at).toString(16).padStart(64, '0');
			return `${content}  srv/folder-${at % 97}/file-${at}.docx\n`;
		});
		const list = join(place.folder, `list-${which}.sha256`);
		writeFileSync(list, lines.join(''));
		await notebook.ask('baseline.import', { file: notebook.ticket(list), job: `import ${which}` });
	}
});
afterEach(() => place.remove());

const run = () => ({ case: '2026-014', baseline: 'BL-01', target: { baseline: 'BL-02' }, job: 'compare' });
const of = (job: string) => told.filter((one) => one.job === job);

it('tells how far it is, at what rate and how long still, and ends at the whole', async () => {
	expect(of('import 0').at(-1)).toMatchObject({ doneBytes: of('import 0').at(-1)?.totalBytes });
	const found = await notebook.ask('comparison.run', run());
	expect(found.counts).toMatchObject({ unchanged: PATHS - PATHS / 10, modified: PATHS / 10 });
	const progress = of('compare');
	expect(progress.length).toBeGreaterThan(1);
	for (const [at, { doneBytes, totalBytes }] of progress.entries()) {
		expect(doneBytes).toBeGreaterThanOrEqual(progress[at - 1]?.doneBytes ?? 0);
		expect(doneBytes).toBeLessThanOrEqual(totalBytes);
	}
	const last = progress.at(-1);
	expect(last).toMatchObject({ doneItems: PATHS, totalItems: PATHS, msLeft: 0 });
	expect(last?.doneBytes).toBe(last?.totalBytes);
	expect(last?.bytesPerSecond).toBeGreaterThan(0);
});

it('is stopped while it runs, and then leaves nothing', async () => {
	const before = await notebook.ask('entry.list', { case: '2026-014' });
	const files = await place.bytes();
	const stop = notebook.notebook.listen((telling) => {
		if (telling.tells === 'progress' && telling.progress.job === 'compare')
			void notebook.ask('job.cancel', { job: 'compare' });
	});
	expect((await notebook.refusal('comparison.run', run())).code).toBe('job.cancelled');
	stop();
	expect(await notebook.ask('entry.list', { case: '2026-014' })).toEqual(before);
	expect([...(await place.bytes()).keys()]).toEqual([...files.keys()]);
});

it('lets the files go where what it is to be compared with cannot be opened', async () => {
	const open = () => readdirSync('/proc/self/fd').length;
	const nowhere = () => ({ ...run(), target: { file: notebook.ticket(join(place.folder, 'nowhere')) } });
	expect((await notebook.refusal('comparison.run', nowhere())).code).toBe('disk.ENOENT');
	const before = open();
	expect((await notebook.refusal('comparison.run', nowhere())).code).toBe('disk.ENOENT');
	expect(open()).toBe(before);
});
