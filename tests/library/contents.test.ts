/** What a file is, by its bytes: never by its name, and never as markup. */
import { describe, expect, it } from 'vitest';
import { contentsOf } from '../../main/library/contents';
import { pictureIn } from '../../main/library/picture';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const png = (width: number, height: number): Buffer => {
	const bytes = Buffer.concat([hex('89504e470d0a1a0a 0000000d 49484452'), Buffer.alloc(13)]);
	bytes.writeUInt32BE(width, 16);
	bytes.writeUInt32BE(height, 20);
	return bytes;
};
const is = (bytes: Buffer) => contentsOf(bytes, 'document').is;

describe('a file of the library', () => {
	it('is a picture where its first bytes say so, with its size', () => {
		expect(pictureIn(png(640, 480))).toEqual({ type: 'image/png', width: 640, height: 480 });
		const jpeg = hex('ffd8 ffe0 0004 0000 ffff c0 0011 08 01e0 0280 03 000000000000000000');
		expect(pictureIn(jpeg)).toEqual({ type: 'image/jpeg', width: 640, height: 480 });
		const webp = (chunk: string, rest: string) =>
			Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${chunk}`), hex(rest), Buffer.alloc(8)]);
		const large = { type: 'image/webp', width: 640, height: 480 };
		expect(pictureIn(webp('VP8X', '0a000000 00000000 7f0200 df0100'))).toEqual(large);
		expect(pictureIn(webp('VP8 ', '0a000000 000000 9d012a 8002 e001'))).toEqual(large);
		expect(pictureIn(webp('VP8L', '0a000000 2f 7fc27700'))).toEqual(large);
	});

	it('is no picture where it is cut off, says no size, or is too large to be shown', () => {
		expect(pictureIn(png(0, 480))).toBeNull();
		expect(pictureIn(png(640, 480).subarray(0, 20))).toBeNull();
		expect(pictureIn(hex('ffd8 ffe0 ffff'))).toBeNull();
		expect(pictureIn(hex(`ffd8 ${'ffe00000'.repeat(4)}`))).toBeNull();
		expect(contentsOf(png(60_000, 60_000), 'network diagram')).toMatchObject({
			is: 'file',
			because: expect.stringContaining('too large'),
		});
	});

	it('is text, markup too, and nothing else is', () => {
		expect(is(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))).toBe('text');
		expect(is(Buffer.from('<html><script>alert(1)</script>'))).toBe('text');
		expect(is(Buffer.from('\ufeffone\r\ntwo\rthree\n', 'utf16le'))).toBe('text');
		expect(is(Buffer.from('%PDF-1.7\n'))).toBe('file');
		expect(is(Buffer.from('a\0b'))).toBe('file');
		expect(is(Buffer.from([0x61, 0xe9, 0x62]))).toBe('file');
		expect(is(Buffer.alloc((8 << 20) + 1, 'a'))).toBe('file');
	});

	it('counts its lines from 1, whatever ends them', () => {
		const contents = contentsOf(Buffer.from('one\r\ntwo\rthree\n'), 'document');
		expect(contents.is === 'text' && contents.text.lines).toEqual([
			{ at: 1, cells: ['one'] },
			{ at: 2, cells: ['two'] },
			{ at: 3, cells: ['three'] },
		]);
	});
});
