/**
 * Timestamps by an authority that no wire leads to (RFC 3161; decision 18): a request goes out on a stick, the answer
 * comes back on one. Of a case its newest entry is stamped, and through the links all before it; of a case file its
 * signature. What must hold: only an answer to a request of this notebook is entered, and only if it holds.
 */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Given } from '../../shared/contract';
import type { Seen } from '../../shared/ledger/line';
import { fingerprintOf } from '../../shared/projections/people';
import { Refused } from '../../shared/refusal';
import type { TimestampView } from '../../shared/views';
import { visible } from '../../shared/visible';
import { nameOf } from '../casefile/check-timestamps';
import { refusedAnswer, requestOfFile, stampFile } from '../casefile/stamp';
import { readGiven } from '../store/given-file';
import { writeOut } from '../store/write-out';
import { type Timestamp, verifyTimestamp } from '../vault/timestamp';
import { timestampRequest } from '../vault/timestamp-request';
import { LARGEST_TOKEN_BYTES } from '../vault/timestamp-token';
import { caseNamed } from './cases';
import { type Desk, type Handlers, seal } from './desk';
import type { LedgerBook } from './ledger-book';
import type { Setting } from './session';

export const timestamps: Handlers<'timestamp.request' | 'timestamp.attach'> = {
	'timestamp.request': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		desk.anchors.mustBeWhole(book);
		const newest = newestOf(book);
		const { bytes, nonce } = timestampRequest(newest.head, randomBytes(8));
		const path = String(desk.redeem(input.to));
		await writeOut(path, Readable.from([Buffer.from(bytes)]));
		// That it was asked is an act of the notebook, so that copies of the case converge (decision 10); the nonce is kept there.
		await seal(desk, desk.book, 'timestamp.requested/1', { case: book.id, of: { ...newest }, nonce });
		return { path, of: refOf(book, newest), imprint: newest.head };
	},

	'timestamp.attach': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		desk.anchors.mustBeWhole(book);
		const answer = await readGiven(desk.redeem(input.file), LARGEST_TOKEN_BYTES);
		const { of, timestamp } = answered(desk, book, answer);
		const { object, sizeBytes } = await desk.shelf.objects(book.id).put(Readable.from([answer]));
		const receipt = await seal(desk, book, 'timestamp.attached/1', {
			of: { ...of },
			token: { object, name: `${of.head.slice(0, 16)}.tsr`, sizeBytes },
			at: timestamp.at,
			authority: nameOf(timestamp),
			authorityKey: timestamp.authority.keyId,
			serial: timestamp.serial,
		});
		await desk.anchors.now(book.id);
		return { ...receipt, timestamp: viewOf(refOf(book, of), timestamp) };
	},
};

/** The newest entry of this notebook's own chain. */
export function newestOf(book: LedgerBook): Seen {
	const head = book.head();
	if (head) return { chain: book.mine, seq: head.seq, head: head.digest };
	throw new Refused('entry.none', 'This notebook has written no entry in the case yet.', 'Write one first.', 'case');
}

export function refOf(book: LedgerBook, { chain, seq }: Pick<Seen, 'chain' | 'seq'>): string {
	const letter = book.checked().chains.find((c) => c.chain === chain)?.letter;
	return letter ? `${letter}-${seq}` : `entry ${seq} of chain ${chain}`;
}

/** Which request of this notebook the answer is to. */
function answered(desk: Desk, book: LedgerBook, answer: Uint8Array): { of: Seen; timestamp: Timestamp } {
	const asked = desk.book
		.entries()
		.filter((e) => e.kind === 'timestamp.requested/1' && e.body.case === book.id)
		.map((e) => ({ of: e.body.of as Seen, nonce: e.body.nonce }))
		.reverse();
	const [newest] = asked;
	if (!newest)
		throw new Refused(
			'timestamp.not-requested',
			'This notebook has asked for no timestamp of this case.',
			'Write a request first, and take it to an authority.',
			'file',
		);
	let of: Seen | null = null;
	for (const request of asked) {
		const timestamp = verifyTimestamp(answer, request.of.head);
		if (timestamp.holds && timestamp.nonce === request.nonce) return { of: request.of, timestamp };
		if (timestamp.holds) of = request.of;
	}
	if (!of) throw refusedAnswer(verifyTimestamp(answer, newest.of.head));
	throw new Refused(
		'timestamp.not-requested',
		'The authority’s answer is to another request: its nonce differs.',
		'Bring the answer to the request that this notebook wrote; nothing was changed.',
		'file',
	);
}

function viewOf(of: string, timestamp: Timestamp): TimestampView {
	const { at, imprint, authority } = timestamp;
	return { of, imprint, at, authority: visible(nameOf(timestamp)), fingerprint: fingerprintOf(authority.keyId) };
}

/** `timestamp.request-file`. */
export async function requestForFile({ tickets }: Setting, input: Given<'timestamp.request-file'>) {
	const { path: of, imprint, bytes } = await requestOfFile(tickets.redeem(input.file));
	const path = String(tickets.redeem(input.to));
	await writeOut(path, Readable.from([Buffer.from(bytes)]));
	return { path, of, imprint };
}

/** `timestamp.attach-file`. */
export async function attachToFile({ tickets }: Setting, input: Given<'timestamp.attach-file'>) {
	const answer = await readGiven(tickets.redeem(input.answer), LARGEST_TOKEN_BYTES);
	const request = input.request ? await readGiven(tickets.redeem(input.request), LARGEST_TOKEN_BYTES) : null;
	const path = String(tickets.redeem(input.to));
	const { of, timestamp } = await stampFile(tickets.redeem(input.file), answer, request, path);
	return { path, timestamp: viewOf(of, timestamp) };
}
