/** Takes a case file apart, lets a test alter it, and puts it together as an adversary would: manifests rebuilt, signed anew. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { DECLARATION, informationOf, MANIFEST, manifestFor, manifestOf, TAG_MANIFEST } from '../../main/casefile/bag';
import { signOver } from '../../main/casefile/cms';
import { fromFile, openContainer } from '../../main/casefile/container-reader';
import { writeContainer } from '../../main/casefile/container-writer';
import type { Identity } from '../../main/vault/selfsigned';
import type { Sha256 } from '../../shared/vocabulary';

export interface Opened {
	top: string;
	/** By path inside the top folder. */
	readonly files: Map<string, Buffer>;
}

export async function takeApart(path: string): Promise<Opened> {
	const file = await open(path, 'r');
	try {
		const container = await openContainer(fromFile(file), (await file.stat()).size);
		const files = new Map<string, Buffer>();
		for (const [name, member] of container.members) {
			const pieces: Buffer[] = [];
			for await (const piece of container.read(member, () => undefined)) pieces.push(Buffer.from(piece));
			files.set(name, Buffer.concat(pieces));
		}
		return { top: container.top, files };
	} finally {
		await file.close();
	}
}

/** Writes the files as a canonical container, whatever they hold. */
export async function putTogether({ top, files }: Opened, path: string): Promise<string> {
	const file = await open(path, 'w');
	try {
		const members = [...files].map(([name, bytes]) => ({
			name: `${top}/${name}`,
			sizeBytes: bytes.length,
			content: () => [bytes],
		}));
		await writeContainer(file, members);
	} finally {
		await file.close();
	}
	return path;
}

/** Makes bag-info.txt, which does not call the case an exercise, and the manifests fit the files. */
export function relist({ files }: Opened): void {
	const about = JSON.parse((files.get('data/case.json') ?? Buffer.alloc(0)).toString('utf8'));
	const payload = [...files].filter(([name]) => name.startsWith('data/')).map(([, bytes]) => bytes.length);
	const sizeBytes = payload.reduce((a, b) => a + b, 0);
	files.set('bagit.txt', Buffer.from(DECLARATION));
	files.set(
		'bag-info.txt',
		Buffer.from(informationOf(about.id, about.writtenAt, { sizeBytes, files: payload.length }, false)),
	);
	for (const manifest of [MANIFEST, TAG_MANIFEST]) {
		const listed = [...files].filter(([name]) => manifestFor(name) === manifest);
		files.set(manifest, Buffer.from(manifestOf(new Map(listed.map(([name, bytes]) => [name, digestOf(bytes)])))));
	}
}

/** Replaces every signature by one of `signer`, whose certificate goes in; case.json names that signer. */
export function resign(opened: Opened, signer: Identity): void {
	const { files } = opened;
	const { keyId } = signer.certificate;
	for (const name of [...files.keys()]) if (name.startsWith('signatures/')) files.delete(name);
	const about = JSON.parse((files.get('data/case.json') ?? Buffer.alloc(0)).toString('utf8'));
	files.set('data/case.json', Buffer.from(JSON.stringify({ ...about, signers: [keyId], writtenBy: keyId })));
	files.set(`data/certificates/${keyId}.pem`, Buffer.from(signer.certificate.pem));
	relist(opened);
	const tagManifest = files.get(TAG_MANIFEST) ?? Buffer.alloc(0);
	const digest = createHash('sha256').update(tagManifest).digest();
	files.set(
		`signatures/${keyId}.p7s`,
		Buffer.from(signOver(digest, signer.certificate, signer.privateKey, new Date('2026-11-22T02:00:00Z'))),
	);
}

/** Changes case.json's idea of every chain to what the ledger files hold now. */
export function recount({ files }: Opened): void {
	const about = JSON.parse((files.get('data/case.json') ?? Buffer.alloc(0)).toString('utf8'));
	for (const chain of about.chains) {
		const lines = (files.get(`data/ledger/${chain.chain}.ledger`) ?? Buffer.alloc(0))
			.toString('utf8')
			.split('\n')
			.slice(0, -1);
		chain.entries = lines.length;
		chain.last = digestOf(Buffer.from(lines.at(-1)?.split('\t')[0] ?? ''));
	}
	files.set('data/case.json', Buffer.from(JSON.stringify(about)));
}

/** Alters the lines of a chain. */
export function editLines({ files }: Opened, chain: string, edit: (lines: string[]) => string[]): void {
	const name = `data/ledger/${chain}.ledger`;
	const lines = (files.get(name) ?? Buffer.alloc(0)).toString('utf8').split('\n').slice(0, -1);
	files.set(
		name,
		Buffer.from(
			edit(lines)
				.map((line) => `${line}\n`)
				.join(''),
		),
	);
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;
