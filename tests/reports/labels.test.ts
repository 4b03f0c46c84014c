/** Labels: on their sheets in true millimetres, with codes that another program reads, and nothing outside its label. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelsHtml, SHEETS } from '../../main/reports/labels';
import { readPaperCode } from '../../shared/paper/code';
import type { Sha256 } from '../../shared/vocabulary';
import { codesIn, textOf } from './read-paper';

const sha256 = 'c4'.repeat(32) as Sha256;
const item = (tag: string, description = 'Laptop, black, sticker on the lid') => ({
	tag,
	description,
	entry: 'A-12',
	sha256,
});
const boxes = (html: string) =>
	[...html.matchAll(/class="label" style="left:([\d.]+)mm;top:([\d.]+)mm;width:([\d.]+)mm;height:([\d.]+)mm"/g)].map(
		(found) => found.slice(1).map(Number),
	) as [number, number, number, number][];

describe('labels', () => {
	it.each(Object.entries(SHEETS))('%s: every label lies whole on the page and none on another', (name, sheet) => {
		const many = sheet.columns * sheet.rows;
		const items = Array.from({ length: many }, (_, at) => item(`E-${at}`));
		const made = labelsHtml({ number: '2026-014', items, sheet: name as keyof typeof SHEETS, start: 1 });
		expect(made.pages).toBe(1);
		const all = boxes(made.html);
		expect(all.length).toBe(many);
		for (const [x, y, width, height] of all) {
			expect(x + width).toBeLessThanOrEqual(sheet.page[0]);
			expect(y + height).toBeLessThanOrEqual(sheet.page[1]);
		}
		for (const [at, one] of all.entries())
			for (const other of all.slice(at + 1)) {
				const apart = Math.abs(one[0] - other[0]) > one[2] - 0.01 || Math.abs(one[1] - other[1]) > one[3] - 0.01;
				expect(apart, `${one} ${other}`).toBe(true);
			}
		expect(made.html).toContain(`@page{size:${sheet.page[0]}mm ${sheet.page[1]}mm;margin:0}`);
	});

	it('begins at the label that is still there, and goes on over the next sheet', () => {
		const made = labelsHtml({ number: 'C', items: [item('E-1'), item('E-2'), item('E-3')], sheet: 'L7160', start: 20 });
		expect(made.pages).toBe(2);
		const [first, second, third] = boxes(made.html);
		expect(first?.slice(0, 2)).toEqual([73.25, 243.75]);
		expect(second?.slice(0, 2)).toEqual([139.29, 243.75]);
		expect(third?.slice(0, 2)).toEqual([7.21, 15.15]);
	});

	it.each(Object.keys(SHEETS))('%s: both codes are read by another program', (sheet) => {
		const { html } = labelsHtml({
			number: '2026-014',
			items: [item('E-001')],
			sheet: sheet as keyof typeof SHEETS,
			start: 1,
		});
		const [square = '', bars = ''] = codesIn(html);
		expect(readPaperCode(square.replace(/^QR-Code:/, ''))).toEqual({
			case: '2026-014',
			item: 'E-001',
			entry: 'A-12',
			sha256,
		});
		expect(bars).toBe('CODE-128:E-001');
		if (process.env.SEALBOOK_KEEP) {
			const hostile = ['Щ-1', '<b>\u202E', 'W'.repeat(40), 'E-0001/B', 'A tag with spaces in it'].map((tag) =>
				item(tag, `${'ЖЩ'.repeat(200)} <script>x</script>`),
			);
			const all = [item('E-001'), item('E-002', 'A disk'), ...hostile, item('E-003', 'W'.repeat(500))];
			const kept = labelsHtml({
				number: '2026-014 Ä/7',
				items: all,
				sheet: sheet as keyof typeof SHEETS,
				start: 2 > SHEETS[sheet as '62'].columns ? 1 : 2,
			});
			writeFileSync(`${process.env.SEALBOOK_KEEP}-${sheet}.html`, kept.html);
		}
	});

	it('cuts what is too long, shows hostile text as text, and leaves bars out where they could not be read', () => {
		const items = [item('W'.repeat(40), 'x'.repeat(2000)), item('Щ-1', '<script>ran()</script> \u202Egnp')];
		const { html } = labelsHtml({ number: '<b>&"', items, sheet: '5160', start: 1 });
		expect(html).not.toMatch(/<script/);
		expect(html).not.toMatch(/[\u202A-\u202E]/);
		expect(html).not.toContain('Code 128');
		expect(textOf(html)).toContain('…');
		expect(textOf(html)).toContain('Case <b>&"');
		expect(html.length).toBeLessThan(40_000);
		expect(codesIn(html).length).toBe(2);
	});
});
