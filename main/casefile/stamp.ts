/**
 * An authority's timestamp of a case file (decision 18): it stamps the `.p7s`, through that the tag manifest and so all
 * of the file, and travels beside the signature. Signatures stand in no manifest, so the file is written anew with one
 * more member and all others as they were; a container that is not canonical is refused, never repaired on the way.
 */
import { createHash, randomBytes } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { Sha256 } from '../../shared/vocabulary';
import { putInPlace, temporaryFor } from '../store/durable';
import { NotDer } from '../vault/der';
import { type Timestamp, verifyTimestamp } from '../vault/timestamp';
import { readTimestampRequest, timestampRequest } from '../vault/timestamp-request';
import { mustBePlain } from './age/inside';
import { type Container, fromFile, openContainer, Unreadable } from './container-reader';
import { type Outgoing, writeContainer } from './container-writer';
import { targetTrouble } from './target-trouble';

interface Signature {
	readonly path: string;
	readonly imprint: Sha256;
}

/** A request for a timestamp of a case file's first signature that has none yet. @throws Refused `casefile.…`, `disk.…` */
export async function requestOfFile(path: string | Buffer): Promise<Signature & { readonly bytes: Uint8Array }> {
	return withContainer(path, async (container) => {
		const signatures = await signaturesIn(container);
		const signature = signatures.find((s) => !container.members.has(stampOf(s.path))) ?? signatures[0];
		if (!signature) throw unreadable('It holds no signature that could be stamped.');
		return { ...signature, bytes: timestampRequest(signature.imprint, randomBytes(8)).bytes };
	});
}

/**
 * Writes the case file at `to` with the answer beside the signature that it stamps.
 * @param request the request as it was written, where it is at hand: then the answer must give its nonce back
 * @throws Refused `timestamp.…` where the answer does not hold, `casefile.…`, `disk.…`; then nothing was written
 */
export async function stampFile(
	path: string | Buffer,
	answer: Uint8Array,
	request: Uint8Array | null,
	to: string,
): Promise<{ readonly of: string; readonly timestamp: Timestamp }> {
	return withContainer(path, async (container) => {
		const { signature, timestamp } = stampedBy(answer, await signaturesIn(container));
		if (request) mustAnswer(request, timestamp);
		const members = [...container.members.values()].filter((member) => member.path !== stampOf(signature.path));
		const stamp = { path: stampOf(signature.path), bytes: Buffer.from(answer) };
		await write(to, [
			...members.map(
				(member): Outgoing => ({
					name: `${container.top}/${member.path}`,
					sizeBytes: member.sizeBytes,
					content: () => container.read(member, ({ place }) => notCanonical(place)),
				}),
			),
			{ name: `${container.top}/${stamp.path}`, sizeBytes: stamp.bytes.length, content: () => [stamp.bytes] },
		]);
		return { of: signature.path, timestamp };
	});
}

function stampedBy(answer: Uint8Array, signatures: readonly Signature[]) {
	const [first] = signatures;
	if (!first) throw unreadable('It holds no signature that could be stamped.');
	for (const signature of signatures) {
		const timestamp = verifyTimestamp(answer, signature.imprint);
		if (timestamp.holds) return { signature, timestamp };
	}
	throw refusedAnswer(verifyTimestamp(answer, first.imprint));
}

/** Why an authority's answer is not taken. */
export function refusedAnswer(found: ReturnType<typeof verifyTimestamp>): Refused {
	const why = found.holds ? 'it is of something else' : `${found.found}, and it must hold that ${found.rule}`;
	return new Refused(
		'timestamp.refused',
		`The authority’s answer cannot be used: ${why}.`,
		'Take the request to the authority again, and bring its answer as it gives it; nothing was changed.',
		'file',
	);
}

function mustAnswer(request: Uint8Array, { nonce, imprint }: Timestamp): void {
	try {
		const asked = readTimestampRequest(request);
		if (asked.imprint === imprint && asked.nonce === nonce) return;
	} catch (error) {
		if (!(error instanceof NotDer)) throw error;
	}
	throw new Refused(
		'timestamp.not-requested',
		'The authority’s answer is not to this request: its digest or its nonce differs.',
		'Choose the request that was taken to the authority; nothing was changed.',
		'request',
	);
}

async function signaturesIn(container: Container): Promise<Signature[]> {
	if (container.faults.length > 0) notCanonical(container.faults[0]?.place ?? 'the container');
	const signatures: Signature[] = [];
	for (const member of container.members.values()) {
		if (!/^signatures\/[0-9a-f]{64}\.p7s$/.test(member.path)) continue;
		const digest = createHash('sha256');
		for await (const piece of container.read(member, ({ place }) => notCanonical(place))) digest.update(piece);
		signatures.push({ path: member.path, imprint: digest.digest('hex') as Sha256 });
	}
	return signatures;
}

async function write(to: string, members: readonly Outgoing[]): Promise<void> {
	const temporary = temporaryFor(to);
	try {
		const file = await open(temporary, 'wx', 0o600);
		try {
			await writeContainer(file, members);
			await file.sync();
		} finally {
			await file.close();
		}
		await putInPlace(temporary, to);
	} catch (error) {
		await unlink(temporary).catch(() => undefined);
		const neededBytes = members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
		throw await targetTrouble(error, to, neededBytes);
	}
}

async function withContainer<T>(path: string | Buffer, work: (container: Container) => Promise<T>): Promise<T> {
	try {
		const file = await open(path, 'r');
		try {
			const { size } = await file.stat();
			return await work(await openContainer(await mustBePlain(fromFile(file), size), size));
		} finally {
			await file.close();
		}
	} catch (error) {
		if (error instanceof Unreadable) throw unreadable(error.message);
		throw refusalOfDisk(error, 'The case file cannot be read') ?? error;
	}
}

const stampOf = (signature: string) => signature.replace(/p7s$/, 'tsr');

function notCanonical(place: string): never {
	throw unreadable(`It differs from the one way to write it, at ${place}.`);
}

const unreadable = (why: string) =>
	new Refused(
		'casefile.unreadable',
		`The case file cannot be stamped. ${why}`,
		'Verify it; get it from its sender again.',
	);
