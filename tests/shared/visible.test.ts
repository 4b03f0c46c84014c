import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidesSomething, visible } from '../../shared/visible';

describe('visible text', () => {
	it('leaves ordinary text of any script as it is', () => {
		const texts = [
			'Laptop E-001',
			'Größe 5 µm',
			'דוח',
			'تقرير',
			'報告書',
			'e\u0301',
			'C:\\evidence',
			'👍🏽',
			'❤\ufe0f',
		];
		for (const text of texts) expect(visible(text)).toBe(text);
	});

	it('shows every control that steers a terminal', () => {
		expect(visible('a\u001b[31mred')).toBe('a\\u001B[31mred');
		expect(visible('tab\there')).toBe('tab\\u0009here');
		expect(visible('\u0000\u007f\u0085\u009b')).toBe('\\u0000\\u007F\\u0085\\u009B');
	});

	it('shows every bidirectional control', () => {
		const controls = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';
		expect(visible(controls)).toBe(
			'\\u061C\\u200E\\u200F\\u202A\\u202B\\u202C\\u202D\\u202E\\u2066\\u2067\\u2068\\u2069',
		);
		expect(visible('invoice\u202efdp.exe')).toBe('invoice\\u202Efdp.exe');
	});

	it('shows what has no width', () => {
		expect(visible('a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg')).toBe(
			'a\\u200Bb\\u200Cc\\u200Dd\\u2060e\\uFEFFf\\u00ADg',
		);
		expect(visible('tag\u{e0041}')).toBe('tag\\u{E0041}');
		expect(visible('plain\ufe0f')).toBe('plain\\uFE0F');
	});

	it('shows lone surrogates and keeps paired ones', () => {
		expect(visible('\ud800')).toBe('\\uD800');
		expect(visible('x\udfffy')).toBe('x\\uDFFFy');
		expect(visible('\u{1f512}')).toBe('\u{1f512}');
	});

	it('keeps line feeds only where asked, and never a carriage return or a line separator', () => {
		expect(visible('a\nb')).toBe('a\\u000Ab');
		expect(visible('a\nb\r\u2028', { lines: true })).toBe('a\nb\\u000D\\u2028');
	});

	it('says whether something hides', () => {
		expect(hidesSomething('report.pdf')).toBe(false);
		expect(hidesSomething('report\u200b.pdf')).toBe(true);
	});

	it('never lets a raw control through, whatever the text, and is settled after one pass', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const shown = visible(text);
				const steering = /[^ -~\u00a0-\uffff]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;
				return !steering.test(shown) && Buffer.from(shown).toString() === shown && visible(shown) === shown;
			}),
		);
		for (let unit = 0; unit <= 0xffff; unit++) {
			const shown = visible(String.fromCharCode(unit));
			expect(shown.length === 1 || shown === `\\u${unit.toString(16).toUpperCase().padStart(4, '0')}`).toBe(true);
		}
	});
});
