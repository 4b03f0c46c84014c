/** Case files taken apart, put together and judged without a disk: for campaigns of many thousand altered ones. */
import { checkContainer, checkManifests } from '../../main/casefile/check-bag';
import { readLedgers } from '../../main/casefile/check-ledgers';
import { openContainer, type Source, Unreadable } from '../../main/casefile/container-reader';
import { writeContainer } from '../../main/casefile/container-writer';
import { readContents } from '../../main/casefile/contents';
import { judge } from '../../main/casefile/judge';
import { trustIn } from '../../main/casefile/trust';
import type { DiskFile } from '../../main/store/disk';
import type { Rules } from '../../shared/ledger/verify';
import type { VerifyReport } from '../../shared/views';
import type { Opened } from './altered-case';

export const source =
	(from: Uint8Array): Source =>
	async (into, at) => {
		if (at + into.length > from.length) throw new Unreadable('It became shorter while it was read.');
		into.set(from.subarray(at, at + into.length));
	};

export async function apart(bytes: Buffer): Promise<Opened> {
	const container = await openContainer(source(bytes), bytes.length);
	const files = new Map<string, Buffer>();
	for (const [name, member] of container.members) {
		const pieces: Buffer[] = [];
		for await (const piece of container.read(member, () => undefined)) pieces.push(Buffer.from(piece));
		files.set(name, Buffer.concat(pieces));
	}
	return { top: container.top, files };
}

export async function together({ top, files }: Opened): Promise<Buffer> {
	let whole = Buffer.alloc(0);
	const write: DiskFile['write'] = async (from, offset, length, position) => {
		if (whole.length < position + length)
			whole = Buffer.concat([whole, Buffer.alloc(position + length - whole.length)]);
		whole.set(from.subarray(offset, offset + length), position);
		return { bytesWritten: length };
	};
	const none = async () => {
		throw new Error('a container is only written');
	};
	const file: DiskFile = { write, read: none, sync: none, datasync: none, truncate: none, stat: none, close: none };
	const members = [...files].map(([name, bytes]) => ({
		name: `${top}/${name}`,
		sizeBytes: bytes.length,
		content: () => [bytes],
	}));
	await writeContainer(file, members);
	return whole;
}

export interface Wish {
	/** Key ids of people whom the reader trusts. */
	readonly trust: readonly string[];
	/** Also where container or manifests are broken already, which alone make the verdict broken. */
	readonly whole: boolean;
	/** What was found of a signature once need not be found again. */
	readonly rules?: Rules;
}

/** The report; `refused` where the file cannot be read, or where no more was asked than that it is broken. */
export async function judged(of: Uint8Array, { trust, whole, rules }: Wish): Promise<VerifyReport | 'refused'> {
	try {
		const contents = await readContents(await openContainer(source(of), of.length), {});
		const first = [checkContainer(contents), checkManifests(contents).check];
		if (!whole && first.some(({ state }) => state === 'broken')) return 'refused';
		return judge(contents, trustIn(trust), [], readLedgers(contents, rules));
	} catch (error) {
		if (error instanceof Unreadable) return 'refused';
		throw error;
	}
}
