/** The built program: baselines without a notebook, and the tools that take what it writes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleProgram } from '../hashing/program-bundle';

const base = mkdtempSync(join(tmpdir(), 'sealbook-program-'));
const { program } = bundleProgram(base);
let folder: string;
let tree: string;
let runs = 0;

afterAll(() => rmSync(base, { recursive: true, force: true }));
beforeEach(() => {
	folder = join(base, String(runs++));
	tree = join(folder, 'tree');
	mkdirSync(join(tree, 'sub'), { recursive: true });
	for (const name of ['a', 'sub/b c', 'back\\slash', 'e\u0301', 'sub/"q",x', '-n'])
		writeFileSync(join(tree, name), `content of ${name}`);
	writeFileSync(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from('caf\xe9', 'latin1')]), 'latin');
});

const run = (...words: readonly string[]) => {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
		cwd: folder,
		encoding: 'utf8',
	});
	return { status, stdout, stderr };
};
const create = (...words: readonly string[]) => run('baseline', 'create', 'tree', '--output', 'x.baseline', ...words);

describe('sealbook baseline', () => {
	it('is 0 for the same tree and 1 for another, and names what differs', () => {
		const made = create();
		expect(made).toMatchObject({ status: 0, stderr: '' });
		expect(made.stdout).toMatch(/^not recorded +extended attributes, ACLs, file capabilities$/m);
		execFileSync('sha256sum', ['--check', '--status', 'x.baseline.sha256'], { cwd: folder });
		expect(run('baseline', 'compare', 'x.baseline', 'tree')).toMatchObject({ status: 0 });
		appendFileSync(join(tree, 'a'), '!');
		const text = run('baseline', 'compare', 'x.baseline', 'tree');
		expect(text.status).toBe(1);
		expect(text.stdout).toMatch(/^modified +a {2}\(content, ctime, mtime, size\)$/m);
		expect(text.stdout).toMatch(/^1 modified, 7 unchanged$/m);
		expect(text.stdout).toMatch(/^Extended attributes and ACLs, .* not recorded and not compared/m);
		for (const form of [['--format', 'json'], ['--json']]) {
			const json = JSON.parse(run('baseline', 'compare', 'x.baseline', 'tree', ...form).stdout);
			expect(json.counts).toMatchObject({ modified: 1, unchanged: 7 });
			expect(json.notCompared).toContain('ACLs');
			const states = json.paths.map(({ path, state }: { path: string; state: string }) => [path, state]);
			expect(states).toHaveLength(8);
			expect(states).toContainEqual(['a', 'modified']);
			expect(states).toContainEqual(['sub', 'unchanged']);
		}
		const lines = run('baseline', 'compare', 'x.baseline', 'tree', '--format', 'jsonl').stdout.trimEnd().split('\n');
		const rows = lines.map((line) => JSON.parse(line));
		expect(rows).toHaveLength(9);
		expect(rows.at(-1).counts).toMatchObject({ modified: 1, unchanged: 7 });
		expect(run('baseline', 'compare', 'x.baseline', 'tree', '--format', 'csv').stdout).toContain('\r\nmodified,a,,');
		expect(run('baseline', 'compare', 'x.baseline', 'nowhere').status).toBe(2);
		writeFileSync(join(folder, 'text'), 'text\n');
		expect(run('baseline', 'compare', 'text', 'tree')).toMatchObject({
			status: 2,
			stderr: expect.stringContaining('“text”'),
		});
		expect(run('baseline', 'compare', 'x.baseline', 'text').stderr).toContain('“text”: This file begins like none');
		expect(create().status).toBe(2);
	});

	it('says in quick mode that nothing was read, in every line', () => {
		create('--quick');
		const { stdout } = run('baseline', 'compare', 'x.baseline', 'tree');
		expect(stdout).toMatch(/^quick: 8 unchanged$/m);
		appendFileSync(join(tree, 'a'), '!');
		const lines = run('baseline', 'compare', 'x.baseline', 'tree').stdout.trimEnd().split('\n').slice(1);
		expect(lines.length).toBeGreaterThan(1);
		for (const line of lines) expect(line).toMatch(/^quick: /);
		expect(run('baseline', 'create', 'tree', '--quick', '--output', 'y').stdout.trim().split('\n')).toSatisfy(
			(told: string[]) => told.every((line) => line.startsWith('quick: ')),
		);
	});

	it('refuses a baseline that does not have the sum beside it', () => {
		create();
		const path = join(folder, 'x.baseline');
		writeFileSync(path, readFileSync(path, 'utf8').replace('"mode":420', '"mode":493'));
		expect(run('baseline', 'compare', 'x.baseline', 'tree')).toMatchObject({ status: 2 });
		rmSync(`${path}.sha256`);
		const { stderr } = run('baseline', 'compare', 'x.baseline', 'tree');
		expect(stderr).toMatch(/“x\.baseline”: .* does not fit what stands before it/);
	});

	it('refuses to write into the folder that it records', () => {
		const refused = run('baseline', 'create', 'tree', '--output', 'tree/sub/x.baseline');
		expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('lies in the folder') });
	});

	it('exports lists that sha256sum and hashdeep accept, and takes theirs', () => {
		create();
		const exported = run('baseline', 'export', 'x.baseline', '--format', 'sha256sum', '--output', 'x.sums');
		expect(exported.status).toBe(1);
		expect(exported.stdout).toContain('this format holds files only');
		execFileSync('sha256sum', ['--check', '--status', '../x.sums'], { cwd: tree });
		run('baseline', 'export', 'x.baseline', '--format', 'hashdeep', '--output', 'x.hashdeep');
		execFileSync('sh', ['-c', 'hashdeep -r -l -a -k ../x.hashdeep -- *'], { cwd: tree, stdio: 'ignore' });
		writeFileSync(join(folder, 'theirs'), execFileSync('hashdeep', ['-r', '-l', '.'], { cwd: tree }));
		const told = run('baseline', 'compare', 'x.baseline', 'theirs');
		expect(told.stdout).toMatch(/^1 not-checked, 7 unchanged$/m);
		writeFileSync(join(folder, 'x.md5'), execFileSync('md5sum', ['--', 'a', '-n'], { cwd: tree }));
		expect(run('baseline', 'compare', 'x.baseline', 'x.md5').stdout).toContain('told by MD5 at best');
		for (const format of ['mtree', 'csv', 'aide']) {
			run('baseline', 'export', 'x.baseline', '--format', format, '--output', `x.${format}`);
			const imported = run('baseline', 'import', `x.${format}`, '--output', `${format}.baseline`);
			expect(imported, imported.stderr).toMatchObject({ status: 0 });
			expect(run('baseline', 'compare', 'x.baseline', `${format}.baseline`).status, format).toBe(0);
		}
	});

	it('hashes to DFXML that can be imported again', () => {
		rmSync(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from('caf\xe9', 'latin1')]));
		const { status } = run('hash', 'tree', '--format', 'dfxml', '--output', 'x.dfxml');
		expect(status).toBe(0);
		create();
		const told = run('baseline', 'compare', 'x.baseline', 'x.dfxml', '--root', 'tree', '--ignore', 'times');
		expect(told.stdout).toMatch(/^1 not-checked, 6 unchanged$/m);
	});
});
