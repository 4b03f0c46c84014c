/** Comma-separated records: the same however the text is cut into pieces, and what another program's reader makes of them. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../main/timeline/csv-records';

async function records(pieces: readonly string[], quoted = true): Promise<(readonly string[])[]> {
	async function* source() {
		yield* pieces;
	}
	const all: (readonly string[])[] = [];
	for await (const some of csvRecords(source(), quoted)) for (const { cells } of some) all.push(cells);
	return all;
}
const told = (pieces: readonly string[], quoted = true): Promise<unknown> =>
	records(pieces, quoted).catch((error: unknown) => String(error));

const cut = (text: string, at: readonly number[]): string[] => {
	const places = [0, ...at.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
	return places.slice(1).map((place, nth) => text.slice(places[nth], place));
};
const places = fc.array(fc.nat(200), { maxLength: 6 });
/** What matters to such a reader, over and over. */
const anything = fc.string({
	unit: fc.constantFrom('a', 'ü', ',', '"', '\n', '\r', '\r\n', '""', '",'),
	maxLength: 24,
});

describe('records', () => {
	it('are the same however the text comes, and so is a refusal', async () => {
		await fc.assert(
			fc.asyncProperty(anything, places, fc.boolean(), async (text, at, quoted) => {
				expect(await told(cut(text, at), quoted)).toEqual(await told([text], quoted));
			}),
			{ numRuns: 1000 },
		);
	});

	it('are those that another reader finds, wherever both take the text', async () => {
		await fc.assert(
			fc.asyncProperty(anything, async (text) => {
				const ours = await told([text]);
				let theirs: unknown;
				try {
					theirs = parse(text, {
						relax_column_count: true,
						skip_empty_lines: true,
						record_delimiter: ['\r\n', '\n'],
					});
				} catch {
					theirs = null;
				}
				// A bare \r is a matter of taste: ours ends records with it only where the first line does.
				if (typeof ours === 'string' || theirs === null || /\r(?!\n)/.test(text)) return;
				expect(ours).toEqual(theirs);
			}),
			{ numRuns: 1000 },
		);
	});

	it('are counted as a spreadsheet counts them, empty rows too', async () => {
		await expect(records(['a,b\r\n\r\n"x"y,1\r\n'])).rejects.toThrow(
			'Row 3, column 1: text follows the quotation mark',
		);
		await expect(records(['a,b\n1,"2\n3'])).rejects.toThrow('Row 2, column 2: a quotation mark is not closed.');
		expect(await records(['a,b\r1,2\r'])).toEqual([
			['a', 'b'],
			['1', '2'],
		]);
	});
});
