/** What the command line makes of words: which command, what is refused before anything is opened, and what help says. */
import { describe, expect, it } from 'vitest';
import { RECEIPT, told } from './fake';

const COMMANDS = [
	'notebook init',
	'notebook verify',
	'person admit',
	'person list',
	'case new',
	'case list',
	'case show',
	'case close',
	'case reopen',
	'case acknowledge',
	'note add',
	'note correct',
	'evidence add',
	'evidence list',
	'custody transfer',
	'custody decline',
	'custody show',
	'clock check',
	'log',
	'hash',
	'export',
	'verify',
	'ask',
];

describe('words', () => {
	it.each([
		[['notee'], 'sealbook notee', 'note'],
		[['note', 'ad'], 'sealbook note ad', 'add'],
		[['seize', 'C', 'E-001'], 'sealbook seize', 'evidence'],
	])('refuses a command that is not there and names what is: %j', async (words, said, near) => {
		const { status, out, error, asked } = await told(words);
		expect(status).toBe(2);
		expect(out).toBe('');
		expect(error).toContain(`There is no command “${said}”`);
		expect(error).toContain(near);
		expect(error.trim().split('\n')).toHaveLength(1);
		expect(asked).toEqual([]);
	});

	it.each([
		[[]],
		[['note']],
		[['note', 'add']],
		[['case', 'show']],
		[['log']],
		[['hash']],
		[['case', 'new', '--number', '1']],
		[['case', 'new', '--number', '1', '--title', 'T', '--classification', 'SECRET']],
		[['case', 'list', 'surplus']],
		[['case', 'list', '--bogus']],
		[['--bogus']],
		[['log', 'C', '--kind']],
		[['note', 'add', 'C', '--phase', 'later', '--text', 'x']],
		[['note', 'add', 'C']],
		[['note', 'add', 'C', '--text', 'a', '--file', 'b']],
		[['note', 'add', 'C', 'unquoted words']],
		[['person', 'admit']],
		[['person', 'admit', '--handler', 'Ben', '--certificate', 'ben.pem']],
		[['ask']],
		[['ask', 'page.print']],
		[['ask', 'nothing.such']],
		[['help', 'nothing']],
	])('refuses bad usage with one sentence on standard error, status 2, and opens nothing: %j', async (words) => {
		const { status, out, error, asked } = await told(words);
		expect(status).toBe(2);
		expect(out).toBe('');
		expect(error).toMatch(/^sealbook: .+\n$/);
		expect(asked).toEqual([]);
	});

	it('says a refusal as one JSON line where JSON was asked for, and keeps standard output empty', async () => {
		const { status, out, error } = await told(['--json', 'case', 'show']);
		expect(status).toBe(2);
		expect(out).toBe('');
		expect(JSON.parse(error)).toHaveProperty('refused.sentence');
	});

	it.each(COMMANDS)('shows an example of %s and names the options everywhere', async (name) => {
		const { status, out } = await told(['help', ...name.split(' ')]);
		expect(status).toBe(0);
		expect(out).toContain(`sealbook ${name}`);
		expect(out).toMatch(/Example:\n {2}(.*\| )?sealbook /);
		expect(out).toContain('--passphrase-file');
		expect((await told([...name.split(' '), '--help'])).out).toBe(out);
	});

	it('lists every noun in its help, and says its version', async () => {
		const { status, out } = await told(['help']);
		expect(status).toBe(0);
		for (const name of COMMANDS) expect(out).toContain(name.split(' ')[0]);
		expect(await told(['--version'])).toMatchObject({ status: 0, out: '9.9.9\n' });
	});

	it('takes the common options before the command and after it', async () => {
		const answers = { 'case.list': [] };
		const typed = ['pass'];
		for (const words of [
			['--json', '--as', 'Ada', 'case', 'list'],
			['case', 'list', '--json', '--as', 'Ada'],
		]) {
			const { status, out, asked } = await told(words, { answers, typed });
			expect(status).toBe(0);
			expect(JSON.parse(out)).toEqual([]);
			expect(asked).toContainEqual(['notebook.unlock', { person: 'Ada', passphrase: 'pass' }]);
		}
	});

	it.each(['TLP:AMBER', 'AMBER', 'tlp:amber'])('takes a classification as people write it: %s', async (given) => {
		const words = ['case', 'new', '--number', '1', '--title', 'T', '--classification', given];
		const { status, asked } = await told(words, { answers: { 'case.open': { case: 'id' } }, typed: ['pass'] });
		expect(status).toBe(0);
		expect(asked.at(-1)).toEqual(['case.open', { number: '1', title: 'T', classification: 'TLP:AMBER' }]);
	});

	it('tells a kind of which nothing was written from one that there is not', async () => {
		const log = (kind: string) =>
			told(['log', 'C', '--kind', kind], { answers: { 'entry.list': [] }, typed: ['pass'] });
		for (const kind of ['note.written', 'note.written/1', 'case.closed']) expect((await log(kind)).status).toBe(0);
		expect(await log('note.writen')).toMatchObject({
			status: 2,
			out: '',
			error: expect.stringContaining('note.written'),
		});
		expect(await log('bogus')).toMatchObject({ status: 2, error: expect.stringContaining('“bogus”') });
	});

	it('takes any text as the text of a note, even what looks like an option', async () => {
		const answers = { 'note.write': RECEIPT };
		for (const text of ['--json', '--notebook', '-', '- first\n- second', '--', '--text=x']) {
			const words = ['note', 'add', 'C', '--phase', 'da', '--text', text];
			const { status, out, asked } = await told(words, { answers, typed: ['pass'] });
			expect(status).toBe(0);
			expect(out).toContain('sealed');
			expect(asked.at(-1)).toEqual(['note.write', expect.objectContaining({ case: 'C', phase: 'da', text })]);
		}
	});
});
