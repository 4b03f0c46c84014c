/** Records in any order come in the order of comparisons; of one path twice, the last counts or all are refused. */
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type PathRecord, unsaid } from '../../main/baselines/path-record';
import { sortedRecords } from '../../main/baselines/sorted-records';
import { refusalOf } from '../refusal-of';

async function* given(...records: readonly (readonly [path: string, remark: string])[]) {
	for (const [path, remark] of records) yield { ...unsaid(Buffer.from(path)), remark };
}
async function told(records: AsyncIterable<PathRecord>): Promise<string[]> {
	const found: string[] = [];
	for await (const { path, remark } of records) found.push(`${path} ${remark}`);
	return found;
}
const folder = tmpdir();

describe('records in order', () => {
	it('have each path once, by the last record of it', async () => {
		const records = given(['b', 'first'], ['a/c', 'first'], ['b', 'second'], ['a', 'first'], ['b', 'third']);
		expect(await told(sortedRecords(records, { folder, lastCounts: true }))).toEqual([
			'a first',
			'a/c first',
			'b third',
		]);
		expect(await told(sortedRecords(given(), { folder, lastCounts: true }))).toEqual([]);
	});

	it('are refused where a path stands twice and nobody said which counts', async () => {
		const twice = told(sortedRecords(given(['b', ''], ['a', ''], ['b', '']), { folder }));
		expect(await refusalOf(twice)).toMatchObject({ code: 'baseline.duplicate' });
	});
});
