/** What `sealbook hashset` asks of the notebook, prints and ends with. */
import { describe, expect, it } from 'vitest';
import { RECEIPT, refusing, told } from './fake';

const DIGEST = 'd41d8cd98f00b204e9800998ecf8427e';
const SET = {
	name: 'Ours',
	kind: 'bad',
	made: '2026-11-22T08:00:00.000Z',
	program: 'Sealbook 1',
	path: '/s/ours.hashset',
	sizeBytes: 1000,
	contents: 'c'.repeat(64),
	digests: { md5: 2 },
	sources: [
		{ name: 'bad.txt', format: 'digests', sha256: 'e'.repeat(64), sizeBytes: 9, modified: null, rows: 2, digests: {} },
	],
};
const row = (known: boolean | null) => ({
	digest: DIGEST,
	name: 'a\u001b[2J',
	known,
	by: known ? 'md5' : null,
	sources: ['bad.txt'],
	contradictedBy: null,
});
const found = (kind: string, known: number, unknown: number, unanswered = 0) => ({
	set: 'Ours',
	kind,
	asked: 2,
	known,
	unknown,
	unanswered,
	rows: [row(known > 0)],
	cut: false,
});

describe('sealbook hashset', () => {
	it('builds a set of all lists given', async () => {
		const words = ['hashset', 'build', '/gone/out', '--from', 'a', 'b', '--kind', 'good', '--column', 'x'];
		const { asked, out, status } = await told(words, { answers: { 'hashset.build': { ...SET, kind: 'good' } } });
		expect(status).toBe(0);
		expect(asked.at(-1)).toEqual([
			'hashset.build',
			{
				from: ['ticket for a', 'ticket for b'],
				to: 'ticket for /gone/out',
				kind: 'good',
				column: 'x',
				job: 'commandline',
			},
		]);
		expect(out).toMatch(/Ours, known good[\s\S]*2 md5[\s\S]*bad\.txt/);
	});

	it('looks up, and says by its status whether something bad was found or something is not known', async () => {
		const status = async (...counts: Parameters<typeof found>) =>
			(await told(['hashset', 'lookup', 's', DIGEST], { answers: { 'hashset.lookup': found(...counts) } })).status;
		expect([await status('bad', 1, 1), await status('bad', 0, 2)]).toEqual([1, 0]);
		expect([await status('good', 1, 1), await status('good', 2, 0)]).toEqual([1, 0]);
		expect([await status('bad', 0, 1, 1), await status('good', 1, 0, 1)]).toEqual([1, 1]);
	});

	it('prints no control character of a name, and one JSON value with --json', async () => {
		const answers = { 'hashset.lookup': found('bad', 1, 1) };
		const text = await told(['hashset', 'lookup', 's', '--file', 'list', '--show', 'known'], { answers });
		expect(text.out).not.toContain('\u001b');
		expect(text.out).toContain('1 of 2 are known bad to “Ours”.');
		expect(text.asked.at(-1)?.[1]).toMatchObject({ list: 'ticket for list', show: 'known', digests: [] });
		const json = await told(['--json', 'hashset', 'lookup', 's', DIGEST], { answers });
		expect(JSON.parse(json.out)).toEqual(answers['hashset.lookup']);
	});

	it('refuses where there is nothing to look up, and a damaged set', async () => {
		expect(await told(['hashset', 'lookup', 's'])).toMatchObject({
			status: 2,
			error: expect.stringMatching(/nothing to look up/),
		});
		const damaged = { 'hashset.show': refusing('hashset.damaged', 'The set is damaged.') };
		expect(await told(['hashset', 'show', 's'], { answers: damaged })).toMatchObject({ status: 2, out: '' });
	});

	it('registers, lists and withdraws by name', async () => {
		const around = {
			typed: ['secret'],
			answers: {
				'hashset.register': { ...RECEIPT, set: { ...SET, file: 'f'.repeat(64) } },
				'hashset.list': [
					{
						name: 'Ours',
						contents: SET.contents,
						kind: 'bad',
						count: 2,
						state: 'missing',
						sentence: 'gone',
						path: '/s',
					},
				],
				'hashset.withdraw': RECEIPT,
			},
		};
		expect((await told(['hashset', 'register', 's'], around)).out).toContain(RECEIPT.ref);
		expect(await told(['hashset', 'list'], around)).toMatchObject({ status: 1 });
		const withdrawn = await told(['hashset', 'withdraw', 'Ours', '--reason', 'old'], around);
		expect(withdrawn.asked.at(-1)).toEqual(['hashset.withdraw', { contents: SET.contents, reason: 'old' }]);
		expect(await told(['hashset', 'withdraw', 'Theirs', '--reason', 'old'], around)).toMatchObject({ status: 2 });
	});
});
