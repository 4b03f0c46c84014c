/** A comparison's rows and paths as screens show them. */

import type { ComparisonRowView, PathSideView } from '../../shared/views';
import { UNSEEN } from '../../shared/visible';
import type { Row } from '../baselines/comparison-row';
import type { PathRecord } from '../baselines/path-record';
import { strongest } from '../baselines/row-index';
import { instantOf } from '../hashing/evidence-file';
import { bytesBesideText, displayName } from '../hashing/names';

/** A path for people, in the baseline's style. */
export type ShowPath = (path: Buffer) => string;
export const showPath = (style: 'unix' | 'windows'): ShowPath =>
	style === 'unix' ? displayName : (path) => displayName(path).replaceAll('/', '\\');

export function rowView(
	row: number,
	{ now, was, ...rest }: Row,
	show: ShowPath,
	finding: ComparisonRowView['finding'],
): ComparisonRowView {
	return {
		row,
		state: rest.state,
		path: show(rest.path),
		type: (now ?? was)?.type ?? 'unknown',
		sizeBytes: now?.sizeBytes === null || now === null ? null : Number(now.sizeBytes),
		modifiedAt: now?.mtimeNs === null || now === null ? null : instantOf(now.mtimeNs),
		digest: now && strongest(now.digests),
		from: rest.from && show(rest.from),
		attributes: rest.attributes,
		quick: rest.quick,
		remark: rest.remark === null ? null : plain(rest.remark),
		known: rest.known,
		finding,
	};
}

export function sideView(record: PathRecord | null, show: ShowPath): PathSideView | null {
	if (record === null) return null;
	const { path, sizeBytes, mode, inode, linkTarget } = record;
	return {
		path: show(path),
		pathBytes: bytesBesideText(path) ?? null,
		type: record.type,
		sizeBytes: sizeBytes === null ? null : String(sizeBytes),
		mode: mode === null ? null : mode.toString(8).padStart(4, '0'),
		...{ uid: record.uid, gid: record.gid, links: record.links, device: record.device },
		inode: inode === null ? null : String(inode),
		mtime: exactTime(record.mtimeNs),
		ctime: exactTime(record.ctimeNs),
		linkTarget: linkTarget && displayName(linkTarget),
		digests: record.digests,
		state: record.state,
		remark: record.remark === null ? null : plain(record.remark),
	};
}

const plain = (text: string): string =>
	text.replace(UNSEEN, (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);

/** RFC 3339 with nine digits of a second; the nanoseconds themselves where no such year exists. */
function exactTime(ns: bigint | null): string | null {
	if (ns === null) return null;
	const instant = instantOf(ns);
	if (instant === null) return `${ns} ns`;
	const rest = ((ns % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
	return `${instant.slice(0, 19)}.${String(rest).padStart(9, '0')}Z`;
}
