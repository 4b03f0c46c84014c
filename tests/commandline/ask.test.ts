/** The raw way in: any question, files by path, many questions in one run. */
import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract';
import { KEY, RECEIPT, refusing, told } from './fake';

const typed = ['pass'];

describe('ask', () => {
	it('lists every question it can ask with the JSON Schema of its input', async () => {
		const { status, out, asked } = await told(['ask', '--list']);
		expect(status).toBe(0);
		expect(asked).toEqual([]);
		const list = JSON.parse(out);
		const ours = Object.entries(contract).filter(([, { needs }]) => needs !== 'window');
		expect(Object.keys(list)).toEqual(ours.map(([name]) => name));
		expect(list['note.write'].input).toMatchObject({ type: 'object', required: expect.arrayContaining(['text']) });
		for (const { input, does } of Object.values<{ input: object; does: string }>(list)) {
			expect(input).toHaveProperty('$schema');
			expect(does).not.toBe('');
		}
	});

	it('turns {"path": …} into a ticket, at any depth, and leaves everything else', async () => {
		const input = { case: 'C', description: 'D', files: [{ path: '/etc/hosts' }], serial: 'path' };
		const words = ['ask', 'evidence.register', JSON.stringify(input)];
		const { out, asked } = await told(words, { answers: { 'evidence.register': RECEIPT }, typed });
		expect(JSON.parse(out)).toEqual(RECEIPT);
		expect(asked.at(-1)?.[1]).toMatchObject({ ...input, files: ['ticket for /etc/hosts'] });
	});

	it('unlocks nothing for a question that needs no open notebook', async () => {
		const { status, asked } = await told(['ask', 'notebook.status']);
		expect(status).toBe(0);
		expect(asked).toEqual([['notebook.status', {}]]);
	});

	it.each(['{', 'null }', ''])('refuses input that is not JSON: %j', async (json) => {
		const { status, error } = await told(['ask', 'case.list', json], { typed });
		expect(status).toBe(2);
		expect(error).toContain('not JSON');
	});

	it('answers JSON Lines line by line, goes on after a refusal, and says so by its status', async () => {
		const lines = [
			'{"question": "case.show", "input": {"case": "C"}}',
			'{"question": "case.show", "input": {"case": "nope"}}',
			'nonsense',
			'{"question": "nothing.such"}',
			'{"question": "case.list"}',
		];
		const answers = {
			'case.show': ({ case: name }: { case?: unknown }) =>
				name === 'C' ? { number: 'C' } : refusing('case.unknown', 'No.'),
			'case.list': [],
		};
		const input = `pass\n${lines.join('\n')}`;
		const { status, out, asked } = await told(['ask', '--lines', '--passphrase-file', '-'], { answers, input });
		const given = out
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(given.map(({ ok }) => ok)).toEqual([true, false, false, false, true]);
		expect(given[1].refusal.code).toBe('case.unknown');
		expect(status).toBe(2);
		expect(asked.filter(([question]) => question === 'notebook.unlock')).toEqual([
			['notebook.unlock', { person: KEY, passphrase: 'pass' }],
		]);
	});
});
