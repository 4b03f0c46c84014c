/** Logs that are none, are cut off, lie, or were made to harm: refused with their place, or read with a remark; never half. */
import { describe, expect, it } from 'vitest';
import { readLog } from '../../../main/evidence/logs/read-log';
import { fixture } from './image';

const refusal = (bytes: Buffer | string): string => {
	try {
		readLog(Buffer.from(bytes));
	} catch (error) {
		return String((error as Error).message);
	}
	return 'it was read';
};
const KAPE = fixture('kape_CopyLog.csv').toString();
const DC3DD = fixture('dc3dd.log.txt').toString();

describe('what is no log', () => {
	it.each([
		['nothing', '', 'empty'],
		['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'NUL'],
		['a letter', 'Dear all,\nMD5 checksum: none\n', 'no log that this program knows'],
		['JSON of another kind', '{"vfs_path": 5}\n', 'no log that this program knows'],
		['a line that nobody writes', `Created By AccessData FTK Imager 4\n${'x'.repeat((1 << 20) + 1)}`, 'Line 2'],
		['JSON that ends in the middle', `${fixture('uploads.jsonl').toString().slice(0, -20)}`, 'Line 3'],
		['JSON lines with a bare word', `${fixture('uploads.jsonl')}null\n`, 'Line 4'],
	])('%s is refused with its place', (_, bytes, says) => {
		expect(refusal(bytes)).toContain(says);
	});

	it('a table that breaks in the middle is refused by its row; a last row that is cut off is left with a remark', () => {
		const lines = KAPE.trimEnd().split('\r\n');
		expect(refusal([lines[0], 'one,two', lines[1]].join('\r\n'))).toContain('Row 2 has 2 columns');
		expect(refusal([lines[0], lines[1]?.replace(/[0-9A-F]{40}/, 'ZZ'), lines[2]].join('\n'))).toContain('no SHA-1');
		const [run] = readLog(Buffer.from([lines[0], lines[1], lines[2]?.slice(0, 30)].join('\r\n'))).runs;
		expect(run?.collected).toHaveLength(1);
		expect(run?.remarks.join()).toContain('Row 3, the last one, is cut off');
	});
});

describe('what a log says of digests', () => {
	it('is not taken where it has the wrong length, and the remark shows what stood there', () => {
		const [run] = readLog(Buffer.from(DC3DD.replace(/^ {3}[0-9a-f]{32} \(md5\)/m, '   abc123 (md5)'))).runs;
		expect(run?.digests).toHaveLength(3);
		expect(run?.remarks.join()).toContain('“abc123”');
	});

	it('of an algorithm that is not known is a remark', () => {
		const [run] = readLog(Buffer.from(DC3DD.replaceAll('(sha256)', '(tiger)'))).runs;
		expect(run?.digests.map(({ algorithm }) => algorithm)).toEqual(['md5', 'md5']);
		expect(run?.remarks.join()).toContain('“tiger”');
	});

	it('keeps names and texts as they are, cut where they are longer than anybody writes', () => {
		const name = `evil\u202e\u001b[2J${'z'.repeat(5000)}`;
		const [run] = readLog(Buffer.from(fixture('uac.log.txt').toString().replace('Web server triage', name))).runs;
		expect(run?.facts.description).toHaveLength(2001);
		expect(run?.facts.description?.startsWith('evil\u202e')).toBe(true);
	});

	it('ends where a log was made of runs without end', () => {
		expect(refusal('dc3dd 7 started at now\n'.repeat(1001))).toContain('more than 1000 runs');
	});
});
