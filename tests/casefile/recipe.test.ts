import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipeIn } from '../../main/casefile/how-to-verify';
import { writeCaseFile } from '../../main/casefile/write';
import { sign } from '../../main/vault/certificates';
import type { Identity } from '../../main/vault/selfsigned';
import { editLines, type Opened, recount, relist, resign, takeApart } from './altered-case';
import { CHAIN_A, CHAIN_B, type People, people, sampleCase } from './sample-case';

let folder: string;
let who: People;
let recipe: string;
let nth = 0;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'recipe-'));
	who = await people();
	await writeCaseFile(sampleCase(who).request(join(folder, 'case.zip'), who.ada));
	const { files } = await takeApart(join(folder, 'case.zip'));
	recipe = recipeIn(files.get('HOW-TO-VERIFY.txt')?.toString('utf8') ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Unpacks what `alter` makes of the file and runs the honest recipe in it, as a stranger who trusts `signer` would. */
async function run(
	alter: (opened: Opened) => void = () => undefined,
	signer: Identity = who.ada,
	shell = ['sh'],
	extra: (inside: string) => void = () => undefined,
) {
	const opened = await takeApart(join(folder, 'case.zip'));
	alter(opened);
	nth += 1;
	const outside = join(folder, `${nth}`);
	const inside = join(outside, opened.top);
	mkdirSync(inside, { recursive: true });
	for (const [name, bytes] of opened.files) {
		mkdirSync(dirname(join(inside, name)), { recursive: true });
		writeFileSync(join(inside, name), bytes);
	}
	extra(inside);
	writeFileSync(join(outside, 'signer.pem'), signer.certificate.pem);
	const [program = 'sh', ...words] = shell;
	const { status, stdout, stderr } = spawnSync(program, words, { cwd: inside, input: recipe, encoding: 'utf8' });
	return { status, stdout, stderr };
}

const refusedBecause = async (alter: (opened: Opened) => void, signer = who.ada) => {
	const { status, stdout, stderr } = await run(alter, signer);
	expect(status, stdout + stderr).not.toBe(0);
	expect(stdout).not.toContain('HOLDS:');
	return /DOES NOT HOLD: (.*)/.exec(stdout)?.[1] ?? stdout + stderr;
};

describe('the recipe printed for strangers', () => {
	it('holds on the file as it was written, in dash and bash, run or pasted', async () => {
		for (const shell of [['dash'], ['bash'], ['bash', '--posix'], ['sh', '-i']]) {
			const { status, stdout, stderr } = await run(undefined, who.ada, shell);
			expect(stdout + (shell.includes('-i') ? '' : stderr)).toContain('HOLDS: 9 entries in 2 chains, 10 signatures');
			expect(stdout).toContain(`signer  ${who.ada.certificate.keyId}`);
			expect(stdout).toContain('signed  Nov 22 01:40:00 2026 GMT');
			expect(status).toBe(0);
		}
	});

	it('can be pasted: no tab, nothing a shell’s history would expand, no name that a person chose', () => {
		expect(recipe).not.toContain('\t');
		expect(recipe).not.toMatch(/![^ =(\n]/);
		expect(recipe).not.toContain('Ada');
		expect(recipe).not.toContain('2026-014');
		expect(recipe.trimStart().startsWith('(')).toBe(true);
	});

	it('says whom it cannot judge, and gives fingerprints and ends of chains', async () => {
		const { files } = await takeApart(join(folder, 'case.zip'));
		const text = files.get('HOW-TO-VERIFY.txt')?.toString('utf8') ?? '';
		expect(text).toContain('it proves nothing against the sender');
		const fingerprint = execFileSync('openssl', ['x509', '-noout', '-fingerprint', '-sha256'], {
			input: who.ada.certificate.pem,
		});
		expect(text.replace(/:\n\s+/g, ':')).toContain(fingerprint.toString().trim().split('=')[1]);
		expect(text).toContain(`${CHAIN_A}: 7 entries`);
		expect(text).toContain(`${CHAIN_B}: 2 entries`);
	});
});

describe('an altered file, tried with the honest signer’s certificate', () => {
	it('does not hold for changed, added, missing and renamed files', async () => {
		const object = (opened: Opened) => [...opened.files.keys()].find((name) => name.startsWith('data/objects/')) ?? '';
		expect(await refusedBecause((o) => o.files.set(object(o), Buffer.from('changed')))).toContain(
			'differs from its digest',
		);
		expect(await refusedBecause((o) => void o.files.delete(object(o)))).toContain('differs from its digest');
		expect(await refusedBecause((o) => o.files.set('data/exchange/extra.txt', Buffer.from('x')))).toContain(
			'in no list: data/exchange/extra.txt',
		);
		expect(await refusedBecause((o) => o.files.set('.hidden', Buffer.from('x')))).toContain('in no list: .hidden');
		expect(await refusedBecause((o) => o.files.set('signatures/note.txt', Buffer.from('x')))).toContain('in no list');
		expect(await refusedBecause((o) => o.files.set('line\nbreak', Buffer.from('x')))).toContain('in no list');
		const linked = await run(undefined, who.ada, ['sh'], (inside) =>
			symlinkSync('/etc/passwd', join(inside, 'data/exchange.link')),
		);
		expect([linked.status, linked.stdout]).toEqual([1, expect.stringContaining('a link or a device')]);
	});

	it('does not hold with manifests rebuilt, whoever signs them', async () => {
		const swap = (o: Opened) =>
			editLines(o, CHAIN_A, ([a = '', b = '', c = '', d = '', e = '', ...rest]) => [a, b, c, e, d, ...rest]);
		expect(
			await refusedBecause((o) => {
				swap(o);
				relist(o);
			}),
		).toContain('no signature by this signer');
		expect(
			await refusedBecause((o) => {
				swap(o);
				resign(o, who.mallory);
			}),
		).toContain('no signature by this signer');
		expect(
			await refusedBecause((o) => {
				resign(o, who.mallory);
				o.files.set(
					`signatures/${who.ada.certificate.keyId}.p7s`,
					o.files.get(`signatures/${who.mallory.certificate.keyId}.p7s`) ?? Buffer.alloc(0),
				);
			}),
		).toContain('no signature by this signer');
		expect(
			await refusedBecause((o) => o.files.set(`signatures/${who.ada.certificate.keyId}.p7s`, Buffer.alloc(0))),
		).toContain('no signature by this signer');
		expect(await refusedBecause((o) => o.files.clear())).not.toBe('');
		expect(await refusedBecause(() => undefined, who.ben)).toContain('no signature by this signer');
	});

	it('does not take an entry’s signature, dressed as CMS, for one over a list', async () => {
		const head = Buffer.from('{"at":"2026"}');
		const reason = await refusedBecause((o) => {
			o.files.set('tagmanifest-sha256.txt', head);
			o.files.set(`signatures/${who.ada.certificate.keyId}.p7s`, rawCms(head, who.ada));
		});
		expect(reason).toBe('line 1 of tagmanifest-sha256.txt');
	});
});

describe('an altered file, signed by somebody whom the stranger trusts', () => {
	/** Mallory exports: the file's own signature holds, and the entries must speak for themselves. */
	const byMallory = (alter: (opened: Opened) => void) => (opened: Opened) => {
		alter(opened);
		recount(opened);
		resign(opened, who.mallory);
	};
	const because = (alter: (opened: Opened) => void) => refusedBecause(byMallory(alter), who.mallory);

	it('holds while the entries do', async () => {
		const { stdout, status } = await run(
			byMallory(() => undefined),
			who.mallory,
		);
		expect([status, stdout]).toEqual([0, expect.stringContaining('HOLDS: 9 entries')]);
	});

	it('does not hold with any two neighbouring lines swapped or any line removed', async () => {
		for (let i = 0; i < 6; i += 1) {
			const swapped = await because((o) =>
				editLines(o, CHAIN_A, (lines) => [
					...lines.slice(0, i),
					lines[i + 1] ?? '',
					lines[i] ?? '',
					...lines.slice(i + 2),
				]),
			);
			expect(swapped).toContain(`line ${i + 1} does not follow`);
			const removed = await because((o) => editLines(o, CHAIN_A, (lines) => lines.filter((_, at) => at !== i)));
			expect(removed).toMatch(/does not follow|lacks a signature|never admitted/);
		}
	});

	it('does not hold with a head, signature or disclosure changed, or an entry of a key never admitted', async () => {
		const edit = (change: (line: string) => string) => (o: Opened) =>
			editLines(o, CHAIN_B, (lines) => lines.map((line, i) => (i === 1 ? change(line) : line)));
		expect(await because(edit((line) => line.replace('"offset":60', '"offset":61')))).toContain(
			'a signature does not verify',
		);
		expect(await because(edit((line) => line.replace(/\t\["(.)/, (_, c) => `\t["${c === 'A' ? 'B' : 'A'}`)))).toContain(
			'a signature does not verify',
		);
		expect(await because(edit((line) => line.replace('both sign', 'none sign')))).toContain(
			'text is not what was signed',
		);
		expect(await because(edit((line) => line.replace(/\t\["([^"]*)","[^"]*"\]/, '\t["$1"]')))).toContain(
			'lacks a signature',
		);
		expect(await because(edit((line) => line.replace(/\]\t/, ',"AAAA"]\t')))).toContain('more signatures than signers');
		expect(await because(edit((line) => line.split('\t')[0] ?? ''))).toContain('lacks a signature');
		expect(await because(edit((line) => `${line}\tnonsense`))).toContain('is not what was signed');
		const stranger = (o: Opened) => {
			editLines(o, CHAIN_B, ([first = '']) => {
				const [head = '', , ...disclosures] = first.split('\t');
				const mine = head.replace(/"by":\["[0-9a-f]+"\]/, `"by":["${who.mallory.certificate.keyId}"]`);
				const signature = Buffer.from(sign(who.mallory.privateKey, Buffer.from(mine))).toString('base64url');
				return [[mine, JSON.stringify([signature]), ...disclosures].join('\t')];
			});
		};
		expect(await because(stranger)).toContain(`never admitted the signer ${who.mallory.certificate.keyId}`);
	});

	it('does not hold where a chain is shorter than, or gone from, what case.json says', async () => {
		const cut = (o: Opened) => {
			editLines(o, CHAIN_A, (lines) => lines.slice(0, -1));
			resign(o, who.mallory);
		};
		expect(await refusedBecause(cut, who.mallory)).toContain('does not end where data/case.json says');
		const gone = (o: Opened) => {
			o.files.delete(`data/ledger/${CHAIN_B}.ledger`);
			resign(o, who.mallory);
		};
		expect(await refusedBecause(gone, who.mallory)).toContain('a chain is missing');
	});

	it('does not hold with an unfit or misnamed certificate, or a list that names what it may not', async () => {
		const name = `data/certificates/${who.ben.certificate.keyId}.pem`;
		expect(await because((o) => o.files.set(name, Buffer.from(who.mallory.certificate.pem)))).toContain(
			'not the certificate of its name',
		);
		const list = (line: string) => (o: Opened) => {
			resign(o, who.mallory);
			o.files.set(
				'manifest-sha256.txt',
				Buffer.concat([o.files.get('manifest-sha256.txt') ?? Buffer.alloc(0), Buffer.from(line)]),
			);
			signAgain(o);
		};
		for (const path of ['data/../../signer.pem', '/etc/passwd', 'data/a b', 'data/$(id)', 'data/-rf', 'bagit.txt'])
			expect(await refusedBecause(list(`${'0'.repeat(64)}  ${path}\n`), who.mallory)).toMatch(
				/^line 9 of manifest-sha256.txt/,
			);
		expect(await refusedBecause(list(`\\${'0'.repeat(64)}  data/x\n`), who.mallory)).toMatch(/^line 9/);
	});
});

/** Lists the changed manifest in the tag manifest and signs that, as Mallory can. */
function signAgain(opened: Opened): void {
	const tag = execFileSync('sha256sum', [], { input: opened.files.get('manifest-sha256.txt') ?? '' })
		.toString()
		.slice(0, 64);
	const lines = (opened.files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0))
		.toString()
		.replace(/[0-9a-f]{64} {2}manifest-sha256\.txt/, `${tag}  manifest-sha256.txt`);
	opened.files.set('tagmanifest-sha256.txt', Buffer.from(lines));
	const { keyId } = who.mallory.certificate;
	opened.files.set(`signatures/${keyId}.p7s`, openSslCms(Buffer.from(lines), who.mallory));
}

/** CMS without signed attributes: what an entry's raw signature can be dressed as. */
function rawCms(content: Buffer, by: Identity): Buffer {
	return openSslCms(content, by, ['-noattr']);
}

function openSslCms(content: Buffer, by: Identity, more: readonly string[] = []): Buffer {
	const paths = {
		content: join(folder, 'c'),
		key: join(folder, 'k'),
		certificate: join(folder, 'p'),
		out: join(folder, 'o'),
	};
	writeFileSync(paths.content, content);
	writeFileSync(paths.key, by.privateKey.export({ type: 'pkcs8', format: 'pem' }));
	writeFileSync(paths.certificate, by.certificate.pem);
	const words = [
		'cms',
		'-sign',
		'-binary',
		'-outform',
		'DER',
		'-in',
		paths.content,
		'-signer',
		paths.certificate,
		'-inkey',
		paths.key,
	];
	execFileSync('openssl', [...words, '-out', paths.out, ...more]);
	return readFileSync(paths.out);
}
