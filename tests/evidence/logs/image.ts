/** The image that the logs under fixtures/ tell of, and the logs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const IMAGE = Buffer.from(Uint8Array.from({ length: 524_288 }, (_, i) => (7 * i + Math.floor(i / 512)) % 251));
export const MD5 = 'b719e3ccb0d5e163b4d674d4043793f1';
export const SHA1 = 'aee00ea61ac28e783d0decb11db9b0d208edfdb1';

export const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
