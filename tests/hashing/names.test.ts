import { describe, expect, it } from 'vitest';
import { bytesBesideText, displayName, lastPart, within } from '../../main/hashing/names';

describe('names as bytes', () => {
	it('takes the last part of a path', () => {
		for (const [path, last] of [
			['/a/b.txt', 'b.txt'],
			['b.txt', 'b.txt'],
			['/a/folder/', 'folder'],
			['a//b', 'b'],
		] as const) {
			expect(lastPart(path).toString()).toBe(last);
		}
		const bytes = Buffer.from('/x/caf\xe9', 'latin1');
		expect(lastPart(bytes)).toEqual(Buffer.from('caf\xe9', 'latin1'));
	});

	it('joins without a second separator', () => {
		expect(within(Buffer.from('/'), Buffer.from('etc')).toString()).toBe('/etc');
		expect(within(Buffer.from('a'), Buffer.from('b')).toString()).toBe('a/b');
	});

	it('shows bytes that are not UTF-8 and characters that hide', () => {
		expect(displayName(Buffer.from('caf\xe9', 'latin1'))).toBe('caf\\xE9');
		expect(
			displayName(Buffer.concat([Buffer.from('größe '), Buffer.from([0xff, 0xc3]), Buffer.from('🔒\u202e')])),
		).toBe('größe \\xFF\\xC3🔒\\u202E');
		// Surrogates and overlong forms are not UTF-8 (RFC 3629, section 3).
		expect(displayName(Buffer.from([0xed, 0xa0, 0x80]))).toBe('\\xED\\xA0\\x80');
		expect(displayName(Buffer.from([0xc0, 0xaf]))).toBe('\\xC0\\xAF');
		expect(displayName('plain – näme')).toBe('plain – näme');
	});

	it('keeps the bytes where text cannot', () => {
		expect(bytesBesideText('näme')).toBeUndefined();
		expect(bytesBesideText(Buffer.from([0x61, 0xe9]))).toBe('Yek=');
	});
});
