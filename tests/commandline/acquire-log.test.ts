/** Another tool's acquisition log at a terminal: what it states, how it compared, and what the status says; whatever it holds. */
import { describe, expect, it } from 'vitest';
import { KEY, RECEIPT, told } from './fake';

const HOSTILE = 'a\u001b[2J\u202eb\u0007';
const STATUS = { state: 'open', folder: '/n', name: 'Kit', people: [{ keyId: KEY, name: 'Ada' }], me: null };
const run = {
	...{
		tool: `FTK ${HOSTILE}`,
		version: '4.7',
		startedAt: HOSTILE,
		endedAt: null,
		outcome: 'completed',
		outcomeSays: null,
	},
	...{ stated: { examiner: HOSTILE }, names: [HOSTILE], nameCount: 1, badSectors: { count: 3, says: HOSTILE } },
	remarks: [HOSTILE],
};
const digest = {
	algorithm: 'md5',
	stated: 'e'.repeat(32),
	of: 'image',
	stage: 'verified',
	file: HOSTILE,
	said: HOSTILE,
};
const preview = {
	...{ format: 'ftk-imager', encoding: 'UTF-8', name: HOSTILE, sizeBytes: 9, sha256: 'f'.repeat(64), wants: 'image' },
	...{ runs: [{ ...run, digests: [digest], digestCount: 1 }], file: 'ticket' },
};
const view = (result: string) => ({
	...{
		...run,
		result,
		tag: 'E-003',
		entry: 'A-9',
		importedAt: RECEIPT.at,
		counts: { agrees: 0, differs: 0, missing: 0, 'not-checked': 0 },
	},
	image: { name: HOSTILE, files: 1, sizeBytes: 9, container: null },
	digests: [{ ...digest, result: 'differs', recomputed: 'd'.repeat(32), because: null }],
});
const answers = (result: string) => ({
	...{ 'notebook.status': STATUS, 'notebook.unlock': STATUS, 'acquisition-log.preview': preview },
	'acquisition-log.import': { ...RECEIPT, view: view(result) },
	'acquisition-log.list': [view(result)],
});
const words = ['acquire', 'import-log', '2026-014', 'disk.001.txt', '--item', 'E-003', '--image', 'disk.001'];
const typed = ['a passphrase'];

describe('acquire import-log', () => {
	it('takes in what was looked at, and shows both digests', async () => {
		const { status, asked, out } = await told([...words, '--run', '2'], { answers: answers('differs'), typed });
		expect(status).toBe(1);
		const input = asked.find(([question]) => question === 'acquisition-log.import')?.[1];
		expect(input).toMatchObject({ tag: 'E-003', run: 2, sha256: 'f'.repeat(64), file: 'ticket' });
		expect(input).toHaveProperty('image');
		expect(out).toContain('e'.repeat(32));
		expect(out).toContain('d'.repeat(32));
	});

	it.each([
		['agrees', 0],
		['partly', 0],
		['missing', 1],
		['not-checked', 1],
	])('ends where it %s with %i', async (result, status) => {
		expect((await told(words, { answers: answers(result), typed })).status).toBe(status);
	});

	it('only looks where that is asked for', async () => {
		const { asked, status } = await told([...words, '--preview'], { answers: answers('agrees'), typed });
		expect(status).toBe(0);
		expect(asked.some(([question]) => question === 'acquisition-log.import')).toBe(false);
	});

	it.each([[words], [[...words, '--preview']], [['acquire', 'logs', '2026-014']]])(
		'steers no terminal by what a log says: %s',
		async (said) => {
			const { out } = await told(said, { answers: answers('agrees'), typed });
			expect(out).toContain('\\u202E');
			expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
		},
	);
});
