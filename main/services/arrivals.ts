/**
 * Files that came to a draft: digested when they arrive, so that the digest is seen before the note is sealed. Of a file that
 * lies elsewhere its place and digest are kept, and sealing refuses it if it is another by then; what was pasted lies nowhere
 * else, so its bytes are kept, encrypted, until they are sealed or discarded.
 * What must hold: the window learns names, sizes and digests, never a place; a ticket stays good until its note is sealed.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Refused } from '../../shared/refusal';
import type { ArrivedFile } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { Sha256, Ticket } from '../../shared/vocabulary';
import type { KeptAttachment } from '../store/draft-file';
import type { Desk, Handlers } from './desk';

export class Arrivals {
	readonly #known = new Map<Ticket, KeptAttachment>();

	/** Undefined for a ticket that stands for a file that was only picked. */
	of(ticket: Ticket): KeptAttachment | undefined {
		return this.#known.get(ticket);
	}

	know(arrival: KeptAttachment): ArrivedFile {
		this.#known.set(arrival.ticket, arrival);
		const { ticket, name, sizeBytes, sha256, object } = arrival;
		return { ticket, name: visible(name), sizeBytes, sha256, pasted: object !== undefined };
	}

	forget(ticket: Ticket): KeptAttachment | undefined {
		const arrival = this.#known.get(ticket);
		this.#known.delete(ticket);
		return arrival;
	}

	/** Does another draft hold the same pasted bytes? */
	needs(object: Sha256): boolean {
		return [...this.#known.values()].some((arrival) => arrival.object === object);
	}
}

export const attachments: Handlers<'attachment.arrive' | 'attachment.paste'> = {
	'attachment.arrive': (desk, input) =>
		desk.jobs.run(input.job, 'Digesting the file', async (job) => {
			const path = desk.redeem(input.file);
			const reading = await desk.hashing.digestFile(path, ['sha256'], {
				signal: job.signal,
				onProgress: ({ bytesDone, bytesTotal }) => job.progress({ doneBytes: bytesDone, totalBytes: bytesTotal }),
			});
			if (reading.changedWhileRead.length > 0)
				throw new Refused(
					'file.changed',
					`${reading.displayName} changed while it was read (${reading.changedWhileRead.join(', ')}).`,
					'Copy it first, then attach the copy.',
				);
			return desk.arrivals.know({
				ticket: newTicket(),
				name: reading.displayName,
				sizeBytes: reading.sizeBytes,
				sha256: reading.digests.sha256 as Sha256,
				path: Buffer.from(path).toString('base64'),
			});
		}),

	'attachment.paste': async (desk, input) => {
		const bytes = Buffer.from(input.bytes, 'base64');
		if (bytes.toString('base64') !== input.bytes)
			throw new Refused('input.invalid', 'What was pasted is not base64.', 'Paste it again.', 'bytes');
		const { object, sizeBytes } = await desk.shelf.pasted().put(Readable.from([bytes]));
		return desk.arrivals.know({ ticket: newTicket(), name: input.name, sizeBytes, sha256: object, object });
	},
};

/** A pasted file as a body names it, its bytes now among the case's objects. Refuses `object.missing`. */
export async function pastedFile(desk: Desk, to: { put: PutObject }, arrival: KeptAttachment & { object: Sha256 }) {
	const digests = { md5: createHash('md5'), sha1: createHash('sha1'), sha256: createHash('sha256') };
	const source = desk.shelf.pasted().open(arrival.object);
	async function* digested() {
		for await (const piece of source) {
			for (const digest of Object.values(digests)) digest.update(piece);
			yield piece;
		}
	}
	const { object, sizeBytes } = await to.put(digested(), { expect: arrival.sha256 }).catch((error: unknown) => {
		if (!(error instanceof Refused) || error.refusal.code !== 'object.missing') throw error;
		const sentence = `What was pasted as ${visible(arrival.name)} is no longer kept in this notebook.`;
		throw new Refused(
			'attachment.missing',
			sentence,
			'Take it out of the draft and paste it again; nothing was sealed.',
		);
	});
	const hex = Object.fromEntries(Object.entries(digests).map(([name, digest]) => [name, digest.digest('hex')]));
	return { name: arrival.name, sizeBytes, object, digests: hex };
}

type PutObject = (
	source: AsyncIterable<Uint8Array>,
	options: { expect: Sha256 },
) => Promise<{
	readonly object: Sha256;
	readonly sizeBytes: number;
}>;

/** These came from a draft that is sealed or discarded, or were taken out of it: pasted bytes go. */
export async function letGo(desk: Desk, tickets: readonly Ticket[]): Promise<void> {
	for (const ticket of tickets) {
		const { object } = desk.arrivals.forget(ticket) ?? {};
		if (object !== undefined && !desk.arrivals.needs(object)) await desk.shelf.pasted().remove(object);
	}
}

const newTicket = () => randomUUID() as string as Ticket;
