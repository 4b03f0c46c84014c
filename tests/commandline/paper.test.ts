/** `report`, `labels`, photographs and late entries from paper at a terminal: what is asked, what is written, what is refused. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RECEIPT, scratch, told } from './fake';

const typed = ['correct horse'];
const made = { title: 'Chain of custody', html: '<!DOCTYPE html>é', pages: 3, widthMm: 210, heightMm: 297 };
const answers = { 'paper.make': made };

describe('paper from the command line', () => {
	it('writes the form of an item, byte for byte, and says how many pages it has', async () => {
		const to = join(scratch(), 'form.html');
		const words = ['report', '2026-014', '--kind', 'custody', '--item', 'E-001', '--paper', 'Letter', '--to', to];
		const given = await told(words, { answers, typed });
		expect(given.status).toBe(0);
		expect(given.asked.at(-1)).toEqual([
			'paper.make',
			{ paper: { is: 'custody form', case: '2026-014', tag: 'E-001', size: 'Letter' } },
		]);
		expect(readFileSync(to, 'utf8')).toBe(made.html);
		expect(given.out).toContain('pages    3');
		const again = await told(words, { answers, typed });
		expect(again.status).toBe(2);
		expect(again.error).toContain('is there already');
	});

	it('says that a PDF needs the window, before it asks for a passphrase', async () => {
		const to = join(scratch(), 'form.pdf');
		const given = await told(['report', 'C', '--kind', 'custody', '--to', to], { answers, typed: [] });
		expect(given.status).toBe(2);
		expect(given.error).toContain('A PDF needs the window’s engine');
		expect(given.asked).toEqual([]);
		expect(existsSync(to)).toBe(false);
	});

	it('writes labels from the first free one on', async () => {
		const to = join(scratch(), 'labels.html');
		const words = ['labels', 'C', 'E-001', 'E-002', '--sheet', '5160', '--start', '4', '--to', to];
		const { asked, status } = await told(words, { answers, typed });
		expect(status).toBe(0);
		expect(asked.at(-1)?.[1]).toEqual({
			paper: { is: 'labels', case: 'C', tags: ['E-001', 'E-002'], sheet: '5160', start: 4 },
		});
		for (const odd of ['0', '-1', '1.5', 'x', '100'])
			expect((await told([...words.slice(0, 6), '--start', odd, '--to', `${to}2`], { answers, typed })).status).toBe(2);
	});

	it('takes who signed on paper, and photographs of the paper and of the item', async () => {
		const photo = join(scratch(), 'paper.jpg');
		writeFileSync(photo, 'x');
		const receipts = { 'custody.record': RECEIPT, 'evidence.photograph': RECEIPT };
		const late = ['--done-at', '2026-11-22T01:40:00Z', '--late-because', 'No laptop', '--signed-on-paper', 'Ada'];
		const act = ['custody', 'store', 'C', 'E-001', '--place', 'Safe', ...late, '--paper-photograph', photo];
		const stored = await told(act, { answers: receipts, typed });
		expect(stored.asked.at(-1)?.[1]).toMatchObject({
			...{ doneAt: '2026-11-22T01:40:00.000Z', lateBecause: 'No laptop', signedOnPaper: ['Ada'] },
			attachments: [expect.any(String)],
		});
		const words = ['evidence', 'photograph', 'C', 'E-001', photo, '--remark', 'Lid'];
		const { asked } = await told(words, { answers: receipts, typed });
		expect(asked.at(-1)).toMatchObject([
			'evidence.photograph',
			{ tag: 'E-001', photographs: [expect.any(String)], remark: 'Lid' },
		]);
	});
});
