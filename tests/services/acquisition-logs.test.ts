/** Another tool's acquisition log taken in: what it states stands beside what the image gives now, and nothing agrees unread. */
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, IMAGE, MD5, SHA1 } from '../evidence/logs/image';
import { type Asking, FIRST, Place } from './place';

const C = { case: '2026-014' };
let place: Place;
let asking: Asking;
beforeAll(async () => {
	place = new Place();
	asking = await place.open();
	await asking.ask('notebook.create', FIRST);
	await asking.ask('case.open', { number: C.case, title: 'Unknown exfiltration' });
	await asking.ask('evidence.register', { ...C, tag: 'E-003', description: 'Disk of FIN-07' });
});
afterAll(() => place.remove());

function put(name: string, bytes: Buffer | string): string {
	const path = join(place.folder, name);
	mkdirSync(join(path, '..'), { recursive: true });
	writeFileSync(path, bytes);
	return path;
}
const log = (name: string) => put(name, fixture(name));
const asked = (file: string, image?: string, more = {}) => ({
	...{ ...C, tag: 'E-003', file: asking.ticket(file), ...more },
	...(image === undefined ? {} : { image: asking.ticket(image) }),
});
const take = async (file: string, image?: string, more = {}) =>
	(await asking.ask('acquisition-log.import', asked(file, image, more))).view;
const results = (view: { readonly digests: readonly { result: string }[] }) => view.digests.map(({ result }) => result);
const split = (...names: readonly string[]) =>
	names.map((name, at) => put(name, IMAGE.subarray(at * 204_800, (at + 1) * 204_800)))[0];

describe('a log and its raw image', () => {
	it('agrees, and the entry holds the log itself, what it states, and what was computed', async () => {
		const file = log('dc3dd.log.txt');
		const preview = await asking.ask('acquisition-log.preview', { ...C, file: asking.ticket(file) });
		expect(preview).toMatchObject({ format: 'dc3dd', wants: 'image', runs: [{ version: '7.2.646', digestCount: 4 }] });
		expect(await asking.ask('entry.list', { ...C, kind: 'acquisition.log-imported/1' })).toEqual([]);
		const { file: ticket, sha256 } = preview;
		const image = asking.ticket(put('copy.dd', IMAGE));
		const done = await asking.ask('acquisition-log.import', { ...C, tag: 'E-003', file: ticket, sha256, image });
		expect(done.view).toMatchObject({
			...{ result: 'agrees', counts: { agrees: 4, differs: 0, missing: 0, 'not-checked': 0 }, tool: 'dc3dd' },
			...{ image: { name: 'copy.dd', sizeBytes: 524_288, container: null }, outcome: 'completed', entry: done.ref },
		});
		expect(done.view.digests[0]).toMatchObject({ algorithm: 'md5', stated: MD5, recomputed: MD5, because: null });
		const [entry] = await asking.ask('entry.list', { ...C, kind: 'acquisition.log-imported/1' });
		expect(entry).toMatchObject({ verdict: 'verified', body: { file: { object: sha256 }, tag: 'E-003' } });
		expect(await asking.ask('acquisition-log.list', C)).toEqual([done.view]);
	});

	it('differs where one byte of the image is another, and that is entered', async () => {
		const bytes = Buffer.from(IMAGE);
		bytes[300_000] = (bytes[300_000] ?? 0) ^ 1;
		const view = await take(log('dc3dd.log.txt'), put('renamed.img', bytes));
		expect(view).toMatchObject({ result: 'differs', counts: { agrees: 0, differs: 4, 'not-checked': 0 } });
		expect(view.digests[0]).toMatchObject({ stated: MD5, result: 'differs' });
		expect(view.digests[0]?.recomputed).not.toBe(MD5);
	});

	it('is not checked where no image is given', async () => {
		const view = await take(log('dc3dd.log.txt'));
		expect(view).toMatchObject({ result: 'not-checked', image: null, digests: { length: 4 } });
		expect(view.digests.every(({ recomputed, because }) => recomputed === null && because !== null)).toBe(true);
	});

	it('says which of two runs is meant, or nothing is entered', async () => {
		const file = log('dc3dd-failed.log.txt');
		expect(await asking.refusal('acquisition-log.import', asked(file))).toMatchObject({
			code: 'acquisition-log.which',
		});
		const view = await take(file, put('b.dd', IMAGE), { run: 2 });
		expect(view).toMatchObject({ run: { number: 2, of: 2 }, result: 'agrees' });
		expect(await take(file, put('b.dd', IMAGE), { run: 1 })).toMatchObject({ outcome: 'failed', result: 'differs' });
	});

	it('is refused where it is another file than was looked at', async () => {
		const file = log('dc3dd.log.txt');
		const { file: ticket, sha256 } = await asking.ask('acquisition-log.preview', { ...C, file: asking.ticket(file) });
		appendFileSync(file, ' ');
		const input = { ...C, tag: 'E-003', file: ticket, sha256 };
		expect(await asking.refusal('acquisition-log.import', input)).toMatchObject({ code: 'acquisition-log.changed' });
	});
});

describe('an image in pieces', () => {
	const NAMES = ['split.000', 'split.001', 'split.002'];

	it('is joined in order, and every piece is compared by itself', async () => {
		const view = await take(log('dc3dd-split.log.txt'), split(...NAMES));
		expect(view).toMatchObject({ result: 'agrees', counts: { agrees: 10 }, image: { files: 3, sizeBytes: 524_288 } });
	});

	it('finds FTK’s pieces from its folder, whatever case their names have', async () => {
		split('set/FIN07.001', 'set/fin07.002', 'set/fin07.003');
		const view = await take(log('ftk.txt'), join(place.folder, 'set'));
		expect(view).toMatchObject({ result: 'agrees', counts: { agrees: 4 }, stated: { examiner: 'A. Müller' } });
	});

	it('says which piece is missing; those that are there are compared', async () => {
		const first = split(...NAMES);
		rmSync(join(place.folder, 'split.001'));
		const view = await take(log('dc3dd-split.log.txt'), first);
		expect(view).toMatchObject({ result: 'missing', counts: { agrees: 4, missing: 6, differs: 0 } });
		expect(view.digests[0]?.because).toBe('split.001 is missing');
	});

	it('takes pieces that swapped their names for what they are: damaged', async () => {
		const first = split(...NAMES) ?? '';
		renameSync(join(place.folder, 'split.001'), join(place.folder, 'x'));
		renameSync(first, join(place.folder, 'split.001'));
		renameSync(join(place.folder, 'x'), first);
		expect(await take(log('dc3dd-split.log.txt'), first)).toMatchObject({ counts: { agrees: 2, differs: 8 } });
	});
});

describe('an image that is a container', () => {
	const E01 = Buffer.concat([Buffer.from('455646090d0aff00', 'hex'), Buffer.alloc(2000)]);

	it('is not checked inside; a digest of the file itself is', async () => {
		const view = await take(log('guymager.info'), put('fin07.E01', E01));
		expect(view).toMatchObject({ result: 'differs', image: { container: 'Expert Witness, E01' } });
		expect(view.counts).toMatchObject({ differs: 1, 'not-checked': 6, agrees: 0 });
		const media = view.digests.filter(({ of }) => of !== 'piece');
		expect(new Set(media.map(({ because }) => because))).toEqual(
			new Set(['this image is a container (Expert Witness, E01) whose content this program does not read']),
		);
	});

	it('agrees nowhere for FTK and ewfacquire', async () => {
		expect(await take(log('ftk-damaged.txt'), put('ipod.E01', E01))).toMatchObject({ result: 'not-checked' });
		expect(await take(log('ewfacquire.log.txt'), put('ew.E01', E01))).toMatchObject({ result: 'not-checked' });
		// The same log beside the media's own bytes, exported raw.
		expect(await take(log('ewfacquire.log.txt'), put('export.raw', IMAGE))).toMatchObject({ result: 'agrees' });
	});

	it('is an archive of UAC, whose digests are of the archive', async () => {
		const view = await take(log('uac.log.txt'), put('uac-web01-linux-20250526202936.zip', IMAGE));
		expect(view).toMatchObject({ result: 'agrees', digests: [{ of: 'piece', stated: MD5 }, { stated: SHA1 }] });
		expect(view.remarks.join()).toContain('password');
	});
});

describe('a collection of files', () => {
	const tree = () => {
		put('WS12/C/Windows/System32/winevt/logs/security.evtx', 'ElfFile\0 security');
		put('WS12/C/$MFT', 'MFT changed');
		put('WS12/C/pagefile.sys', 'page');
		return join(place.folder, 'WS12');
	};

	it('of KAPE: each file agrees, differs, is missing, or has no stated digest; folders above it do not matter', async () => {
		const view = await take(log('kape_CopyLog.csv'), tree());
		expect(view.counts).toEqual({ agrees: 1, differs: 1, missing: 1, 'not-checked': 1 });
		expect(results(view)).toEqual(['differs', 'missing', 'not-checked', 'agrees']);
		expect((await take(log('kape_CopyLog.csv'), join(tree(), 'C'))).counts).toEqual(view.counts);
	});

	it('follows no link and reads nothing outside', async () => {
		const folder = tree();
		rmSync(join(folder, 'C/$MFT'));
		symlinkSync(put('secret', 'MFT'), join(folder, 'C/$MFT'));
		const view = await take(log('kape_CopyLog.csv'), folder);
		expect(view.digests.find(({ file }) => file === 'C:\\$MFT')).toMatchObject({
			result: 'not-checked',
			recomputed: null,
		});
	});

	it('of Velociraptor: results have digests, uploads.json has none', async () => {
		put('velo/uploads/ntfs/%5C%5C.%5CC%3A/$Extend/$UsnJrnl%3A$J', 'USN ranges');
		const folder = join(place.folder, 'velo');
		expect(await take(log('results.jsonl'), folder)).toMatchObject({ result: 'agrees', counts: { agrees: 2 } });
		const uploads = await take(log('uploads.jsonl'), folder);
		expect(uploads).toMatchObject({ result: 'missing', counts: { agrees: 0, missing: 1, 'not-checked': 1 } });
	});

	it('is refused where nothing that the log names lies in the folder, and nothing is entered', async () => {
		mkdirSync(join(place.folder, 'other'));
		const before = await asking.ask('acquisition-log.list', C);
		const refusal = await asking.refusal(
			'acquisition-log.import',
			asked(log('kape_CopyLog.csv'), join(place.folder, 'other')),
		);
		expect(refusal).toMatchObject({ code: 'acquisition-log.folder', field: 'image' });
		expect(await asking.ask('acquisition-log.list', C)).toEqual(before);
	});

	it('of more files than an entry holds keeps all results in a stored file, what does not agree first', async () => {
		const [heading = '', row = ''] = fixture('kape_CopyLog.csv').toString().split('\r\n');
		const rows = Array.from({ length: 300 }, (_, at) => row.replaceAll('Security.evtx', `f${at}.evtx`));
		for (let at = 0; at < 300; at++)
			put(`many/C/Windows/System32/winevt/logs/f${at}.evtx`, at === 299 ? 'x' : 'ElfFile\0 security');
		const view = await take(put('many_CopyLog.csv', [heading, ...rows].join('\n')), join(place.folder, 'many'));
		expect(view).toMatchObject({ counts: { agrees: 299, differs: 1 }, nameCount: 300, digests: { length: 200 } });
		expect(view.digests[0]).toMatchObject({ result: 'differs', file: expect.stringContaining('f299') });
		const entries = await asking.ask('entry.list', { ...C, kind: 'acquisition.log-imported/1' });
		const entry = entries.find(({ ref }) => ref === view.entry);
		expect(entry?.body.comparison).toMatchObject({ name: 'many_CopyLog.csv.comparison.jsonl' });
	});
});
