/** Writes a database that AIDE 0.18 reads (`database_in=`); the way back of `readAideList`. */
import { Refused } from '../../../shared/refusal';
import type { DigestName } from '../../../shared/vocabulary';
import type { PathRecord } from '../path-record';
import { TYPE_BITS } from '../type-bits';
import { ATTRIBUTE_BITS } from './aide-list';
import { secondsAndNs } from './epoch';
import { toPercent } from './escaped-name';
import type { ListWriter, WritingOptions } from './list-writer';

interface Column {
	readonly name: keyof typeof ATTRIBUTE_BITS;
	readonly cell: (record: PathRecord) => string | null;
}
const decimal = (value: bigint | number | null): string | null => (value === null ? null : String(value));
const base64 = (bytes: Buffer): string => bytes.toString('base64');
const COLUMNS: readonly Column[] = [
	{ name: 'name', cell: ({ path }) => toPercent(Buffer.concat([Buffer.from('/'), path])) },
	{ name: 'lname', cell: ({ linkTarget }) => linkTarget && targetCell(linkTarget) },
	{ name: 'perm', cell: ({ mode, type }) => (mode === null ? null : (TYPE_BITS[type] | mode).toString(8)) },
	{ name: 'uid', cell: ({ uid }) => decimal(uid) },
	{ name: 'gid', cell: ({ gid }) => decimal(gid) },
	{ name: 'size', cell: ({ sizeBytes }) => decimal(sizeBytes) },
	{ name: 'ctime', cell: ({ ctimeNs }) => timeCell(ctimeNs) },
	{ name: 'mtime', cell: ({ mtimeNs }) => timeCell(mtimeNs) },
	{ name: 'inode', cell: ({ inode }) => decimal(inode) },
	{ name: 'lcount', cell: ({ links }) => decimal(links) },
];
const LISTED = ['md5', 'sha1', 'sha256', 'sha512'] as const satisfies readonly DigestName[];

/** Times are cut to seconds: the format has no more. Refuses `format.digest`. */
export function aideWriter({ digests, version }: WritingOptions): ListWriter {
	const columns = [...COLUMNS];
	for (const name of LISTED) {
		if (!digests.includes(name)) continue;
		const cell = ({ digests: own }: PathRecord) => {
			const hex = own[name];
			return hex === undefined ? null : base64(Buffer.from(hex, 'hex'));
		};
		columns.push({ name, cell });
	}
	if (columns.length === COLUMNS.length) {
		const hint = `Ask for one of ${LISTED.join(', ')}.`;
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
			const cells = columns.map(({ name, cell }) => {
				const text = cell(record);
				if (text !== null) attr |= 1n << BigInt(ATTRIBUTE_BITS[name]);
				return text ?? '0';
			});
			return Buffer.from(`${[...cells, attr].join(' ')}\n`);
		},
		end: Buffer.from('@@end_db\n'),
		never: ['parts of a second', 'device numbers'],
	};
}

/** `0` alone is what is not said; so a nought at the beginning stands there twice, and `0-` is empty (src/db_file.c). */
function targetCell(target: Buffer): string {
	return target.length === 0 ? '0-' : toPercent(target).replace(/^0/, '00');
}

/** Base64 of the decimal seconds. */
function timeCell(ns: bigint | null): string | null {
	if (ns === null) return null;
	return base64(Buffer.from(String(secondsAndNs(ns).seconds)));
}
