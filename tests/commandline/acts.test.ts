/** What reaches the notebook from a command, and what its answer becomes: text, JSON, an exit status. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, RECEIPT, refusing, scratch, told } from './fake';

const typed = ['correct horse'];
const note = { 'note.write': RECEIPT };
const report = (verdict: string) => ({
	verdict,
	checks: [],
	chains: [],
	signers: [],
	withheld: [],
	anchored: [],
	notProven: ['much'],
	exercise: false,
});

describe('acts', () => {
	it('gives a receipt as text and as JSON, after closing nothing but at the end', async () => {
		const words = ['note', 'add', '2026-014', '--phase', 'cer', '--text', 'x'];
		const plain = await told(words, { answers: note, typed });
		expect(plain.out).toBe(
			`sealed  A-12 at ${RECEIPT.at}\ndigest  ${RECEIPT.digest}\nchain   ${RECEIPT.chain}, entry 12\n`,
		);
		expect(plain.closed).toBe(true);
		const json = await told(['--json', ...words], { answers: note, typed });
		expect(JSON.parse(json.out)).toEqual(RECEIPT);
		expect(json.out.trim().split('\n')).toHaveLength(1);
	});

	it('leaves the phase of a note to the notebook where none is said', async () => {
		const { asked } = await told(['note', 'add', 'C', '--text', 'x'], { answers: note, typed });
		expect(asked.at(-1)).toEqual(['note.write', expect.not.objectContaining({ phase: expect.anything() })]);
	});

	it('reads a note from a file and from standard input, byte for byte', async () => {
		const file = join(scratch(), 'note.txt');
		const text = 'é\r\n\u0000\u{10ffff}\u202e <b>\n';
		writeFileSync(file, text);
		for (const [words, input] of [
			[['--file', file], undefined],
			[['-'], text],
		] as const) {
			const given = await told(['note', 'add', 'C', '--phase', 'da', ...words], {
				answers: note,
				typed,
				...(input === undefined ? {} : { input }),
			});
			expect(given.status).toBe(0);
			expect(given.asked.at(-1)?.[1].text).toBe(text);
		}
	});

	it('takes the passphrase, then the note, from one standard input', async () => {
		const words = ['--passphrase-file', '-', 'note', 'add', 'C', '--phase', 'da', '-'];
		const { asked } = await told(words, { answers: note, input: 'pass phrase\r\nline 1\nline 2\n' });
		expect(asked).toContainEqual(['notebook.unlock', { person: KEY, passphrase: 'pass phrase' }]);
		expect(asked.at(-1)?.[1].text).toBe('line 1\nline 2\n');
	});

	it('refuses text that is not UTF-8 rather than guessing', async () => {
		const input = Buffer.from([0x66, 0xe9, 0x0a]);
		const { status, error, asked } = await told(['note', 'add', 'C', '--phase', 'da', '-'], { input, typed });
		expect(status).toBe(2);
		expect(error).toContain('not UTF-8');
		expect(asked.map(([question]) => question)).not.toContain('note.write');
	});

	it('refuses a file that is not there, with what to do', async () => {
		const { status, error } = await told(['note', 'add', 'C', '--file', '/nowhere/x'], { typed });
		expect(status).toBe(2);
		expect(error).toMatch(/\/nowhere\/x.*not there.*Check the name/);
	});

	it('turns a time with a zone into UTC and refuses one without, before a passphrase is asked for', async () => {
		const add = (time: string) =>
			told(['note', 'add', 'C', '--phase', 'da', '--text', 'x', '--observed-at', time], { answers: note, typed });
		const { asked } = await add('2026-11-22T01:40:00+01:00');
		expect(asked.at(-1)?.[1].observedAt).toBe('2026-11-22T00:40:00.000Z');
		const bad = await add('2026-11-22T01:40:00');
		expect(bad.status).toBe(2);
		expect(bad.error).toContain('zone');
		expect(bad.error).toContain('2026-11-22T01:40:00+01:00');
		expect(bad.asked).toEqual([]);
	});

	it('compares clocks as they were when the command began', async () => {
		const words = ['clock', 'check', 'C', '--reference', 'GPS receiver', '--reads', '2026-11-22T01:40:00+01:00'];
		const { status, asked } = await told(words, { answers: { 'clock.check': RECEIPT }, typed });
		expect(status).toBe(0);
		expect(asked.at(-1)).toEqual([
			'clock.check',
			{
				case: 'C',
				reference: 'GPS receiver',
				referenceTime: '2026-11-22T00:40:00.000Z',
				readMsAgo: expect.any(Number),
			},
		]);
		const bad = await told(['clock', 'check', 'C', '--reference', 'GPS', '--reads', '01:40'], { typed });
		expect([bad.status, bad.asked]).toEqual([2, []]);
	});

	it('acknowledges a rollback with a reason, and not without one', async () => {
		const words = ['case', 'acknowledge', 'C', '--reason', 'restored'];
		const { status, asked } = await told(words, { answers: { 'case.acknowledge-rollback': RECEIPT }, typed });
		expect(status).toBe(0);
		expect(asked.at(-1)).toEqual(['case.acknowledge-rollback', { case: 'C', reason: 'restored' }]);
		expect((await told(words.slice(0, 3), { typed })).status).toBe(2);
	});

	it('hands files over as tickets', async () => {
		const words = ['evidence', 'add', 'C', '--description', 'D', '--file', '/etc/hosts', '--file', '/etc/fstab'];
		const { asked } = await told(words, { answers: { 'evidence.register': RECEIPT }, typed });
		expect(asked.at(-1)?.[1]).toMatchObject({ files: ['ticket for /etc/hosts', 'ticket for /etc/fstab'] });
	});

	it.each(['--location', '--place'])(
		'asks the receiver of a hand-over for their own passphrase: %s',
		async (spelling) => {
			const words = ['custody', 'transfer', 'C', 'E-001', '--to', 'Ben', '--reason', 'r', spelling, 'Safe 2'];
			const { asked } = await told(words, { answers: { 'custody.transfer': RECEIPT }, typed: ['ada’s', 'ben’s'] });
			expect(asked.at(-1)?.[1]).toEqual({
				case: 'C',
				tag: 'E-001',
				to: 'Ben',
				reason: 'r',
				place: 'Safe 2',
				fromPassphrase: 'ada’s',
				toPassphrase: 'ben’s',
			});
		},
	);

	it('takes one place of a hand-over', async () => {
		const words = [
			'custody',
			'transfer',
			'C',
			'E-001',
			'--to',
			'Ben',
			'--reason',
			'r',
			'--location',
			'A',
			'--place',
			'B',
		];
		const { asked, status } = await told(words, { answers: { 'custody.transfer': RECEIPT }, typed });
		expect([asked, status]).toEqual([[], 2]);
	});

	it.each([
		['intact', [], 0],
		['intact, signer unknown', [], 0],
		['intact, signer unknown', ['--trust', 'ab'.repeat(32)], 1],
		['incomplete', [], 1],
		['broken', [], 1],
		['unreadable', [], 2],
	] as const)('says a verified file is %s with %j by status %i', async (verdict, trust, expected) => {
		const answers = { 'casefile.verify': report(verdict) };
		const { status, out, error, asked } = await told(['verify', 'case.zip', ...trust, '--json'], { answers });
		// Status 2 always has its sentence.
		expect(error.includes('case.zip')).toBe(expected === 2);
		expect(status).toBe(expected);
		expect(JSON.parse(out)).toEqual(report(verdict));
		expect(asked.map(([question]) => question)).toEqual(['casefile.verify']);
	});

	it('reads certificates of those to trust from files, in PEM and DER, and refuses what is neither', async () => {
		const folder = scratch();
		const block = '-----BEGIN CERTIFICATE-----\nMAAw\n-----END CERTIFICATE-----';
		writeFileSync(join(folder, 'two.pem'), `Bag attributes\n${block}\n${block}\n`);
		writeFileSync(join(folder, 'one.der'), Buffer.from('MAAw', 'base64'));
		writeFileSync(join(folder, 'no.txt'), 'nothing');
		const verify = (trust: string) =>
			told(['verify', 'f.zip', '--trust', trust], { answers: { 'casefile.verify': report('intact') } });
		expect((await verify(join(folder, 'two.pem'))).asked[0]?.[1].trust).toEqual([block, block]);
		expect((await verify(join(folder, 'one.der'))).asked[0]?.[1].trust).toEqual([`${block}\n`]);
		const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
		expect((await verify(fingerprint)).asked[0]?.[1].trust).toEqual([fingerprint]);
		for (const name of ['no.txt', 'absent']) {
			const { status, error, asked } = await verify(join(folder, name));
			expect({ status, asked }).toEqual({ status: 2, asked: [] });
			expect(error).toContain(name);
		}
	});

	it('never writes a case file over another file', async () => {
		const path = join(scratch(), 'there.zip');
		writeFileSync(path, 'theirs');
		const { status, error, asked } = await told(['export', 'C', '--to', path], { typed });
		expect({ status, asked }).toEqual({ status: 2, asked: [] });
		expect(error).toContain('there already');
	});

	it('passes a refusal on: sentence and hint on standard error, status 2, notebook closed', async () => {
		const answers = { 'notebook.unlock': refusing('passphrase.wrong', 'That is not it.', 'Try again.') };
		const { status, out, error, closed } = await told(['case', 'list'], { answers, typed });
		expect({ status, out, error, closed }).toEqual({
			status: 2,
			out: '',
			error: 'sealbook: That is not it. Try again.\n',
			closed: true,
		});
	});

	it('says a bug is a bug, with status 3, and closes the notebook', async () => {
		const answers = {
			'case.list': () => {
				throw new TypeError('x is not a function');
			},
		};
		const { status, out, error, closed } = await told(['case', 'list'], { answers, typed });
		expect({ status, out, closed }).toEqual({ status: 3, out: '', closed: true });
		expect(error).toContain('bug');
		expect(error).toContain('x is not a function');
	});

	it('cancels the work at Ctrl+C and ends with 130', async () => {
		const interruption = new AbortController();
		const answers = {
			'casefile.export': async () => {
				interruption.abort();
				return refusing('job.cancelled', 'Cancelled.');
			},
			'job.cancel': { cancelled: true },
		};
		const words = ['export', 'C', '--to', 'x.zip', '--json'];
		const { status, out, error, asked, closed } = await told(words, { answers, typed, interruption });
		expect({ status, out, error, closed }).toEqual({ status: 130, out: '', error: '', closed: true });
		const exported = asked.find(([question]) => question === 'casefile.export')?.[1];
		expect(asked).toContainEqual(['job.cancel', { job: exported?.job }]);
	});

	it('needs to be told who acts where more than one can', async () => {
		const people = [
			{ keyId: KEY, name: 'Ada' },
			{ keyId: 'b'.repeat(64), name: 'Ben' },
		];
		const answers = { 'notebook.status': { state: 'locked', folder: '/n', people } };
		const { status, error, asked } = await told(['case', 'list'], { answers, typed });
		expect(status).toBe(2);
		expect(error).toMatch(/Ada, Ben.*--as/);
		expect(asked).toHaveLength(1);
	});

	it('says where it looked for a notebook that is not there', async () => {
		const answers = { 'notebook.status': { state: 'absent', folder: '/n', people: [] } };
		const { status, error } = await told(['case', 'list'], { answers, typed });
		expect(status).toBe(2);
		expect(error).toMatch(/no notebook in \/n.*notebook init/);
	});

	it('refuses without a terminal and without a passphrase file, and when two typings differ', async () => {
		expect((await told(['case', 'list'])).error).toContain('--passphrase-file');
		const words = ['notebook', 'init', '--name', 'N', '--handler', 'Ada'];
		const { status, error, asked } = await told(words, { typed: ['one', 'two'] });
		expect(status).toBe(2);
		expect(error).toContain('differ');
		expect(asked).toEqual([]);
	});
});
