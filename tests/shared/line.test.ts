/** One line by itself: its greatest length, and that every single character of it counts. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { LONGEST_LINE_BYTES, readLine } from '../../shared/ledger/line';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import type { ChainId } from '../../shared/vocabulary';
import { longestLine } from '../vectors/intact';
import { ben, opened } from '../vectors/pen';

const rules = ledgerRules();
const { hash } = rules;
const chain = opened();
const line = chain.lines[3] ?? '';
const verify = (lines: readonly string[]) =>
	verifyLedger([{ chain: chain.id as ChainId, lines: readLines(lines, hash) }], rules);

describe('a line', () => {
	it('is at most 512 KiB of UTF-8 (decision 19)', () => {
		const longest = longestLine(LONGEST_LINE_BYTES).lines[4] ?? '';
		expect(LONGEST_LINE_BYTES).toBe(512 * 1024);
		expect(Buffer.byteLength(longest)).toBe(LONGEST_LINE_BYTES);
		expect(readLine(longest, hash).faults).toEqual([]);
		const longer = longestLine(LONGEST_LINE_BYTES + 1).lines[4] ?? '';
		expect(readLine(longer, hash).faults.map((f) => f.rule)).toEqual(['a line is at most 512 KiB']);
		const wide = opened().note(ben, '😂é€'.repeat(60_000)).lines[4] ?? '';
		expect(wide.length).toBeLessThan(LONGEST_LINE_BYTES);
		expect(readLine(wide, hash).faults.map((f) => f.rule)).toEqual(['a line is at most 512 KiB']);
	});

	it('gives its digest and its members as they stand in it', () => {
		const { entry, digest } = readLine(line, hash);
		expect(digest).toBe(chain.digests[3]);
		expect({ ...entry?.body }).toEqual({ phase: 'da', text: 'The laptop was still running.' });
		expect(entry?.withheld).toEqual([]);
	});

	it('is broken by every change of one character, at the place where it is', () => {
		fc.assert(
			fc.property(fc.nat({ max: line.length - 1 }), fc.integer({ min: 1, max: 127 }), (at, by) => {
				const other = String.fromCharCode((line.charCodeAt(at) ^ by) & 0x7f);
				const changed = line.slice(0, at) + other + line.slice(at + 1);
				fc.pre(changed !== line && other !== '\n');
				const { faults } = verify([...chain.lines.slice(0, 3), changed]);
				expect(faults.length).toBeGreaterThan(0);
				expect(new Set(faults.map((f) => f.place))).toEqual(new Set(['A-4']));
			}),
			{ numRuns: 2000 },
		);
	});

	it('is broken by a character more, a character less, and by being cut anywhere but behind a disclosure', () => {
		fc.assert(
			fc.property(fc.nat({ max: line.length - 1 }), fc.constantFrom('', 'A', ' ', '\t', '0'), (at, more) => {
				const changed = line.slice(0, at) + more + line.slice(more === '' ? at + 1 : at);
				fc.pre(changed !== line);
				expect(verify([...chain.lines.slice(0, 3), changed]).faults.length).toBeGreaterThan(0);
				const cut = line.slice(0, at);
				fc.pre(at > 0 && line[at] !== '\t');
				expect(verify([...chain.lines.slice(0, 3), cut]).faults.length).toBeGreaterThan(0);
			}),
			{ numRuns: 1000 },
		);
	});

	it('never stops the reader, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc.json(),
					fc.array(fc.json()).map((j) => j.join('\t')),
				),
				(any) => {
					const { entry, faults } = readLine(any, hash);
					expect(entry).toBeNull();
					expect(faults.length).toBeGreaterThan(0);
					expect(verify([any]).faults.length).toBeGreaterThan(0);
				},
			),
		);
	});
});
