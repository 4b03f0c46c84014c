/** Acquiring at a terminal: what is asked of the notebook, what the status says, and how to go on after Ctrl+C. */
import { describe, expect, it } from 'vitest';
import { KEY, RECEIPT, refusing, told } from './fake';

const ID = '01930000-0000-7000-8000-00000000000a';
const STATUS = { state: 'open', folder: '/n', name: 'Kit', people: [{ keyId: KEY, name: 'Ada' }], me: null };
const source = {
	...{
		source: 0,
		name: 'sdc',
		kind: 'device',
		state: 'complete',
		totalBytes: 1024,
		doneBytes: 1024,
		verifiedBytes: 1024,
	},
	...{
		doneFiles: null,
		bytesPerSecond: 0,
		msLeft: null,
		digests: { sha256: 'e'.repeat(64) },
		badRanges: [],
		badRangeCount: 0,
	},
	...{
		movements: [],
		secondReading: { result: 'equal', from: 'medium', damaged: [] },
		target: '/copies',
		entry: 'A-12',
	},
};
const view = { acquisition: ID, tag: 'E-001', state: 'complete', doneBytes: 1024, dueAt: null, sources: [source] };
const answers = {
	'notebook.status': STATUS,
	'notebook.unlock': STATUS,
	'acquisition.start': RECEIPT,
	'acquisition.resume': RECEIPT,
	'job.cancel': { cancelled: true },
	'acquisition.list': [view],
};
const typed = ['a passphrase'];
const acquire = ['acquire', '2026-014', 'E-001', '--from', '/dev/sdc'];

describe('acquire', () => {
	it('asks for what was said, and tells digests and the second reading', async () => {
		const words = [...acquire, '--split', '2G', '--digests', 'sha256,blake3', '--write-blocker', 'T8u'];
		const { status, asked, out } = await told(words, { answers, typed });
		expect(status).toBe(0);
		expect(asked.find(([question]) => question === 'acquisition.start')?.[1]).toMatchObject({
			...{ case: '2026-014', tag: 'E-001', to: 'vault', pieceBytes: 2 * 1024 ** 3 },
			...{ digests: ['sha256', 'blake3'], statements: { writeBlocker: 'T8u' } },
		});
		expect(out).toContain(`sha256 ${'e'.repeat(64)}`);
		expect(out).toContain('from the medium: equal');
	});

	it.each(['partial', 'changed', 'differs', 'cancelled'])('ends with 1 where the copy is %s', async (state) => {
		const not = { ...answers, 'acquisition.list': [{ ...view, state, sources: [{ ...source, state }] }] };
		expect((await told(acquire, { answers: not, typed })).status).toBe(1);
	});

	it('names bad ranges to the byte', async () => {
		const bad = {
			...source,
			state: 'partial',
			badRangeCount: 1,
			badRanges: [{ from: 512, toExclusive: 1024, file: null }],
		};
		const partial = { ...answers, 'acquisition.list': [{ ...view, state: 'partial', sources: [bad] }] };
		expect((await told(acquire, { answers: partial, typed })).out).toContain('512 to 1024');
	});

	it('says of a copy that was read again which bytes are missing, which differ and which nobody checked', async () => {
		const at = (from: number, file: string | null, because: string | null) => ({
			from,
			toExclusive: 2 * from,
			file,
			because,
		});
		const damaged = [at(8, 'image.002', 'missing'), at(16, null, 'not-checked'), at(32, null, null)];
		const reading = { result: 'differs', from: 'medium', damaged };
		const sources = [{ acquisition: ID, source: 0, name: 'sdc', reading }];
		const found = { result: 'differs', sources, receipts: [RECEIPT] };
		const words = ['acquire', 'verify', '2026-014', 'E-001'];
		const { out, status } = await told(words, { answers: { ...answers, 'acquisition.verify': found }, typed });
		expect(status).toBe(1);
		expect(out).toContain('bytes 8 to 16 of image.002 are missing');
		expect(out).toContain('bytes 16 to 32 were not checked');
		expect(out).toContain('bytes 32 to 64 differ');
	});

	it('says how to go on after Ctrl+C', async () => {
		const interruption = new AbortController();
		const interrupted = {
			...answers,
			'acquisition.start': () => {
				interruption.abort();
				return refusing('acquisition.interrupted', 'The acquisition was interrupted.');
			},
		};
		const { status, error } = await told(acquire, { answers: interrupted, typed, interruption });
		expect(status).toBe(130);
		expect(error).toContain('sealbook acquire resume 2026-014');
	});

	it('says how to go on where the disk is full', async () => {
		const full = {
			...answers,
			'acquisition.start': refusing('acquisition.no-room', 'The disk is full.', 'Free space.'),
		};
		const { status, error } = await told(acquire, { answers: full, typed });
		expect(status).toBe(2);
		expect(error).toContain('sealbook acquire resume 2026-014');
	});

	it('goes on with the one that was interrupted last', async () => {
		const other = { ...view, acquisition: 'another', state: 'interrupted' };
		const last = { ...view, state: 'interrupted' };
		const { asked } = await told(['acquire', 'resume', '2026-014'], {
			answers: { ...answers, 'acquisition.list': [other, last] },
			typed,
		});
		expect(asked.find(([question]) => question === 'acquisition.resume')?.[1]).toMatchObject({ acquisition: ID });
	});

	it.each([['2X'], ['0'], ['-1'], ['1.5G']])('takes no size %s', async (size) => {
		expect((await told([...acquire, `--split=${size}`], { answers, typed })).status).toBe(2);
	});
});
