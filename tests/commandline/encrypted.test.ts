/** Encrypted case files at a terminal: what is asked of the notebook, and when a passphrase is asked for. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch, told } from './fake';

const RECIPIENT = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
const typed = ['own words of Ada', 'words of the file', 'words of the file'];
const NEEDS = { code: 'casefile.encrypted', sentence: 'Encrypted.', hint: '', field: 'filePassphrase' };
const REPORT = {
	...{ verdict: 'intact, signer unknown', exercise: false, checks: [], chains: [], signers: [] },
	withheld: [],
	anchored: [],
	notProven: [],
};

/** What the last question was asked with. */
async function last(words: readonly string[], answers: Record<string, unknown> = {}, more = typed) {
	const { asked, status, error } = await told(words, { answers, typed: more });
	return { input: asked.at(-1)?.[1] ?? {}, times: asked.length, status, error };
}

it('a file is written for recipients, or with a passphrase that is typed twice or stands in a file', async () => {
	const words = ['export', 'C', '--to', '/nowhere/x.zip.age'];
	const to = await last([...words, '--encrypt-to', RECIPIENT, '--encrypt-to', RECIPIENT]);
	expect(to.input).toMatchObject({ encryptTo: [RECIPIENT, RECIPIENT] });
	expect((await last([...words, '--encrypt-to', 'passphrase'])).input).toMatchObject({
		filePassphrase: 'words of the file',
	});
	const file = join(scratch(), 'words.txt');
	writeFileSync(file, 'from a file\n');
	expect((await last([...words, '--file-passphrase-file', file])).input).toMatchObject({
		filePassphrase: 'from a file',
	});
	const plain = (await last(words)).input;
	expect([plain.encryptTo, plain.filePassphrase]).toEqual([undefined, undefined]);
	const differs = await last([...words, '--encrypt-to', 'passphrase'], {}, ['own words of Ada', 'one', 'other']);
	expect([differs.status, differs.error]).toEqual([2, expect.stringContaining('differ')]);
});

it('a secret key given as a recipient is refused, and not said again', async () => {
	const words = ['export', 'C', '--to', '/nowhere/x.zip.age', '--encrypt-to', 'AGE-SECRET-KEY-1QQQ'];
	const { times, status, error } = await last(words);
	expect([times, status]).toEqual([0, 2]);
	expect(error).toContain('public key');
});

it('a passphrase is asked for only where the file turns out to need one', async () => {
	const answers = { 'casefile.verify': (input: object) => ('filePassphrase' in input ? REPORT : { refusing: NEEDS }) };
	const asked = await last(['verify', 'x.zip.age'], answers, ['words of the file']);
	expect(asked).toMatchObject({ times: 2, status: 0, input: { filePassphrase: 'words of the file' } });
	const nobody = await last(['verify', 'x.zip.age'], answers, []);
	expect([nobody.status, nobody.error]).toEqual([2, expect.stringContaining('Encrypted.')]);
	const identity = await last(['verify', 'x.zip.age', '--identity', 'key.txt'], { 'casefile.verify': REPORT }, []);
	expect(identity.input.identity).toBeDefined();
});
