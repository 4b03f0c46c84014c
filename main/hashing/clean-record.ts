/**
 * The line of a record (main/baselines, `sealbook-baseline/1`) of a file that was read whole and stood still, written
 * where it was read: no object has to be made of it, sent and read.
 * What must hold: byte for byte the line that main/baselines/record-members.ts writes of the same record.
 */
import { isUtf8 } from 'node:buffer';
import type { BigIntStats } from 'node:fs';
import type { DigestName } from '../../shared/vocabulary';

/** What JSON writes as it is, among single bytes. */
const AS_IT_IS = /^[\x20\x21\x23-\x5b\x5d-\x7f]*$/;

/** Writes lines with their ends, paths and lines as Latin-1 that stands for the bytes. `hex`: by `digests`, of file `at`. */
export function cleanRecords(
	digests: readonly DigestName[],
): (path: string, stats: BigIntStats, hex: readonly (readonly string[])[], at: number) => string {
	const columns = [...digests.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1));
	return (path, { ctimeNs, gid, ino, nlink, mode, mtimeNs, size, uid }, hex, at) => {
		let found = '';
		for (const [column, name] of columns) found += `${found === '' ? '' : ','}"${name}":"${hex[column]?.[at] ?? ''}"`;
		return (
			`{"ctimeNs":"${ctimeNs}","digests":{${found}},"gid":${gid},"inode":"${ino}","links":${nlink},` +
			`"mode":${Number(mode) & 0o7777},"mtimeNs":"${mtimeNs}",${pathJson(path)},"sizeBytes":"${size}",` +
			`"state":"clean","type":"file","uid":${uid}}\n`
		);
	};
}

function pathJson(path: string): string {
	if (AS_IT_IS.test(path)) return `"path":"${path}"`;
	const bytes = Buffer.from(path, 'latin1');
	const text = Buffer.from(JSON.stringify(bytes.toString('utf8'))).toString('latin1');
	return isUtf8(bytes) ? `"path":${text}` : `"path":${text},"pathBytes":"${bytes.toString('base64')}"`;
}
