/** A result of many rows is paged without being held in memory: 5,000 rows always, 1,000,000 with SEALBOOK_LONG=1. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowLine } from '../../main/baselines/comparison-row';
import { type PathRecord, unsaid } from '../../main/baselines/path-record';
import { RowIndex } from '../../main/baselines/row-index';
import type { ComparisonState } from '../../shared/views';

const ROWS = process.env.SEALBOOK_LONG === '1' ? 1_000_000 : 5_000;
const MOST_BYTES = 300 * 1024 * 1024;
const STATES = ['unchanged', 'unchanged', 'unchanged', 'modified', 'added'] as const;
const base = mkdtempSync(join(tmpdir(), 'sealbook-rows-'));
const path = join(base, 'result');

const stateOf = (row: number): ComparisonState => STATES[row % STATES.length] as ComparisonState;
const sizeOf = (row: number) => (row * 7919) % 1_000_003;
const pathOf = (row: number) =>
	`Windows/System32/drivers/folder-${String(row).padStart(7, '0')}/File of row ${row}.dll`;
const hexOf = (row: number) => row.toString(16).padStart(12, '0').padEnd(64, '0');

beforeAll(() => {
	const fd = openSync(path, 'wx');
	writeSync(fd, '{"format":"sealbook-comparison/1"}\n');
	let text = '';
	for (let row = 0; row < ROWS; row++) {
		const record: PathRecord = {
			...unsaid(Buffer.from(pathOf(row))),
			...{ type: 'file', sizeBytes: BigInt(sizeOf(row)), mode: 0o644, uid: 0, gid: 0, links: 1, inode: BigInt(row) },
			mtimeNs: BigInt(row) * 1_000_000_000n,
			digests: { sha256: hexOf(row) },
		};
		const added = stateOf(row) === 'added';
		const told = { attributes: [], quick: false, remark: null, from: null, known: null, wasPath: null };
		text += `${rowLine({ ...told, path: record.path, state: stateOf(row), was: added ? null : record, now: record })}\n`;
		if (text.length > 1 << 20) {
			writeSync(fd, text);
			text = '';
		}
	}
	writeSync(fd, `${text}{"rows":${ROWS}}\n`);
	closeSync(fd);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const bytes = {
	async *read() {
		const fd = openSync(path, 'r');
		try {
			for (;;) {
				const piece = Buffer.allocUnsafe(256 * 1024);
				const length = readSync(fd, piece, 0, piece.length, null);
				if (length === 0) return;
				yield piece.subarray(0, length);
			}
		} finally {
			closeSync(fd);
		}
	},
	async open() {
		const fd = openSync(path, 'r');
		return {
			async readAt(from: number, length: number) {
				const piece = Buffer.alloc(length);
				readSync(fd, piece, 0, length, from);
				return piece;
			},
			close: async () => closeSync(fd),
		};
	},
};

describe('many rows', () => {
	it('are filtered, sorted and paged, and memory does not grow with what they say', async () => {
		const before = process.memoryUsage().rss;
		const index = await RowIndex.of(bytes, ROWS);
		const any = { states: new Set<ComparisonState>(STATES), text: '', known: null, modifiedSinceMs: null };
		const up = { by: 'path', descending: false } as const;
		expect(index.page(any, up, ROWS - 3, 10)).toEqual({ total: ROWS, rows: [ROWS - 3, ROWS - 2, ROWS - 1] });
		const changed = { ...any, states: new Set<ComparisonState>(['modified', 'added']) };
		expect(index.page(changed, up, 0, 4)).toEqual({ total: (2 * ROWS) / 5, rows: [3, 4, 8, 9] });
		const largest = index.page(changed, { by: 'size', descending: true }, 0, 50);
		const sizes = largest.rows.map(sizeOf);
		expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
		const all = Array.from({ length: ROWS }, (_, row) => row).filter((row) => stateOf(row) !== 'unchanged');
		expect(sizes[0]).toBe(all.reduce((most, row) => Math.max(most, sizeOf(row)), 0));
		expect(index.page({ ...any, text: 'FILE OF ROW 4321.' }, up, 0, 10)).toEqual({ total: 1, rows: [4321] });
		expect(index.page({ ...any, text: hexOf(0x123).slice(0, 12) }, up, 0, 10)).toEqual({ total: 1, rows: [0x123] });
		const late = { ...any, modifiedSinceMs: (ROWS - 5) * 1000 };
		expect(index.page(late, { by: 'modified', descending: true }, 0, 2)).toEqual({
			total: 5,
			rows: [ROWS - 1, ROWS - 2],
		});
		const read = await index.read(largest.rows);
		expect(read.map((row) => row.path.toString())).toEqual(largest.rows.map(pathOf));
		expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES);
	});
});
