/** Where there is room for one digest, the strongest stands there, by its own name. */
import { describe, expect, it } from 'vitest';
import { bestDigest } from '../../renderer/parts/bestDigest';

describe('the digest that stands for all', () => {
	it('is the strongest, with how many more there are', () => {
		expect(bestDigest({ md5: 'a', sha1: 'b', sha256: 'c' })).toEqual({ name: 'SHA-256', hex: 'c', more: 2 });
		expect(bestDigest({ md5: 'a', blake3: 'd' })).toEqual({ name: 'BLAKE3', hex: 'd', more: 1 });
	});

	it('is none where there is none', () => {
		expect(bestDigest({})).toBeNull();
	});
});
