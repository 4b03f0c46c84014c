/** Writes a flat mtree specification (mtree(5)), as bsdtar does and `mtree -f` reads; the way back of `readMtreeList`. */
import type { DigestName } from '../../../shared/vocabulary';
import type { PathRecord, PathType } from '../path-record';
import { secondsAndNs } from './epoch';
import { toVis } from './escaped-name';
import type { ListWriter, WritingOptions } from './list-writer';

const TYPES: Readonly<Record<Exclude<PathType, 'unknown'>, string>> = {
	file: 'file',
	folder: 'dir',
	link: 'link',
	fifo: 'fifo',
	socket: 'socket',
	'character-device': 'char',
	'block-device': 'block',
};
const KEYWORDS: Readonly<Partial<Record<DigestName, string>>> = {
	md5: 'md5',
	sha1: 'sha1',
	sha256: 'sha256',
	sha384: 'sha384',
	sha512: 'sha512',
};

export function mtreeWriter({ digests }: WritingOptions): ListWriter {
	return {
		// mtree wants to be told of the folder itself before anything in it.
		begin: Buffer.from('#mtree\n. type=dir\n'),
		line(record) {
			if (record.state !== 'clean') return { lost: record.remark ?? record.state };
			const words = [`./${toVis(record.path)}`, ...keywordsOf(record, digests)];
			return Buffer.from(`${words.join(' ')}\n`);
		},
		end: Buffer.alloc(0),
		never: ['times of change (ctime)', 'inodes', ...digests.filter((name) => KEYWORDS[name] === undefined)],
	};
}

function keywordsOf(record: PathRecord, digests: readonly DigestName[]): string[] {
	const { type, mode, uid, gid, links, sizeBytes, mtimeNs, device, linkTarget } = record;
	const words: [string, string | number | bigint | null][] = [
		['type', type === 'unknown' ? null : TYPES[type]],
		['mode', mode === null ? null : mode.toString(8).padStart(4, '0')],
		['uid', uid],
		['gid', gid],
		['nlink', links],
		['size', type === 'file' || type === 'unknown' ? sizeBytes : null],
		['time', mtimeNs === null ? null : seconds(mtimeNs)],
		['device', device && `native,${device.replace(':', ',')}`],
		['link', linkTarget && toVis(linkTarget)],
		...digests.map((name): [string, string | null] => [
			KEYWORDS[name] ?? name,
			KEYWORDS[name] ? (record.digests[name] ?? null) : null,
		]),
	];
	return words.flatMap(([keyword, value]) => (value === null ? [] : [`${keyword}=${value}`]));
}

/** Seconds, a point, and nanoseconds as nine digits. */
function seconds(ns: bigint): string {
	const { seconds: whole, rest } = secondsAndNs(ns);
	return `${whole}.${rest}`;
}
