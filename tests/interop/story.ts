/**
 * A case from first launch to case file, told through the command line alone: three people, one case, 200 notes, ten
 * items with files of this machine, twelve hand-overs, five corrections, an export.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awkward } from './awkward';
import { cheapSlots } from './cheap-slots';
import { done } from './program';
import { filesOfTheSystem } from './system-files';

export const NUMBER = '2026-014';
export const NOTES = 200;
export const CORRECTIONS = 5;
export const ITEMS = 10;
const SINGLE_NOTES = 40;

export const PEOPLE = [
	{ name: 'Ada Winter', passphrase: 'amber lantern quiet river', organization: 'Kantonspolizei Zürich' },
	{ name: 'Ben Sommer-Nuñez', passphrase: 'copper meadow seven kites ß', organization: 'Nordic Steel AS' },
	{ name: '李娜 (Carla)', passphrase: '  blank at both ends, 鍵 ', organization: 'CERT' },
] as const;

/** Items by number, and to whom each goes: releaser, receiver; the first releaser is Ada, who registers all. */
export const HAND_OVERS: readonly (readonly [item: number, from: number, to: number])[] = [
	...([
		[1, 0, 1],
		[2, 0, 2],
		[3, 0, 1],
		[4, 0, 2],
		[5, 0, 1],
		[1, 1, 2],
	] as const),
	...([
		[1, 2, 0],
		[2, 2, 1],
		[3, 1, 0],
		[3, 0, 2],
		[6, 0, 1],
		[1, 0, 1],
	] as const),
];

export interface Story {
	/** Everything of the story lies here. */
	readonly folder: string;
	readonly notebook: string;
	/** The case file, signed by Ada. */
	readonly file: string;
	/** Ada's certificate, as her own notebook gives it. */
	readonly signerPem: string;
	readonly fingerprint: string;
	readonly exported: {
		readonly entries: number;
		readonly objects: number;
		readonly report: { readonly verdict: string };
	};
	/** Evidence files by item number, with the SHA-256 that Node gives them. */
	readonly evidence: ReadonlyMap<number, readonly { readonly path: string; readonly sha256: string }[]>;
	/** One more command by one of the people; its standard output. */
	act(person: number, words: readonly string[], input?: string): Promise<string>;
}

export const tagOf = (item: number): string => `E-${String(item).padStart(3, '0')}`;

export async function tellStory(): Promise<Story> {
	const folder = mkdtempSync(join(tmpdir(), 'sealbook-story-'));
	const notebook = join(folder, 'notebook');
	const passphraseFile = (person: number) => join(folder, `person-${person}.txt`);
	for (const [i, { passphrase }] of PEOPLE.entries()) writeFileSync(passphraseFile(i), `${passphrase}\nsecond line\n`);
	const act: Story['act'] = (person, words, input = '') =>
		done(
			[
				'--notebook',
				notebook,
				'--passphrase-file',
				passphraseFile(person),
				'--as',
				PEOPLE[person]?.name ?? '',
				...words,
			],
			{ input },
		);

	const [ada, ...others] = PEOPLE;
	const first = ['notebook', 'init', '--name', 'Kit 3', '--handler', ada.name, '--organization', ada.organization];
	await done(['--notebook', notebook, '--passphrase-file', passphraseFile(0), ...first]);
	for (const [i, { name, organization }] of others.entries()) {
		const words = ['--handler', name, '--new-passphrase-file', passphraseFile(i + 1), '--organization', organization];
		await act(0, ['person', 'admit', ...words, '--phone', '+49 30 1234']);
	}
	await cheapSlots(notebook, new Map(PEOPLE.map(({ name, passphrase }) => [name, passphrase])));
	await act(0, [
		'case',
		'new',
		'--number',
		NUMBER,
		'--title',
		'Stolen laptop <b>“finance”</b>',
		'--classification',
		'TLP:AMBER',
	]);

	await writeNotes(folder, act);
	const evidence = await registerItems(act);
	for (const [n, [item, from, to]] of HAND_OVERS.entries()) {
		const receiver = ['--to', PEOPLE[to]?.name ?? '', '--to-passphrase-file', passphraseFile(to)];
		const why = ['--reason', `Hand-over ${n + 1}, for "imaging"`, '--location', `Safe ${to}`];
		await act(from, ['custody', 'transfer', NUMBER, tagOf(item), ...receiver, ...why]);
	}
	const seqs = noteSeqs(await act(0, ['log', NUMBER, '--kind', 'note.written', '--json']));
	for (let n = 0; n < CORRECTIONS; n++) {
		const seq = seqs[n * 30];
		const cited = n % 2 === 0 ? `A-${seq}` : String(seq);
		const words = [
			'note',
			'correct',
			NUMBER,
			cited,
			'--text',
			`Correction ${n}: ${awkward(4)}`,
			'--reason',
			'A digit was lost.',
		];
		await act(n % 3, words);
	}

	const file = join(folder, 'case.zip');
	const exported = JSON.parse(await act(0, ['export', NUMBER, '--to', file, '--json']));
	const [me] = JSON.parse(await act(0, ['person', 'list', '--json']));
	const signerPem = join(folder, 'signer.pem');
	writeFileSync(signerPem, pemOf(await act(0, ['log', NUMBER, '--kind', 'person.admitted', '--json']), me.keyId));
	return { folder, notebook, file, signerPem, fingerprint: me.fingerprint, exported, evidence, act };
}

/** 40 by a command each, as text, from a file and from standard input; the rest through one run of `ask --lines`. */
async function writeNotes(folder: string, act: Story['act']): Promise<void> {
	const noteFile = join(folder, 'note.txt');
	for (let n = 1; n <= SINGLE_NOTES; n++) {
		const text = awkward(n);
		const phase = ['--phase', (['prep', 'da', 'cer', 'post'] as const)[n % 4] ?? 'da'];
		const add = ['note', 'add', NUMBER, ...phase];
		if (n % 3 === 0) await act(n % 3, [...add, '-', '--observed-at', '2026-11-22T01:40:00+01:00'], text);
		else if (n % 3 === 1 || text.includes('\u0000')) {
			writeFileSync(noteFile, text);
			await act(n % 3, [...add, '--file', noteFile, ...(n === 7 ? ['--attach', noteFile] : [])]);
		} else await act(n % 3, [...add, `--text=${text}`]);
	}
	const lines: string[] = [];
	for (let n = SINGLE_NOTES + 1; n <= NOTES; n++) {
		const attachments = n % 50 === 0 ? { attachments: [{ path: noteFile }] } : {};
		const input = { case: NUMBER, phase: n % 2 ? 'da' : 'cer', text: awkward(n), ...attachments };
		lines.push(JSON.stringify({ question: 'note.write', input }));
	}
	const answers = (await act(1, ['ask', '--lines'], `${lines.join('\n')}\n`)).trim().split('\n');
	if (answers.length !== lines.length) throw new Error(`${answers.length} answers to ${lines.length} questions`);
}

async function registerItems(act: Story['act']): Promise<Story['evidence']> {
	const files = filesOfTheSystem(2 * ITEMS);
	const evidence = new Map<number, { path: string; sha256: string }[]>();
	for (let item = 1; item <= ITEMS; item++) {
		const own = files.slice(2 * item - 2, 2 * item);
		const words = ['--tag', tagOf(item), '--description', `Item ${item} \u202e "quoted"`, '--serial', `SN-${item}`];
		await act(0, ['evidence', 'add', NUMBER, ...words, ...own.flatMap((path) => ['--file', path])]);
		const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
		evidence.set(
			item,
			own.map((path) => ({ path, sha256: digest(path) })),
		);
	}
	return evidence;
}

function noteSeqs(log: string): number[] {
	return log
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line).head.seq);
}

/** The certificate as a person would hand it over: PEM, from the notebook and not from the case file. */
function pemOf(admissions: string, keyId: string): string {
	for (const line of admissions.trim().split('\n')) {
		const der = Buffer.from(JSON.parse(line).body.certificate, 'base64');
		if (createHash('sha256').update(der).digest('hex') !== keyId) continue;
		const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
		return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
	}
	throw new Error('the case does not admit the signer');
}
