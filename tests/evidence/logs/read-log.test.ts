/** What logs of other tools state, read from their own output or from the shape of published ones (fixtures/README.md). */
import { describe, expect, it } from 'vitest';
import { readLog } from '../../../main/evidence/logs/read-log';
import { fixture, MD5, SHA1 } from './image';

const only = (name: string) => {
	const { runs, format, encoding } = readLog(fixture(name));
	expect(runs).toHaveLength(1);
	return { ...runs[0], format, encoding };
};

describe('FTK Imager', () => {
	it('states its digests as acquired and as verified, the pieces, the device, and times without a zone', () => {
		const run = only('ftk.txt');
		expect(run).toMatchObject({
			...{ format: 'ftk-imager', tool: 'AccessData® FTK® Imager', version: '4.7.1.2', outcome: 'completed' },
			...{ startedAt: 'Wed Aug 13 00:10:23 2025', endedAt: 'Wed Aug 13 00:19:15 2025', badSectors: null, remarks: [] },
			facts: {
				caseNumber: '2026-014',
				examiner: 'A. Müller',
				model: 'SanDisk Cruzer Blade USB Device',
				sectors: '1.024',
			},
			copies: [{ files: ['D:\\Evidence\\fin07.001', 'D:\\Evidence\\fin07.002', 'D:\\Evidence\\fin07.003'] }],
		});
		expect(run.facts).not.toHaveProperty('notes');
		expect(run.digests?.map(({ algorithm, hex, of, stage, said }) => [algorithm, hex, of, stage, said])).toEqual([
			['md5', MD5, 'source', 'acquired', null],
			['sha1', SHA1, 'source', 'acquired', null],
			['md5', MD5, 'image', 'verified', 'verified'],
			['sha1', SHA1, 'image', 'verified', 'verified'],
		]);
	});

	it.each(['utf16le', 'latin1'] as const)('is read in %s with line ends of Windows', (encoding) => {
		const text = fixture('ftk.txt').toString().replaceAll('\n', '\r\n');
		const bytes = Buffer.from(encoding === 'latin1' ? text : `\ufeff${text}`, encoding);
		const [run] = readLog(bytes).runs;
		expect(run).toMatchObject({ facts: { examiner: 'A. Müller' }, copies: [{ files: { length: 3 } }] });
		expect(run?.digests).toHaveLength(4);
		expect(run?.remarks.some((remark) => remark.includes('neither UTF-8'))).toBe(encoding === 'latin1');
	});

	it('says which sectors were not read, and that its own two digests are not the same', () => {
		const run = only('ftk-damaged.txt');
		expect(run.badSectors).toEqual({ count: 16, says: '491584 through 491591, 491928 through 491935' });
		expect(run.copies).toEqual([{ files: ['ipod.E01'], more: false }]);
		expect(run.facts).toMatchObject({ verification: 'MD5 does not match; SHA1 verified' });
		expect(run.remarks?.join()).toContain('two MD5 digests');
	});

	it('says where the end is missing', () => {
		const text = fixture('ftk.txt').toString();
		const [run] = readLog(Buffer.from(text.slice(0, text.indexOf('Acquisition finished')))).runs;
		expect(run).toMatchObject({ outcome: 'not-stated', endedAt: null });
		expect(run?.remarks.join()).toContain('cut off');
	});
});

describe('Guymager', () => {
	it('states digests of the source, of the image and of each file, and takes nothing a device’s tool says for its own', () => {
		const run = only('guymager.info');
		expect(run).toMatchObject({
			...{ tool: 'Guymager', version: '0.8.13-2', startedAt: '2026-05-16 14:46:53', endedAt: '2026-05-16 15:55:58' },
			...{ outcome: 'completed', outcomeSays: 'Finished successfully (with 12 bad sectors)', image: 'container' },
			facts: { examiner: 'A. Okafor', model: 'Samsung SSD 860', serial: 'S3Z9NB0K123456A', device: '/dev/sdb' },
			badSectors: { count: 12, says: '300-309, 400-401' },
			copies: [{ files: ['fin07.E01'] }],
		});
		expect(run.digests).toHaveLength(7);
		expect(run.digests?.at(-1)).toMatchObject({ of: 'piece', file: 'fin07.E01', algorithm: 'md5' });
		expect(run.digests?.filter(({ of }) => of === 'image')).toHaveLength(2);
	});

	it('was aborted, states no digest and says so', () => {
		const run = only('guymager-aborted.info');
		expect(run).toMatchObject({ outcome: 'failed', digests: [], badSectors: { count: 0 } });
		expect(run.remarks).toEqual(['The log states no digest.']);
	});
});

describe('dc3dd', () => {
	it('states digests of its input and of the output read back', () => {
		const run = only('dc3dd.log.txt');
		expect(run).toMatchObject({
			version: '7.2.646',
			outcome: 'completed',
			image: 'raw',
			copies: [{ files: ['copy.dd'] }],
		});
		expect(run.startedAt).toMatch(/ \+0000$/);
		expect(run.digests?.map(({ algorithm, of, file, said }) => [algorithm, of, file, said])).toEqual([
			['md5', 'source', null, null],
			['sha256', 'source', null, null],
			['md5', 'image', 'copy.dd', 'ok'],
			['sha256', 'image', 'copy.dd', 'ok'],
		]);
	});

	it('states digests of every piece under its own name', () => {
		const run = only('dc3dd-split.log.txt');
		expect(run.copies).toEqual([{ files: ['split.000', 'split.001', 'split.002'], more: false }]);
		const pieces = run.digests?.filter(({ of }) => of === 'piece') ?? [];
		expect(pieces.map(({ algorithm, file }) => `${algorithm} ${file}`)).toEqual([
			...['md5 split.000', 'md5 split.001', 'md5 split.002'],
			...['sha1 split.000', 'sha1 split.001', 'sha1 split.002'],
		]);
	});

	it('tells of several runs in one log, one of which failed', () => {
		const { runs } = readLog(fixture('dc3dd-failed.log.txt'));
		expect(runs.map(({ outcome }) => outcome)).toEqual(['failed', 'completed']);
		expect(runs[0]?.remarks.join()).toContain('opening `/nonexist/x');
		expect(runs[1]?.digests.map(({ hex }) => hex)).toEqual([MD5, MD5]);
	});
});

describe('ewfacquire and ewfverify', () => {
	it('has nothing but digests in its log, and says so', () => {
		const run = only('ewfacquire.log.txt');
		expect(run).toMatchObject({ format: 'ewf-tools', tool: null, outcome: 'not-stated', copies: [] });
		expect(run.digests?.map(({ hex, of }) => [hex, of])).toEqual([
			[MD5, 'source'],
			[SHA1, 'source'],
		]);
		expect(run.remarks?.join()).toContain('does not say how');
	});

	it('names tool, times and outcome in its output', () => {
		expect(only('ewfacquire.out.txt')).toMatchObject({ tool: 'ewfacquire', version: '20140813', outcome: 'completed' });
		const verified = only('ewfverify.out.txt');
		expect(verified.digests?.map(({ stage }) => stage)).toEqual(['stored', 'verified', 'stored', 'verified']);
	});

	it('tells of errors', () => {
		const text = `${fixture('ewfacquire.out.txt')}`.replace(
			'MD5 hash',
			'Errors reading device:\n        total number: 2\n        at sector(s): 1000 - 1008 number: 8 (offset: 0x0007d000 of size: 4096)\n\nMD5 hash',
		);
		const [run] = readLog(Buffer.from(text.replace('SUCCESS', 'FAILURE'))).runs;
		expect(run).toMatchObject({ outcome: 'failed', badSectors: { count: null } });
		expect(run?.badSectors?.says).toContain('1000 - 1008');
	});
});

describe('collectors', () => {
	it('UAC states the archive’s digests, and a password in it is pointed out and not shown', () => {
		const run = only('uac.log.txt');
		expect(run).toMatchObject({
			version: '3.1.0',
			endedAt: 'Mon May 26 20:35:56 2025 -0300',
			facts: { host: 'web01' },
		});
		expect(run.digests?.map(({ of, file }) => [of, file])[0]).toEqual(['piece', 'uac-web01-linux-20250526202936.zip']);
		expect(run.remarks?.join()).toContain('password');
		expect(JSON.stringify(run)).not.toContain('infected');
	});

	it('KAPE states a SHA-1 of each file that it copied', () => {
		const run = only('kape_CopyLog.csv');
		expect(run.collected?.map(({ name }) => name)).toEqual([
			'C:\\Windows\\System32\\winevt\\logs\\Security.evtx',
			...['C:\\$MFT', 'C:\\Users\\a\\x, y.txt', 'C:\\pagefile.sys'],
		]);
		expect(run.collected?.[0]?.digests.sha1).toMatch(/^[0-9a-f]{40}$/);
		expect(run.collected?.[3]?.digests).toEqual({});
		expect(run.startedAt).toBe('2026-02-14 09:12:00.1234567');
	});

	it('Velociraptor’s uploads.json states sizes and no digest; results of uploads do', () => {
		const uploads = only('uploads.jsonl');
		expect(uploads.collected?.map(({ sizeBytes, digests }) => [sizeBytes, digests])).toEqual([
			[9, {}],
			[7, {}],
		]);
		expect(uploads.remarks).toEqual(['The log states no digest.']);
		const [file] = only('results.jsonl').collected ?? [];
		expect(file?.sizeBytes).toBe(10);
		expect(Object.entries(file?.digests ?? {}).map(([name, hex]) => [name, hex.length])).toEqual([
			['sha256', 64],
			['md5', 32],
		]);
		expect(file?.places[0]).toEqual(['uploads', 'ntfs', '%5C%5C.%5CC%3A', '$Extend', '$UsnJrnl%3A$J']);
		expect(only('results.jsonl').remarks).toEqual(['The log says of 1 files that they could not be collected.']);
	});
});
