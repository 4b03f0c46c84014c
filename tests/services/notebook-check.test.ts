/** How far a verification of the whole notebook is: told of the ledgers by entries and bytes, then of what is stored. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Job } from '../../main/services/jobs';
import { LedgerCourse } from '../../main/services/ledger-course';
import type { JobProgress } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { FIRST, Place } from './place';

const place = new Place();
afterAll(() => place.remove());

describe('the course of a verification', () => {
	const [one, two] = ['one', 'two'] as CaseId[];
	if (!one || !two) throw new Error('two ids were to be there');

	it('grows with the entries read and again with those compared, and ends at the whole', () => {
		const told: Parameters<Job['progress']>[0][] = [];
		const job: Job = { signal: new AbortController().signal, progress: (at) => void told.push(at) };
		// What was kept of the second is older than the ledger is.
		const course = new LedgerCourse(
			job,
			new Map([
				[one, { sizeBytes: 1000, entries: 10 }],
				[two, { sizeBytes: 3000, entries: 90 }],
			]),
		);
		course.opened(one, 10);
		course.read(two, 50, 100);
		course.read(two, 50, 100);
		course.opened(two, 100);
		course.compared(one, 10);
		course.compared(two, 100);
		const [first] = told;
		expect(first).toEqual({ doneBytes: 1000, totalBytes: 8000, doneItems: 10, totalItems: 100 });
		expect(told[1]).toEqual({ doneBytes: 2500, totalBytes: 8000, doneItems: 60, totalItems: 110 });
		expect(told.at(-1)).toEqual({ doneBytes: 8000, totalBytes: 8000, doneItems: 110, totalItems: 110 });
		const done = told.map(({ doneBytes }) => doneBytes);
		expect(done).toEqual([...done].sort((a, b) => a - b));
	});

	it('does not wait for a ledger that cannot be opened', () => {
		const told: Parameters<Job['progress']>[0][] = [];
		const job: Job = { signal: new AbortController().signal, progress: (at) => void told.push(at) };
		const sizes = new Map([one, two].map((id) => [id, { sizeBytes: 10, entries: 1 }]));
		const course = new LedgerCourse(job, sizes);
		course.opened(one, 1);
		course.leftOut(two);
		course.compared(one, 1);
		expect(told.at(-1)).toEqual({ doneBytes: 20, totalBytes: 20, doneItems: 1, totalItems: 1 });
	});
});

it('a notebook says how far its ledgers are, and then its stored objects', async () => {
	const asking = await place.open();
	await asking.ask('notebook.create', FIRST);
	await asking.ask('case.open', { number: 'IR-1', title: 'A case' });
	const path = join(place.folder, 'dump.bin');
	writeFileSync(path, Buffer.alloc(200_000, 1));
	const attachments = [asking.ticket(path)];
	await asking.ask('note.write', { case: 'IR-1', phase: 'da', text: 'With a file.', attachments });
	const told: JobProgress[] = [];
	asking.notebook.listen((telling) => telling.tells === 'progress' && told.push(telling.progress));
	const report = await asking.ask('notebook.verify', { job: 'v' });
	expect(report.verdict).toBe('intact');
	const entries = report.chains.reduce((n, chain) => n + chain.entries, 0);
	const last = (what: string) => told.filter((progress) => progress.what === what).at(-1);
	const ledgers = last('Verifying the ledgers');
	expect(ledgers).toMatchObject({ job: 'v', doneItems: entries, totalItems: entries, msLeft: 0 });
	expect(ledgers?.doneBytes).toBe(ledgers?.totalBytes);
	expect(ledgers?.totalBytes).toBeGreaterThan(entries * 1000);
	expect(last('Verifying stored objects')).toMatchObject({ doneBytes: 200_000, totalBytes: 200_000, totalItems: 1 });
});
