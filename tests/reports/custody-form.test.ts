/** The custody form of an item that changed hands six times: everything stands on it, and nothing of it runs or is fetched. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPaperCode } from '../../shared/paper/code';
import { fingerprintOf } from '../../shared/projections/people';
import type { EntryView, ItemView, PaperMade } from '../../shared/views';
import { type Asking, FIRST, Place } from '../services/place';
import { codesIn, textOf } from './read-paper';
import { CYRILLIC, LONG_NAME, REASON, sixHandOvers } from './six-hand-overs';

const place = new Place();
let book: Asking;
let id: string;
let made: PaperMade;
let text: string;
let item: ItemView;
let entries: readonly EntryView[];
/** Says what is missing, and not the whole page. */
const stands = (said: string) => expect(text.includes(said), said).toBe(true);
const never = (pattern: RegExp) => expect(pattern.exec(made.html)?.[0] ?? null).toBeNull();

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	id = await sixHandOvers(book, place);
	made = await book.ask('paper.make', { paper: { is: 'custody form', case: id, tag: 'E-001' } });
	text = textOf(made.html);
	[item] = (await book.ask('custody.show', { case: id, tag: 'E-001' })).items as [ItemView];
	entries = await book.ask('entry.list', { case: id });
	if (process.env.SEALBOOK_KEEP) writeFileSync(process.env.SEALBOOK_KEEP, made.html);
});
afterAll(() => place.remove());

describe('the form of one item', () => {
	it('says all of §3.3.2: what identifies it, who collected it, by what right, every digest whole', () => {
		for (const said of [
			...[
				'PF3XK1',
				'T14',
				'HL-FIN-07',
				'00:00:5e:00:53:af',
				'192.0.2.7',
				'Room 4.12, desk',
				'Lid scratched',
				'Harbourline',
			],
			...[
				'Dana Okafor',
				'Officer',
				'+49 30 9',
				'warrant',
				'12 Gs 3/26',
				'2026-11-22 02:00:00 +01:00',
				'S-4711',
				'B-12',
			],
		])
			stands(said);
		for (const file of [...item.files, ...item.photographs])
			for (const digest of Object.values(file.digests)) stands(digest);
		expect(item.photographs.map(({ name }) => name)).toEqual(['lid.jpg', 'serial.jpg', 'bag.jpg']);
	});

	it('has every hand-over with both names, titles, keys and the time with its offset, and every entry’s digest', () => {
		expect(item.intervals.map(({ holder }) => holder.name)).toEqual([
			...['Ada Lind', 'Ben Ode', LONG_NAME, CYRILLIC, 'Ben Ode', 'Ada Lind', 'Erika Winter', 'Ada Lind'],
		]);
		const own = entries.filter(({ body }) => body.item === item.item);
		expect(own.length).toBe(11);
		for (const { ref, digest, signers } of own) {
			stands(`Entry ${ref} sha256 ${digest}`);
			for (const { keyId } of signers) stands(fingerprintOf(keyId));
		}
		expect(text.match(/Handed over/g)?.length).toBe(5);
		expect(text.match(/Signed with the key above/g)?.length).toBe(12);
		stands('Custodian, CERT');
		stands(REASON);
		stands(`2026-11-22 03:15:00 +01:00`);
	});

	it('says plainly what is weaker than a key, and shows what was drawn', () => {
		stands('because: The laptop was locked in the laboratory.');
		stands(`${CYRILLIC}, Ben Ode. Weaker than a key’s signature`);
		stands('Drew this signature on the screen. That is weaker than a key’s signature');
		stands('Signed on paper only. That is weaker than a key’s signature');
		expect(made.html.includes('<svg class="sig"')).toBe(true);
		expect(/Paper, photograph paper\.jpg, 25 bytes, sha256 [0-9a-f]{64}/.test(text)).toBe(true);
	});

	it('has every finding, and what settled it', async () => {
		expect(item.findings.map(({ kind, settledBy }) => [kind, settledBy])).toEqual([['seal-changed', null]]);
		stands('E-001 has the seal S-9; by the entries it has the seal S-4711.');
		const entry = item.findings[0]?.entries ?? [];
		const explanation = 'A label of another bag; looked at again.';
		await book.ask('custody.settle', {
			case: id,
			tag: 'E-001',
			finding: 'seal-changed',
			entries: [...entry],
			explanation,
		});
		const again = await book.ask('paper.make', { paper: { is: 'custody form', case: id, tag: 'E-001' } });
		expect(textOf(again.html)).toMatch(/A-\d+, by Ada Lind: A label of another bag; looked at again\./);
	});

	it('carries a code that another program reads, with the newest entry and its digest, which stand on every page', () => {
		const [code = ''] = codesIn(made.html);
		const read = readPaperCode(code.replace(/^QR-Code:/, ''));
		const newest = entries.at(-1);
		expect(read).toEqual({ case: '2026-014 Ä/7', item: 'E-001', entry: newest?.ref, sha256: newest?.digest });
		for (let page = 1; page <= made.pages; page += 1) stands(`page ${page} of ${made.pages} newest entry`);
		expect(text.split(`newest entry ${newest?.ref} sha256 ${newest?.digest}`).length - 1).toBe(made.pages);
	});

	it('runs nothing, fetches nothing, and shows hostile text as text', () => {
		never(/<script|<img|<iframe|<link|<object|<embed|<form|<base|\bon\w+="|url\(|@import/i);
		never(/<[^>]*\b(href|src|srcset|action|xlink)=/i);
		expect(made.html.includes("default-src 'none'")).toBe(true);
		never(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
		stands('<script>ran()</script>');
		stands('\\u202Egnp.exe');
		const opened = [...made.html.matchAll(/<(div|table|section|dl|main|header|footer)\b/g)].length;
		expect([...made.html.matchAll(/<\/(div|table|section|dl|main|header|footer)>/g)].length).toBe(opened);
	});

	it('is the whole case where no item is named; an unknown item is refused', async () => {
		await book.ask('evidence.register', { case: id, description: 'A telephone' });
		const whole = await book.ask('paper.make', { paper: { is: 'custody form', case: id, size: 'Letter' } });
		const [code = ''] = codesIn(whole.html);
		expect(readPaperCode(code.replace(/^QR-Code:/, ''))).toMatchObject({ item: null, case: '2026-014 Ä/7' });
		expect(textOf(whole.html).includes('E-002 A telephone')).toBe(true);
		expect([whole.widthMm, whole.heightMm]).toEqual([215.9, 279.4]);
		const unknown = await book.refusal('paper.make', { paper: { is: 'custody form', case: id, tag: 'E-009' } });
		expect(unknown.code).toBe('evidence.unknown');
	});
});
