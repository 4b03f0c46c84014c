/** `sealbook person export-key`, `import-key`, `rotate-key` and `revoke-key`: what they ask, and what they say. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, RECEIPT, refusing, scratch, told } from './fake';

const OTHER = 'b'.repeat(64);
const ADA = { keyId: KEY, name: 'Ada', hasPaper: false };
const BEN = { keyId: OTHER, name: 'Ben', hasPaper: false };
const person = { name: 'Ada', keyId: OTHER, fingerprint: 'BB:BB', receipt: RECEIPT };
const LOCKED = { state: 'locked', folder: '/n', name: 'Kit', people: [ADA], me: null };
const OPEN = { ...LOCKED, state: 'open', people: [ADA, BEN], me: ADA, recovery: 'made' };
const status = () => {
	const answers = [LOCKED, OPEN];
	return { 'notebook.status': () => answers.shift() ?? OPEN };
};
const typed = ['own words of Ada'];
const passphrases = (...lines: string[]) => {
	const folder = scratch();
	return lines.map((line, i) => {
		const file = join(folder, `pass-${i}.txt`);
		writeFileSync(file, `${line}\n`);
		return file;
	});
};

describe('export-key', () => {
	const answers = () => ({ ...status(), 'key.export': { path: '/out/ada.p12', receipt: RECEIPT } });

	it('exports the key of whoever acts, with the passphrase that unlocked the notebook', async () => {
		const [file = ''] = passphrases('words of the file');
		const words = ['person', 'export-key', '--to', '/out/ada.p12', '--file-passphrase-file', file];
		const { asked, out, status } = await told(words, { answers: answers(), typed });
		const asking = { person: KEY, passphrase: typed[0], filePassphrase: 'words of the file' };
		expect(asked.at(-1)).toMatchObject(['key.export', asking]);
		expect(out).toContain('/out/ada.p12');
		expect(out).toContain(RECEIPT.digest);
		expect(status).toBe(0);
	});

	it('exports somebody else’s with theirs, and asks twice for a new passphrase', async () => {
		const [bens = ''] = passphrases('words of Ben');
		const words = ['person', 'export-key', '--to', 'b.p12', '--handler', 'Ben', '--handler-passphrase-file', bens];
		const twice = [...typed, 'words of the file', 'words of the file'];
		const { asked } = await told(words, { answers: answers(), typed: twice });
		const asking = { person: OTHER, passphrase: 'words of Ben', filePassphrase: 'words of the file' };
		expect(asked.at(-1)).toMatchObject(['key.export', asking]);
		const differs = await told(words, { answers: answers(), typed: [...typed, 'one', 'two'] });
		expect(differs.asked.map(([question]) => question)).not.toContain('key.export');
		expect(differs.status).toBe(2);
	});
});

describe('import-key', () => {
	it('takes the name from the certificate, where none is given', async () => {
		const [ofFile = '', own = ''] = passphrases('words of the file', 'words of Cem');
		const words = ['person', 'import-key', 'cem.p12', '--file-passphrase-file', ofFile, '--new-passphrase-file', own];
		const answers = { ...status(), 'key.import': person };
		const { asked, out } = await told(words, { answers, typed });
		expect(asked.at(-1)?.[1]).toEqual({
			file: expect.anything(),
			filePassphrase: 'words of the file',
			passphrase: 'words of Cem',
		});
		expect(out).toContain('BB:BB');
		const more = ['--handler', 'Cem', '--phone', '1'];
		const named = await told([...words, ...more], { answers: { ...answers, ...status() }, typed });
		expect(named.asked.at(-1)?.[1]).toMatchObject({ name: 'Cem', phone: '1' });
	});

	it('says why a file cannot be used, with status 2', async () => {
		const [file = ''] = passphrases('x');
		const answers = { ...status(), 'key.import': refusing('pkcs12.two-keys', 'Two keys.', 'Export one.') };
		const words = ['person', 'import-key', 'x.p12', '--file-passphrase-file', file, '--new-passphrase-file', file];
		const { error, status: ended } = await told(words, { answers, typed });
		expect(error).toContain('Two keys.');
		expect(ended).toBe(2);
	});
});

describe('rotate-key', () => {
	it('makes a new key with the passphrase given, and says that recovery words ended', async () => {
		const answers = { ...status(), 'key.rotate': person };
		const { asked, out } = await told(['person', 'rotate-key'], { answers, typed });
		expect(asked.at(-1)).toEqual(['key.rotate', { passphrase: typed[0] }]);
		expect(out).toContain('recovery words');
	});

	it('takes one from a file, and no passphrase without its file', async () => {
		const [file = ''] = passphrases('words of the file');
		const words = ['person', 'rotate-key', '--file-passphrase-file', file];
		const answers = { ...status(), 'key.rotate': person };
		const from = await told([...words, '--from', 'new.p12'], { answers, typed });
		expect(from.asked.at(-1)?.[1]).toEqual({
			passphrase: typed[0],
			filePassphrase: 'words of the file',
			file: expect.anything(),
		});
		expect((await told(words, { answers: status(), typed })).status).toBe(2);
	});
});

describe('revoke-key', () => {
	const key = (keyId: string, more: object = {}) => ({ keyId, name: 'Ben', revoked: null, replacedBy: null, ...more });
	const revoked = { at: RECEIPT.at, reason: 'lost' };
	const words = ['person', 'revoke-key', 'Ben', '--reason', 'lost'];
	const asks = async (people: readonly object[], ...more: string[]) => {
		const answers = { ...status(), 'person.list': people, 'case.show': { people }, 'key.revoke': [RECEIPT, RECEIPT] };
		return told([...words, ...more], { answers, typed });
	};

	it('means the one key of that name that is not revoked yet', async () => {
		const { asked, out } = await asks([key(KEY, { revoked }), key(OTHER)], '--since', '2026-11-20T18:00:00+01:00');
		const since = '2026-11-20T17:00:00.000Z';
		expect(asked.at(-1)).toEqual(['key.revoke', { person: OTHER, passphrase: typed[0], reason: 'lost', since }]);
		expect(out.match(/sealed/g)).toHaveLength(2);
	});

	it('asks for a key id where a name has several, and names them', async () => {
		const { asked, error, status: ended } = await asks([key(KEY, { replacedBy: OTHER }), key(OTHER)]);
		expect(error).toContain(KEY);
		expect(error).toContain(OTHER);
		expect(ended).toBe(2);
		expect(asked.map(([question]) => question)).not.toContain('key.revoke');
	});

	it('looks in the case that is named', async () => {
		const { asked } = await asks([key(OTHER)], '--case', '2026-014');
		expect(asked.at(-2)?.[0]).toBe('case.show');
		expect(asked.at(-1)?.[1]).toMatchObject({ person: OTHER, case: '2026-014' });
	});
});
