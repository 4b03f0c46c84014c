/** `sealbook merge`: what it asks and says, and two notebooks of the built program that exchange a case by files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import type { MergeView } from '../../shared/views';
import { cheapSlots } from '../interop/cheap-slots';
import { done, sealbook } from '../interop/program';
import { KEY, RECEIPT, refusing, scratch, told } from './fake';

const chain = { chain: 'c', ours: false, discloses: 0, refused: null };
const VIEW = {
	...{ done: true, case: 'id', number: '2026-014', title: 'T', known: true, fileSha256: 'f'.repeat(64) },
	signers: [{ keyId: KEY, name: 'Ada', fingerprint: 'AA:AA', trusted: 'admitted in this notebook' }],
	...{ needsConsent: false, verdict: 'intact', rolledBack: false, receipt: RECEIPT, file: null },
	chains: [
		{ ...chain, letter: 'A', here: 3, there: 3, state: 'same', adds: 0 },
		{ ...chain, letter: 'B', here: 0, there: 2, state: 'new', adds: 2 },
	],
	news: [{ kind: 'note.written/1', count: 2 }],
	adds: { entries: 2, disclosures: 0, objects: 0 },
	findings: [] as string[],
};
const typed = ['own words of Ada'];

describe('merge', () => {
	it('says what was brought in, and ends with 0', async () => {
		const { asked, out, status } = await told(['merge', 'copy.zip'], { answers: { 'casefile.merge': VIEW }, typed });
		expect(asked.at(-1)?.[0]).toBe('casefile.merge');
		expect(asked.at(-1)?.[1]).not.toHaveProperty('accept');
		expect(out).toMatch(/merged +2026-014 {2}T/);
		expect(out).toMatch(/^B +0 +2 +new, 2 entries$/m);
		expect(out).toContain(RECEIPT.digest);
		expect(status).toBe(0);
	});

	it('takes fingerprints as they are printed, and refuses what is none before it asks anything', async () => {
		const printed = (KEY.toUpperCase().match(/../g) ?? []).join(':');
		const { asked } = await told(['merge', 'copy.zip', '--accept', printed], {
			...{ answers: { 'casefile.merge': VIEW }, typed },
		});
		expect(asked.at(-1)?.[1]).toMatchObject({ accept: [KEY] });
		const odd = await told(['merge', 'copy.zip', '--accept', 'AA:BB'], { answers: {}, typed });
		expect([odd.status, odd.asked]).toEqual([2, []]);
	});

	it('ends with 1 where something was refused or found, and with 2 where nothing was merged', async () => {
		const found = { ...VIEW, findings: ['Chain B was forked at B-2.'] };
		const one = await told(['merge', 'copy.zip'], { answers: { 'casefile.merge': found }, typed });
		expect([one.status, one.out.includes('Chain B was forked at B-2.')]).toEqual([1, true]);
		const answers = { 'casefile.merge': refusing('signer.unknown', 'Nobody here knows who signed it.') };
		expect((await told(['merge', 'copy.zip'], { answers, typed })).status).toBe(2);
	});

	it('previews without merging', async () => {
		const answers = { 'casefile.preview-merge': { ...VIEW, done: false, receipt: null } };
		const { asked, out } = await told(['merge', 'copy.zip', '--preview'], { answers, typed });
		expect(asked.at(-1)?.[0]).toBe('casefile.preview-merge');
		expect(out).toContain('would merge');
	});
});

it('two notebooks exchange a case by files, each read by a process without keys', async () => {
	const folder = scratch();
	writeFileSync(join(folder, 'pass.txt'), 'amber lantern quiet river\n');
	const at = (name: string) => ['--notebook', join(folder, name), '--passphrase-file', join(folder, 'pass.txt')];
	const [one, two] = [at('one'), at('two')];
	for (const [access, name] of [[one, 'Ada'] as const, [two, 'Ben'] as const])
		await done([...access, 'notebook', 'init', '--name', `Kit of ${name}`, '--handler', name]);
	for (const [kit, name] of [['one', 'Ada'] as const, ['two', 'Ben'] as const])
		await cheapSlots(join(folder, kit), new Map([[name, 'amber lantern quiet river']]));
	await done([...one, 'case', 'new', '--number', '2026-014', '--title', 'T']);
	await done([...one, 'note', 'add', '2026-014', '--phase', 'da', '--text', 'From one.']);
	const [there, home] = [join(folder, 'there.zip'), join(folder, 'home.zip.age')];
	await done([...one, 'export', '2026-014', '--to', there]);

	const unknown = await sealbook([...two, 'merge', there]);
	expect([unknown.status, unknown.out]).toEqual([2, '']);
	const fingerprint = /fingerprint ([0-9A-F:]+)/.exec(unknown.error)?.[1] ?? '';
	const broken = join(folder, 'broken.zip');
	writeFileSync(broken, readFileSync(there, 'latin1').replace('From one.', 'From onE.'), 'latin1');
	const changed = await sealbook([...two, 'merge', broken, '--accept', fingerprint]);
	expect([changed.status, changed.error]).toEqual([2, expect.stringContaining('broken')]);

	const joined: MergeView = JSON.parse(await done([...two, '--json', 'merge', there, '--accept', fingerprint]));
	expect(joined).toMatchObject({ known: false, adds: { entries: 3 }, findings: [] });
	writeFileSync(join(folder, 'noise.bin'), Buffer.alloc(100_000, 'noise '));
	const attached = ['--attach', join(folder, 'noise.bin')];
	await done([...two, 'note', 'add', '2026-014', '--phase', 'cer', '--text', 'From two.', ...attached]);
	// Home it goes encrypted: the path of the key travels to the reader, and what it opened comes back.
	const secret = await generateX25519Identity();
	writeFileSync(join(folder, 'key.txt'), `${secret}\n`);
	await done([...two, 'export', '2026-014', '--to', home, '--encrypt-to', await identityToRecipient(secret)]);
	const merging = [...one, 'merge', home, '--identity', join(folder, 'key.txt')];
	const own = /fingerprint ([0-9A-F:]+)/.exec((await sealbook(merging)).error)?.[1] ?? '';
	expect(await done([...merging, '--accept', own])).toMatch(/^B +0 +2 +new, 2 entries$/m);
	expect(await done([...merging, '--accept', own])).toContain('nothing new');
	const shut = await sealbook([...one, 'merge', home, '--accept', own]);
	expect([shut.status, shut.error]).toEqual([2, expect.stringContaining('encrypted')]);
	const [ours, theirs] = [await done([...one, 'log', '2026-014']), await done([...two, 'log', '2026-014'])];
	expect(ours).toContain('From two.');
	expect(ours).toBe(theirs);
	await done([...one, 'notebook', 'verify']);
}, 240_000);
