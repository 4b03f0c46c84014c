/**
 * The whole road from the command line, then every claim about the case file put to somebody else's tools: the second
 * reader, unzip, sha256sum and openssl, and an adversary.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryView, VerifyReport } from '../../shared/views';
import { adversaryTries } from './adversary';
import { awkward, GIVEAWAYS } from './awkward';
import { ROOT, run, sealbook } from './program';
import { CORRECTIONS, HAND_OVERS, ITEMS, NOTES, NUMBER, PEOPLE, type Story, tagOf, tellStory } from './story';
import { filesUnder } from './system-files';

let story: Story;
let log: EntryView[];
let logText: string;

beforeAll(async () => {
	story = await tellStory();
	logText = await story.act(0, ['log', NUMBER, '--json']);
	log = logText
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
}, 600_000);
afterAll(() => story && rmSync(story.folder, { recursive: true, force: true }));

const ofKind = (kind: string) => log.filter((entry) => entry.head.kind === kind);

describe('the log', () => {
	it('has a line for every entry of the case file', () => {
		expect(logText.split('\n').length - 1).toBe(story.exported.entries);
		expect(ofKind('note.written/1')).toHaveLength(NOTES);
		expect(ofKind('note.corrected/1')).toHaveLength(CORRECTIONS);
		expect(ofKind('evidence.registered/1')).toHaveLength(ITEMS);
		expect(ofKind('custody.transferred/1')).toHaveLength(HAND_OVERS.length);
		expect(log.every(({ verdict }) => verdict === 'verified')).toBe(true);
	});

	it('gives every note back, character by character', () => {
		const texts = new Set(ofKind('note.written/1').map(({ body }) => body.text));
		for (let n = 1; n <= NOTES; n++) if (n !== 77) expect(texts).toContain(awkward(n));
		const sha256 = createHash('sha256').update(awkward(77)).digest('hex');
		const objects = [...texts].map((text) => (text as { object?: string }).object);
		expect(objects.filter(Boolean)).toEqual([sha256]);
	});

	it('is signed by both people at every hand-over, and tells who holds what', async () => {
		const keys = new Map(log.flatMap(({ signers }) => signers.map(({ keyId, name }) => [name, keyId])));
		const signed = ofKind('custody.transferred/1').map(({ head }) => head.by);
		expect(signed).toEqual(
			HAND_OVERS.map(([, from, to]) => [keys.get(PEOPLE[from]?.name ?? ''), keys.get(PEOPLE[to]?.name ?? '')]),
		);
		const { items } = JSON.parse(await story.act(0, ['custody', 'show', NUMBER, '--json']));
		for (let item = 1; item <= ITEMS; item++) {
			const holders = [0, ...HAND_OVERS.filter(([of]) => of === item).map(([, , to]) => to)];
			const shown = items.find(({ tag }: { tag: string }) => tag === tagOf(item));
			expect(shown.intervals.map(({ holder }: { holder: string }) => holder)).toEqual(
				holders.map((i) => PEOPLE[i]?.name),
			);
			expect(shown.findings).toEqual([]);
		}
	});

	it('holds the digests that other tools give the evidence', () => {
		for (const [item, files] of story.evidence) {
			const entry = ofKind('evidence.registered/1').find(({ body }) => body.tag === tagOf(item));
			const named = entry?.body.files as { digests: { sha256: string } }[] | undefined;
			const found = named?.map(({ digests }) => digests.sha256);
			expect(found).toEqual(files.map(({ sha256 }) => sha256));
			expect(files).toHaveLength(2);
		}
	});

	it('prints harmlessly', async () => {
		for (const words of [
			['log', NUMBER],
			['log', NUMBER, '--json'],
			['evidence', 'list', NUMBER],
			['custody', 'show', NUMBER],
		]) {
			const out = await story.act(0, words);
			expect(out.replace(/[^\p{Cc}\p{Bidi_Control}\u200b-\u200d\ufeff]|\n/gu, '')).toBe('');
		}
	});
});

describe('the notebook’s folder', () => {
	it('shows no word of a note, and verifies', async () => {
		const bytes = filesUnder(story.notebook).map((path) => readFileSync(path));
		expect(bytes.length).toBeGreaterThan(4);
		for (const word of GIVEAWAYS) for (const one of bytes) expect(one.includes(word)).toBe(false);
		const report = JSON.parse(await story.act(2, ['notebook', 'verify', '--json']));
		expect(report.verdict).toBe('intact');
	});

	it('answers the same after every rebuildable document is deleted', async () => {
		const views = [
			['case', 'list'],
			['log', NUMBER],
			['evidence', 'list', NUMBER],
			['custody', 'show', NUMBER],
			['person', 'list'],
		];
		const answers = async () => {
			const given: string[] = [];
			for (const words of views) given.push(await story.act(1, [...words, '--json']));
			return given;
		};
		const before = await answers();
		const documents = filesUnder(story.notebook).filter((path) => /[/\\]documents[/\\]/.test(path));
		expect(documents.length).toBeGreaterThan(0);
		for (const path of documents) rmSync(path);
		expect(await answers()).toEqual(before);
	});
});

describe('the case file, to a stranger', () => {
	it('holds for the second reader, every signature counted', async () => {
		const checker = join(ROOT, '../shared/interop/check_case_file.py');
		if (existsSync(checker)) {
			const { status, out, error } = await run('python3', [checker, story.file, '--signer', story.signerPem]);
			expect(`${out}${error}`).toMatch(/^holds$/m);
			expect(status).toBe(0);
			const signatures = log.length + HAND_OVERS.length;
			expect(out).toMatch(new RegExp(`^ *${signatures} signatures$`, 'm'));
			expect(out).toMatch(new RegExp(`^ *${log.length} entries$`, 'm'));
		}
		expect(story.exported.report.verdict).toBe('intact');
	});

	it('satisfies unzip, and its own printed commands as they stand', async () => {
		expect((await run('unzip', ['-tq', story.file])).status).toBe(0);
		const stranger = mkdtempSync(join(tmpdir(), 'sealbook-stranger-'));
		await run('unzip', ['-q', story.file, '-d', stranger]);
		writeFileSync(join(stranger, 'signer.pem'), readFileSync(story.signerPem));
		const [top = ''] = readdirSync(stranger).filter((name) => name.startsWith(NUMBER));
		const text = readFileSync(join(stranger, top, 'HOW-TO-VERIFY.txt'), 'utf8');
		const [, commands = ''] = /^-+ commands.*-+$\n([\s\S]*?)^-+ to here -+$/m.exec(text) ?? [];
		expect(commands).toContain('openssl cms -verify');
		const { status, out } = await run('sh', [], { cwd: join(stranger, top), input: commands });
		expect(out).toContain('HOLDS');
		expect(status).toBe(0);
		rmSync(stranger, { recursive: true });
	});

	it.each([
		['its signer’s fingerprint', () => story.fingerprint, 'intact', 0],
		['its signer’s certificate', () => story.signerPem, 'intact', 0],
		['somebody else', () => 'ab'.repeat(32), 'intact, signer unknown', 1],
		['nobody', () => null, 'intact, signer unknown', 0],
	])('verifies for a reader who trusts %s', async (_name, trust, verdict, expected) => {
		const given = trust();
		const { status, out } = await sealbook(['verify', story.file, '--json', ...(given ? ['--trust', given] : [])]);
		expect([JSON.parse(out).verdict, status]).toEqual([verdict, expected]);
	});

	it('says what was withheld and left out of a copy', async () => {
		const copy = join(story.folder, 'copy.zip');
		await story.act(0, [
			'export',
			NUMBER,
			'--to',
			copy,
			'--without',
			'objects',
			'--withhold',
			'note.written:text',
			'--withhold',
			'person.admitted:phone',
		]);
		const { status, out } = await sealbook(['verify', copy, '--json', '--trust', story.fingerprint]);
		const report: VerifyReport = JSON.parse(out);
		expect([report.verdict, status]).toEqual(['incomplete', 1]);
		expect(report.withheld).toContainEqual({ kind: 'note.written/1', member: 'text', count: NOTES });
		expect(readFileSync(copy).includes('alert(1)')).toBe(false);
	});
});

describe('the case file, to an adversary', () => adversaryTries(() => ({ story, log })));
