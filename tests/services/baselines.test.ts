/** Baselines and comparisons in a notebook: what is recorded is signed, what is found stays, a finding is one act, two prove. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gives } from '../../shared/contract';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

let place: Place;
let notebook: Asking;
let tree: string;

beforeEach(async () => {
	place = new Place();
	notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('person.admit', BEN);
	await notebook.ask('case.open', { number: '2026-014', title: 'Unknown exfiltration' });
	tree = join(place.folder, 'host');
	mkdirSync(join(tree, 'bin'), { recursive: true });
	for (const [name, text] of Object.entries({ 'bin/login': 'login', 'bin/su': 'su', hosts: '127.0.0.1', old: 'old' }))
		writeFileSync(join(tree, name), text);
});
afterEach(() => place.remove());

const CASE = { case: '2026-014' };
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const record = (more = {}) => notebook.ask('baseline.record', { source: notebook.ticket(tree), ...more });
const run = (more = {}) =>
	notebook.ask('comparison.run', { ...CASE, baseline: 'BL-01', target: { file: notebook.ticket(tree) }, ...more });
const rowsOf = async (comparison: string, more = {}) =>
	(await notebook.ask('comparison.rows', { ...CASE, comparison, from: 0, count: 100, ...more })).rows;
const brief = (rows: Gives<'comparison.rows'>['rows']) => rows.map(({ path, state }) => `${state} ${path}`);

/** What somebody did to the host. */
function tamper() {
	const then = new Date('2026-01-01T00:00:00Z');
	appendFileSync(join(tree, 'bin/login'), ' and a back door');
	renameSync(join(tree, 'old'), join(tree, 'bin/new'));
	writeFileSync(join(tree, 'rclone.conf'), 'remote');
	utimesSync(join(tree, 'hosts'), then, then);
}

describe('a baseline in the notebook', () => {
	it('is recorded, signed by whoever is here, and written with what openssl and sha256sum accept', async () => {
		const to = join(place.folder, 'host.baseline');
		const made = await record({ to: notebook.ticket(to), exclude: ['old'] });
		expect(made).toMatchObject({
			tag: 'BL-01',
			from: 'tree',
			root: tree,
			paths: 5,
			quick: false,
			ref: expect.any(String),
		});
		expect(made.byState['not-checked']).toBe(1);
		expect(made.signer).toMatchObject({ name: ADA.name, known: true });
		expect(made.baseline).toBe(sha256(to));
		execFileSync('sha256sum', ['--check', '--status', 'host.baseline.sha256'], { cwd: place.folder });
		const verify = ['cms', '-verify', '-binary', '-noverify', '-inform', 'DER', '-in', `${to}.p7s`, '-content', to];
		execFileSync('openssl', verify, { stdio: 'ignore' });
		writeFileSync(to, readFileSync(to, 'utf8').replace('login', 'logon'));
		expect(() => execFileSync('openssl', verify, { stdio: 'ignore' })).toThrow();
		expect(await notebook.ask('baseline.list', {})).toEqual([made]);
	});

	it('is taken in from a file only while its signature and its sum hold', async () => {
		const to = join(place.folder, 'host.baseline');
		await record({ to: notebook.ticket(to) });
		expect((await notebook.refusal('baseline.register', { file: notebook.ticket(to) })).code).toBe('baseline.known');
		const text = readFileSync(to, 'utf8');
		writeFileSync(to, text.replace('"mode":', '"mode": '));
		expect((await notebook.refusal('baseline.register', { file: notebook.ticket(to) })).code).toBe('baseline.damaged');
		rmSync(`${to}.sha256`);
		expect((await notebook.refusal('baseline.register', { file: notebook.ticket(to) })).code).toBe(
			'baseline.signature',
		);
		rmSync(`${to}.p7s`);
		expect((await notebook.refusal('baseline.register', { file: notebook.ticket(to) })).code).toBe(
			'baseline.malformed',
		);
		expect(await notebook.ask('baseline.list', {})).toHaveLength(1);
	});

	it('is made of a list, and written as one; what a list cannot hold is counted', async () => {
		const list = join(place.folder, 'known.sha256');
		writeFileSync(list, execFileSync('sha256sum', ['bin/login', 'bin/su', 'hosts', 'old'], { cwd: tree }));
		const made = await notebook.ask('baseline.import', { file: notebook.ticket(list), host: 'FIN-FS01' });
		expect(made).toMatchObject({ from: 'list', format: 'sha256sum', host: 'FIN-FS01', paths: 4, tag: 'BL-01' });
		const found = await run();
		expect(found.counts).toMatchObject({ unchanged: 4, 'not-checked': 1, added: 0, modified: 0 });
		const to = join(place.folder, 'back.sha256');
		const out = await notebook.ask('baseline.export', {
			baseline: 'BL-01',
			format: 'sha256sum',
			to: notebook.ticket(to),
		});
		expect(out).toMatchObject({ paths: 4, lost: [] });
		expect(readFileSync(to)).toEqual(readFileSync(list));
	});

	it('asks which digest a list’s lines have only where as many digits stand for several, and takes what is told', async () => {
		const look = async (name: string, text: string | Buffer) => {
			writeFileSync(join(place.folder, name), text);
			const file = notebook.ticket(join(place.folder, name));
			await notebook.ask('baseline.look', { files: [file] });
			return { file, ...(await notebook.ask('baseline.look', { files: [file] })) };
		};
		const hex = (digits: number) => 'ab'.repeat(digits / 2);
		const several = ['sha256', 'sha3-256', 'blake3'];
		for (const text of [
			`${hex(64)}  a\n`,
			`\ufeff# said\r\n\\${hex(64)} *a\\nb\r\n`,
			`${hex(64)}  a\0`,
			`;\n${hex(64)}\n`,
		])
			expect((await look('64', text)).digests, text).toEqual(several);
		for (const text of [`${hex(40)}  a\n`, `${hex(128)}  a\n`, `BLAKE3 (a) = ${hex(64)}\n`, `"${hex(64)}",1\n`, ''])
			expect((await look('other', text)).digests, text).toEqual([]);
		const { file } = await look('b3', `${hex(64)}  hosts\n`);
		const both = [notebook.ticket(join(place.folder, 'other')), file];
		expect((await notebook.ask('baseline.look', { files: both })).digests).toEqual(several);
		const made = await notebook.ask('baseline.import', { file, digest: 'blake3' });
		expect(made).toMatchObject({ digests: ['blake3'], paths: 1 });
		const compared = async (digest?: 'blake3') => {
			const target = { file: notebook.ticket(join(place.folder, 'b3')), ...(digest ? { digest } : {}) };
			return (await notebook.ask('comparison.run', { ...CASE, baseline: made.tag, target })).counts;
		};
		expect(await compared('blake3')).toMatchObject({ unchanged: 1, 'not-checked': 0 });
		expect(await compared()).toMatchObject({ unchanged: 0, 'not-checked': 1 });
		const wrong = { file: notebook.ticket(join(place.folder, 'b3')), digest: 'md5' as const };
		expect((await notebook.refusal('baseline.import', wrong)).code).toBe('list.malformed');
	});

	it('is refused once its object on the disk is damaged', async () => {
		await record();
		const folder = join(place.notebook, 'notebook', 'objects');
		const [name = ''] = readdirSync(folder);
		const bytes = readFileSync(join(folder, name));
		bytes[200] = (bytes[200] ?? 0) ^ 1;
		writeFileSync(join(folder, name), bytes);
		expect(
			(await notebook.refusal('comparison.run', { ...CASE, baseline: 'BL-01', target: { baseline: 'BL-01' } })).code,
		).toBe('object.damaged');
	});
});

describe('a comparison in a case', () => {
	it('gives every path its state, in pages, filtered and sorted, before and after', async () => {
		const { paths, sizeBytes } = await record();
		tamper();
		const told: { readonly totalItems: number; readonly totalBytes: number }[] = [];
		notebook.notebook.listen((telling) => telling.tells === 'progress' && told.push(telling.progress));
		const found = await run({ job: 'compare' });
		// Before all of the folder was met, what it held stands for what it holds.
		expect(Math.min(...told.map(({ totalItems }) => totalItems))).toBeGreaterThanOrEqual(paths);
		expect(Math.min(...told.map(({ totalBytes }) => totalBytes))).toBeGreaterThanOrEqual(sizeBytes);
		expect(told).not.toEqual([]);
		expect(found.counts).toMatchObject({ modified: 1, moved: 1, added: 1, touched: 2, unchanged: 1, removed: 0 });
		const all = await rowsOf(found.comparison);
		expect(brief(all)).toEqual([
			'touched bin',
			'modified bin/login',
			'moved bin/new',
			'touched hosts',
			'added rclone.conf',
		]);
		expect(all[2]?.from).toBe('old');
		const { comparison } = found;
		expect(brief(await rowsOf(comparison, { text: 'LOGIN' }))).toEqual(['modified bin/login']);
		const digest = sha256(join(tree, 'rclone.conf')).slice(0, 9);
		expect(brief(await rowsOf(comparison, { text: digest }))).toEqual(['added rclone.conf']);
		expect(brief(await rowsOf(comparison, { states: ['unchanged'] }))).toEqual(['unchanged bin/su']);
		const bySize = await rowsOf(comparison, { sort: { by: 'size', descending: true }, states: ['modified', 'added'] });
		expect(brief(bySize)).toEqual(['modified bin/login', 'added rclone.conf']);
		const page = await notebook.ask('comparison.rows', { ...CASE, comparison, from: 1, count: 2 });
		expect(page.total).toBe(5);
		expect(brief(page.rows)).toEqual(brief(all.slice(1, 3)));
		const one = await notebook.ask('comparison.row', { ...CASE, comparison, row: all[1]?.row ?? 0 });
		expect(one.before?.sizeBytes).toBe('5');
		expect(one.after?.digests.sha256).toBe(sha256(join(tree, 'bin/login')));
		expect(one.attributes).toEqual(expect.arrayContaining(['content', 'size', 'mtime']));
		expect((await notebook.ask('comparison.list', CASE)).map((view) => view.comparison)).toEqual([comparison]);
	});

	it('is entered again after the notebook was closed, and verifies', async () => {
		await record();
		const { comparison } = await run();
		await notebook.ask('notebook.lock', {});
		await notebook.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		expect(brief(await rowsOf(comparison, { states: ['unchanged'], text: 'hosts' }))).toEqual(['unchanged hosts']);
		expect((await notebook.ask('notebook.verify', {})).verdict).toBe('intact');
	});

	it('leaves nothing when it is cancelled', async () => {
		await record();
		const before = await notebook.ask('entry.list', CASE);
		const running = notebook.refusal('comparison.run', {
			...CASE,
			...{ baseline: 'BL-01', target: { file: notebook.ticket(tree) }, job: 'compare' },
		});
		// The job is there once the question was taken up; other work must get its turn meanwhile.
		let over = false;
		void running.finally(() => {
			over = true;
		});
		while (!over && !(await notebook.ask('job.cancel', { job: 'compare' })).cancelled) await setImmediate();
		expect((await running).code).toBe('job.cancelled');
		expect(await notebook.ask('entry.list', CASE)).toEqual(before);
	});

	it('finds content that changed behind the same size and times', async () => {
		await record();
		const path = join(tree, 'hosts');
		const then = new Date('2026-01-01T00:00:00Z');
		utimesSync(path, then, then);
		await record();
		writeFileSync(path, '127.0.0.2');
		utimesSync(path, then, then);
		const found = await run({ baseline: 'BL-02', ignore: ['ctime'] });
		const [row] = await rowsOf(found.comparison);
		expect(row).toMatchObject({ state: 'modified', path: 'hosts' });
		const one = await notebook.ask('comparison.row', { ...CASE, comparison: found.comparison, row: row?.row ?? 0 });
		expect(one.timesDoNotFit).toBe(true);
		const quick = await run({ baseline: 'BL-02', ignore: ['ctime'], quick: true });
		expect(quick.quick).toBe(true);
		const rows = await rowsOf(quick.comparison, { states: ['unchanged', 'modified'] });
		expect(rows.filter((each) => each.type === 'file').every((each) => each.quick)).toBe(true);
	});
});

describe('a finding', () => {
	it('is a note, an item whose custody begins, and a deviation that ties them, one after the other', async () => {
		await record();
		tamper();
		const { comparison } = await run();
		const row = (await rowsOf(comparison, { text: 'login' }))[0]?.row ?? -1;
		const act = { ...CASE, comparison, row, phase: 'da', text: 'Back door in login.', severity: 'high' } as const;
		const made = await notebook.ask('comparison.finding', act);
		expect([made.evidence?.seq, made.deviation.seq]).toEqual([made.note.seq + 1, made.note.seq + 2]);
		const { items } = await notebook.ask('custody.show', CASE);
		expect(items[0]).toMatchObject({ tag: made.tag, holder: { name: ADA.name } });
		expect(items[0]?.files[0]?.digests.sha256).toBe(sha256(join(tree, 'bin/login')));
		const [deviation] = await notebook.ask('entry.list', { ...CASE, kind: 'deviation.recorded' });
		expect(deviation?.body).toMatchObject({ row, state: 'modified', severity: 'high', note: { seq: made.note.seq } });
		expect((await rowsOf(comparison, { text: 'login' }))[0]?.finding).toBe(made.deviation.ref);
		const again = await notebook.refusal('comparison.finding', { ...act, tag: made.tag ?? '' });
		expect(again.code).toBe('evidence.tag-taken');
		expect((await notebook.ask('comparison.row', { ...CASE, comparison, row })).findings).toHaveLength(1);
	});

	it('of a path that is gone holds nothing, and of one that is unchanged there is none', async () => {
		await record();
		rmSync(join(tree, 'old'));
		const { comparison } = await run();
		const gone = (await rowsOf(comparison, { states: ['removed'] }))[0]?.row ?? -1;
		const same = (await rowsOf(comparison, { states: ['unchanged'] }))[0]?.row ?? -1;
		const act = { ...CASE, comparison, phase: 'da', text: 'Deleted.' } as const;
		expect(await notebook.ask('comparison.finding', { ...act, row: gone })).toMatchObject({
			evidence: null,
			tag: null,
		});
		expect((await notebook.refusal('comparison.finding', { ...act, row: same })).code).toBe('finding.unchanged');
	});
});

describe('a proof of recovery', () => {
	const people = { passphrase: ADA.passphrase, witness: BEN.name, witnessPassphrase: BEN.passphrase };

	it('is refused until every path that differs is named, and then signed by two', async () => {
		await record();
		tamper();
		chmodSync(join(tree, 'bin/su'), 0o600);
		const { comparison } = await run({ ignore: ['mtime', 'ctime'] });
		const named = (except: readonly { path: string; reason: string }[]) => ({
			...CASE,
			comparison,
			except: [...except],
			...people,
		});
		const some = [
			{ path: 'bin/*', reason: 'patched by the vendor' },
			{ path: 'rclone.conf', reason: 'kept for the analysis' },
		];
		const refused = await notebook.refusal('restoration.prove', named(some.slice(0, 1)));
		expect(refused.code).toBe('restoration.unexplained');
		expect(refused.sentence).toContain('“rclone.conf” (added)');
		const idle = await notebook.refusal('restoration.prove', named([...some, { path: 'etc', reason: 'x' }]));
		expect(idle.code).toBe('restoration.idle');
		const wrong = { ...named(some), witnessPassphrase: ADA.passphrase };
		expect((await notebook.refusal('restoration.prove', wrong)).code).toBe('passphrase.wrong');
		const alone = { ...named(some), witness: ADA.name, witnessPassphrase: ADA.passphrase };
		expect((await notebook.refusal('restoration.prove', alone)).code).toBe('custody.same-person');
		const proof = await notebook.ask('restoration.prove', named(some));
		expect(proof).toMatchObject({ excepted: 4, signers: [ADA.name, BEN.name] });
		const [entry] = await notebook.ask('entry.list', { ...CASE, kind: 'restoration.proved' });
		expect(entry?.signers.map((one) => one.name)).toEqual([ADA.name, BEN.name]);
		expect(entry?.verdict).toBe('verified');
		expect((await notebook.ask('comparison.list', CASE))[0]?.provedBy).toEqual([proof.receipt.ref]);
	});

	it('takes no pattern for what was not checked, and nothing that trusted sizes and times', async () => {
		await record({ exclude: ['bin'] });
		const { comparison } = await run();
		const prove = (path: string) => ({ ...CASE, comparison, except: [{ path, reason: 'not ours' }], ...people });
		expect((await notebook.refusal('restoration.prove', prove('**'))).code).toBe('restoration.unexplained');
		expect((await notebook.ask('restoration.prove', prove('bin'))).excepted).toBe(1);
		const quick = await run({ quick: true });
		const refused = await notebook.refusal('restoration.prove', { ...prove('bin'), comparison: quick.comparison });
		expect(refused.code).toBe('restoration.quick');
	});
});
