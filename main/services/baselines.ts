/**
 * Baselines that the notebook knows: recorded here, taken in, or made of lists. Each is an object of the notebook, named
 * in its own ledger; its digest and its signature are checked each time it is used.
 */
import { hostname, tmpdir } from 'node:os';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { BaselineExportView, BaselineView, EntryView, Receipt } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { DigestName, Instant, Sha256 } from '../../shared/vocabulary';
import { type BaselineEnd, type BaselineHead, openBaseline } from '../baselines/baseline-file';
import { exportList } from '../baselines/export-list';
import { beginningOf, bytesOfFile } from '../baselines/file-bytes';
import { unnamedDigests } from '../baselines/lists/unnamed-digest';
import { digestOfFile, importBaseline, type MadeBaseline, recordBaseline } from '../baselines/without-notebook';
import { displayName, lastPart } from '../hashing/names';
import { once, writeOut } from '../store/write-out';
import { besideBaseline, besidePath, signBaseline, signerOf, sumLine } from './baseline-signature';
import { checkedBaseline, entriesOf, fileOf, type StoredBaseline, type UsedBaseline } from './checked-baseline';
import { claim, type Desk, type Handlers, peopleHere, seal } from './desk';
import type { Job } from './jobs';

const USUAL: readonly DigestName[] = ['md5', 'sha1', 'sha256'];

type Names = 'record' | 'list' | 'register' | 'look' | 'import' | 'export';
export const baselines: Handlers<`baseline.${Names}`> = {
	'baseline.record': (desk, input) => claim(desk, 'baseline', () => record(desk, input)),

	'baseline.list': async (desk) => {
		const list: BaselineView[] = [];
		for (const entry of entriesOf(desk)) list.push(await viewOf(desk, entry));
		return list;
	},

	'baseline.register': (desk, input) =>
		claim(desk, 'baseline', async () => {
			const path = desk.redeem(input.file);
			return desk.jobs.run(input.job, 'Reading the baseline', async () => {
				const digest = await digestOfFile(path);
				const { signer } = await besideBaseline(path, digest);
				const opened = await openBaseline(bytesOfFile(path));
				for await (const _ of opened.records);
				const { object, sizeBytes } = await desk.shelf
					.objects(desk.book.id)
					.put(bytesOfFile(path), { expect: digest.toString('hex') as Sha256 });
				const name = displayName(lastPart(path));
				return enter(desk, 'baseline.imported/1', opened.head, opened.end(), {
					file: { object, name, sizeBytes },
					signature: signer?.p7s,
					more: { source: { name, sizeBytes, sha256: object }, format: 'sealbook' },
				});
			});
		}),

	'baseline.look': async (desk, { files }) => {
		for (const file of files) {
			const path = desk.redeem(file);
			desk.ticketFor(path, file);
			const digests = unnamedDigests(await beginningOf(path));
			if (digests.length > 0) return { digests };
		}
		return { digests: [] };
	},

	'baseline.import': (desk, input) =>
		claim(desk, 'baseline', async () => {
			const { file, format, digest, pathStyle, root, host } = input;
			const path = desk.redeem(file);
			return desk.jobs.run(input.job, 'Reading the list', async (job) => {
				const { signal } = job;
				const onProgress = (at: { readonly doneBytes: number; readonly totalBytes: number }) => job.progress(at);
				const made = await importBaseline(
					{ made: desk.clock().at, by: nameOf(desk), host, program: `Sealbook ${desk.version}` },
					{ file: path, format, digest, pathStyle, root, folder: tmpdir(), signal, onProgress },
				);
				const { source } = made.head;
				if (!source) throw new Error('A baseline of a list does not say of which.');
				const stored = await store(desk, made, `${source.name}.baseline`);
				return enter(desk, 'baseline.imported/1', made.head, made.end(), {
					...stored,
					more: {
						source: { name: source.name, sizeBytes: source.sizeBytes, sha256: source.sha256 },
						format: source.format,
					},
				});
			});
		}),

	'baseline.export': async (desk, input) => {
		const used = await checkedBaseline(desk, input.baseline);
		const path = desk.redeem(input.to);
		return desk.jobs.run(input.job, 'Writing the list', () => write(desk, used, input.format, path));
	},
};

async function record(desk: Desk, input: Given<'baseline.record'>): Promise<BaselineView> {
	const root = desk.redeem(input.source);
	const to = input.to === undefined ? null : desk.redeem(input.to);
	return desk.jobs.run(input.job, 'Recording the baseline', async (job) => {
		const made = recordBaseline(
			{ made: desk.clock().at, by: nameOf(desk), host: hostname(), program: `Sealbook ${desk.version}` },
			{
				root,
				digests: input.digests ?? USUAL,
				rules: { include: input.include ?? [], exclude: input.exclude ?? [] },
				quick: input.quick ?? false,
				pool: desk.hashing,
				signal: job.signal,
				onProgress: progressOn(job),
			},
		);
		const stored = await store(desk, made, `${displayName(lastPart(root)) || 'tree'}.baseline`);
		if (to !== null) await writeBeside(desk, to, stored);
		return enter(desk, 'baseline.recorded/1', made.head, made.end(), { ...stored, more: {} });
	});
}

export const progressOn =
	(job: Job, totals: { readonly items: number; readonly bytes: number } = { items: 0, bytes: 0 }) =>
	({ entriesDone, bytesDone }: { readonly entriesDone: number; readonly bytesDone: number }) =>
		job.progress({
			doneBytes: bytesDone,
			totalBytes: Math.max(totals.bytes, bytesDone + 1),
			doneItems: entriesDone,
			totalItems: Math.max(totals.items, entriesDone),
		});

interface Stored {
	readonly file: StoredBaseline;
	readonly signature: Uint8Array | undefined;
}

/** On disk before any entry names it, signed by whoever is here. */
async function store(desk: Desk, made: MadeBaseline, name: string): Promise<Stored> {
	const { object, sizeBytes } = await desk.shelf.objects(desk.book.id).put(made.bytes);
	const signature = signBaseline(Buffer.from(object, 'hex'), desk.me, desk.clock().at);
	return { file: { object, name, sizeBytes }, signature };
}

async function writeBeside(desk: Desk, to: string | Buffer, { file, signature }: Stored): Promise<void> {
	await writeOut(to, desk.shelf.objects(desk.book.id).open(file.object));
	await writeOut(besidePath(to, '.sha256'), once(sumLine(to, Buffer.from(file.object, 'hex'))));
	if (signature) await writeOut(besidePath(to, '.p7s'), once(signature));
}

async function enter(
	desk: Desk,
	kind: 'baseline.recorded/1' | 'baseline.imported/1',
	head: BaselineHead,
	end: BaselineEnd | null,
	{ file, signature, more }: Stored & { readonly more: Parameters<typeof seal>[3] },
): Promise<BaselineView> {
	if (end === null) throw new Error('A baseline was read without its end.');
	const known = entriesOf(desk).find((entry) => fileOf(entry).object === file.object);
	if (known) {
		const sentence = `This baseline is known as ${String(known.body.tag)} already.`;
		throw new Refused('baseline.known', sentence, 'Use it; nothing was entered.');
	}
	const tag = `BL-${String(entriesOf(desk).length + 1).padStart(2, '0')}`;
	const receipt: Receipt = await seal(desk, desk.book, kind, {
		file,
		tag,
		root: visible(head.root.path),
		host: head.host,
		made: head.made,
		paths: end.paths,
		signature: signature && Buffer.from(signature).toString('base64'),
		...more,
	});
	return viewOf(desk, desk.book.find(String(receipt.seq)));
}

async function write(
	desk: Desk,
	used: UsedBaseline,
	format: Given<'baseline.export'>['format'],
	path: string | Buffer,
): Promise<BaselineExportView> {
	const shown = visible(String(path));
	if (format === 'sealbook') {
		await writeBeside(desk, path, { file: fileOf(used.entry), signature: used.signer?.p7s });
		const { paths, file } = used.entry.body as { paths: number; file: { sizeBytes: number } };
		return { path: shown, sizeBytes: file.sizeBytes, paths, lost: [], never: [] };
	}
	const { head, records } = await used.open();
	const list = exportList(head, records, format, desk.version);
	const sizeBytes = await writeOut(path, list.bytes);
	return { path: shown, sizeBytes, paths: list.paths(), lost: [...list.lost], never: list.never };
}

const nameOf = (desk: Desk): string | undefined =>
	peopleHere(desk).find(({ keyId }) => keyId === desk.me.keyId)?.name ?? undefined;

/** The tag and signer of a baseline that this notebook knows, without reading it. */
export function baselineTag(desk: Desk, object: string): string | null {
	const entry = entriesOf(desk).find((one) => fileOf(one).object === object);
	return entry ? String(entry.body.tag) : null;
}

/** From the entry, and from the file's first and last line. */
async function viewOf(desk: Desk, entry: EntryView): Promise<BaselineView> {
	const { object, sizeBytes: fileBytes } = fileOf(entry);
	const { head, end } = await endsOf(desk, object);
	const signature = typeof entry.body.signature === 'string' ? Buffer.from(entry.body.signature, 'base64') : null;
	const signer = signature && signerOf(signature, Buffer.from(object, 'hex'));
	const person = signer && peopleHere(desk).find(({ keyId }) => keyId === signer.keyId);
	return {
		baseline: object,
		tag: String(entry.body.tag),
		from: entry.kind === 'baseline.recorded/1' ? 'tree' : entry.body.format === 'sealbook' ? 'file' : 'list',
		format: typeof entry.body.format === 'string' ? entry.body.format : null,
		root: visible(head.root.path),
		host: head.host ?? null,
		made: head.made as Instant,
		by: head.by ?? null,
		program: head.program,
		...{ pathStyle: head.pathStyle, digests: head.digests, quick: head.quick, rules: head.rules },
		paths: end.paths,
		byState: end.byState,
		sizeBytes: Number(end.sizeBytes),
		fileBytes,
		signer: signer && {
			keyId: signer.keyId,
			name: person?.name ?? signer.name,
			signedAt: signer.signedAt,
			known: person?.vouchedFor === true && person.revoked === null,
		},
		ref: entry.ref,
		at: entry.head.at,
	};
}

const LAST_BYTES = 4096;

/** Head and end alone. The store has checked the bytes; what is between is read when the baseline is used. */
export async function endsOf(desk: Desk, object: Sha256) {
	const reader = await desk.shelf.objects(desk.book.id).reader(object);
	try {
		const { head } = await openBaseline(reader.read());
		const last = await reader.readAt(Math.max(0, reader.sizeBytes - LAST_BYTES), LAST_BYTES);
		const text = last.toString('utf8').trimEnd();
		const end = JSON.parse(text.slice(text.lastIndexOf('\n') + 1)) as { sizeBytes: string } & BaselineEnd;
		return { head, end };
	} finally {
		await reader.close();
	}
}
