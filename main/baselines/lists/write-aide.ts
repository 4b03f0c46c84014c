/** Writes a database that AIDE 0.18 reads (`database_in=`); the way back of `readAideList`. */
import { Refused } from '../../../shared/refusal';
import type { DigestName } from '../../../shared/vocabulary';
import type { PathRecord } from '../path-record';
import { TYPE_BITS } from '../type-bits';
import { secondsAndNs } from './epoch';
import { toPercent } from './escaped-name';
import type { ListWriter, WritingOptions } from './list-writer';

/** A column, the bit by which `attr` says that the line holds it (AIDE 0.18, include/attributes.h), and its cell. */
interface Column {
	readonly name: string;
	readonly bit: number;
	readonly cell: (record: PathRecord) => string | null;
}
const decimal = (value: bigint | number | null): string | null => (value === null ? null : String(value));
const base64 = (bytes: Buffer): string => bytes.toString('base64');
const COLUMNS: readonly Column[] = [
	{ name: 'name', bit: 0, cell: ({ path }) => toPercent(Buffer.concat([Buffer.from('/'), path])) },
	{ name: 'lname', bit: 1, cell: ({ linkTarget }) => linkTarget && toPercent(linkTarget) },
	{ name: 'perm', bit: 2, cell: ({ mode, type }) => (mode === null ? null : (TYPE_BITS[type] | mode).toString(8)) },
	{ name: 'uid', bit: 3, cell: ({ uid }) => decimal(uid) },
	{ name: 'gid', bit: 4, cell: ({ gid }) => decimal(gid) },
	{ name: 'size', bit: 5, cell: ({ sizeBytes }) => decimal(sizeBytes) },
	{ name: 'ctime', bit: 7, cell: ({ ctimeNs }) => timeCell(ctimeNs) },
	{ name: 'mtime', bit: 8, cell: ({ mtimeNs }) => timeCell(mtimeNs) },
	{ name: 'inode', bit: 9, cell: ({ inode }) => decimal(inode) },
	{ name: 'lcount', bit: 11, cell: ({ links }) => decimal(links) },
];
const DIGEST_BITS: Readonly<Partial<Record<DigestName, number>>> = { md5: 12, sha1: 13, sha256: 30, sha512: 31 };

/** Times are cut to seconds: the format has no more. Refuses `format.digest`. */
export function aideWriter({ digests, version }: WritingOptions): ListWriter {
	const columns = [...COLUMNS];
	for (const name of digests) {
		const bit = DIGEST_BITS[name];
		if (bit === undefined) continue;
		const cell = ({ digests: own }: PathRecord) => {
			const hex = own[name];
			return hex === undefined ? null : base64(Buffer.from(hex, 'hex'));
		};
		columns.push({ name, bit, cell });
	}
	if (columns.length === COLUMNS.length) {
		const hint = `Ask for one of ${Object.keys(DIGEST_BITS).join(', ')}.`;
		throw new Refused('format.digest', 'An AIDE database holds none of the digests that were asked for.', hint);
	}
	const head = ['@@begin_db', `# written by Sealbook ${version}`];
	const spec = ['@@db_spec', ...columns.map(({ name }) => name), 'attr'].join(' ');
	return {
		begin: Buffer.from(`${[...head, spec].join('\n')} \n`),
		line(record) {
			if (record.state !== 'clean') return { lost: record.remark ?? record.state };
			if (record.mode === null) return { lost: 'its permissions are not known, and AIDE takes the type from them' };
			let attr = 0n;
			const cells = columns.map(({ bit, cell }) => {
				const text = cell(record);
				if (text !== null) attr |= 1n << BigInt(bit);
				return text ?? '0';
			});
			return Buffer.from(`${[...cells, attr].join(' ')}\n`);
		},
		end: Buffer.from('@@end_db\n'),
		never: ['parts of a second'],
	};
}

/** Base64 of the decimal seconds. */
function timeCell(ns: bigint | null): string | null {
	if (ns === null) return null;
	return base64(Buffer.from(String(secondsAndNs(ns).seconds)));
}
