/**
 * What has become of one path, by what is known of it before and after: one state, and which attributes differ.
 * What must hold: “unchanged” needs proof. Content is the same only where a digest both sides have says so (or, in
 * quick mode, sizes and times, and that is told); what was left out, not read, half read or moving is never called so;
 * and what one side could not see into is not called added or removed.
 */
import type { ComparedAttribute, ComparisonState } from '../../shared/views';
import type { DigestName, Digests } from '../../shared/vocabulary';
import { isDevice, type PathRecord } from './path-record';

/** What is known of a side as a whole. */
export interface SideFacts {
	readonly quick: boolean;
	/** Times are known to so many nanoseconds. */
	readonly timeStepNs: bigint;
	/** Folders, links and the rest are not told. */
	readonly filesOnly: boolean;
}

export interface Difference {
	readonly state: ComparisonState;
	/** Sorted; those that do not count too. */
	readonly attributes: readonly ComparedAttribute[];
	/** Content was taken for the same by size and times only. */
	readonly quick: boolean;
	readonly remark: string | null;
}

/** Attributes that may be told not to count; content, type, size and where a link points always do. */
export const IGNORABLE = [
	'mode',
	'uid',
	'gid',
	'links',
	'mtime',
	'ctime',
] as const satisfies readonly ComparedAttribute[];
export type Ignorable = (typeof IGNORABLE)[number];

export interface Weighing {
	readonly before: SideFacts;
	readonly after: SideFacts;
	readonly ignored: ReadonlySet<ComparedAttribute>;
}

/** Nobody can make another file with the same one; MD5 and SHA-1 do not stand against somebody who wants that. */
export const STRONG: readonly DigestName[] = ['sha256', 'blake3', 'sha3-256', 'sha512', 'sha384'];
const WEAK: readonly DigestName[] = ['sha1', 'md5'];
const TIMES: ReadonlySet<ComparedAttribute> = new Set(['mtime', 'ctime']);

/** Left out by a rule: nothing but its name and type is known. */
export const isLeftOut = ({ state, mtimeNs, sizeBytes }: PathRecord): boolean =>
	state === 'not-checked' && mtimeNs === null && sizeBytes === null;

const isFile = ({ type }: PathRecord): boolean => type === 'file' || type === 'unknown';

/** A path that both sides have. */
export function differenceOf(was: PathRecord, now: PathRecord, weighing: Weighing): Difference {
	const leftOut = isLeftOut(was) ? was : isLeftOut(now) ? now : null;
	if (leftOut) return told('not-checked', leftOut.remark ?? 'left out by a rule');
	const attributes = attributesOf(was, now, weighing).sort();
	const unread = unreadSide(was, now);
	if (unread) return { state: 'unreadable', attributes, quick: false, remark: unread };
	if ((was.type === 'unknown' && !isFile(now)) || (now.type === 'unknown' && !isFile(was))) {
		const digested = Object.keys(was.type === 'unknown' ? was.digests : now.digests).length > 0;
		if (!digested) return told('not-checked', 'one side does not say what it is');
		attributes.push('type');
	}
	const typesDiffer = attributes.includes('type');
	const content: Content =
		!typesDiffer && isFile(was) && isFile(now) ? contentOf(was, now, weighing, attributes) : SAME;
	if (content.says === 'unknown') return { state: 'not-checked', attributes, quick: false, remark: content.remark };
	if (content.says === 'differs') attributes.push('content');
	const target = !typesDiffer && was.type === 'link' && (was.linkTarget === null || now.linkTarget === null);
	if (target)
		return { state: 'not-checked', attributes, quick: false, remark: 'one side does not say where the link points' };
	const deciding = attributes.filter((attribute) => attribute !== 'inode' && !weighing.ignored.has(attribute));
	const onlyTimes = deciding.every((attribute) => TIMES.has(attribute));
	// The number of a device says what it leads to; without it only the time of its inode shows that it is the same node.
	const numbered = was.device !== null && now.device !== null;
	const sameNode = numbered || (was.ctimeNs !== null && was.ctimeNs === now.ctimeNs);
	if (isDevice(was) && !typesDiffer && onlyTimes && !sameNode)
		return { state: 'not-checked', attributes, quick: false, remark: 'the number of a device is not recorded' };
	const quick = content.says === 'same by size and times';
	// In quick mode times stand for the content: they count whatever was said of them, and nobody knows that only they moved.
	const timesMoved = quick && attributes.some((attribute) => TIMES.has(attribute));
	const state = timesMoved || !onlyTimes ? 'modified' : deciding.length === 0 ? 'unchanged' : 'touched';
	return { state, attributes: attributes.sort(), quick, remark: content.remark };
}

/** A path that only one side has. `blind`: what keeps the other side from seeing it, if anything does. */
export function oneSided(
	record: PathRecord,
	side: 'before' | 'after',
	blind: Blind | null,
	weighing: Weighing,
): Difference {
	const other = side === 'before' ? 'after' : 'before';
	if (isLeftOut(record)) return told('not-checked', record.remark ?? 'left out by a rule');
	if (blind) return told(blind.state, blind.remark);
	if (weighing[other].filesOnly && !isFile(record))
		return told('not-checked', `${other === 'before' ? 'the baseline' : 'the other list'} names files only`);
	if (record.state === 'unreadable' && record.type === 'unknown') return told('unreadable', record.remark);
	return told(side === 'before' ? 'removed' : 'added', record.state === 'clean' ? null : record.remark);
}

/** A folder of one side that was not looked into: what the other side has below it is not known. */
export interface Blind {
	readonly below: Buffer;
	readonly state: 'unreadable' | 'not-checked';
	readonly remark: string;
}

/** The blindness that begins with a record, or null. */
export function blindnessOf(record: PathRecord): Blind | null {
	if (record.type !== 'folder' && record.type !== 'unknown') return null;
	const below = Buffer.concat([record.path, Buffer.from('/')]);
	if (isLeftOut(record)) return { below, state: 'not-checked', remark: record.remark ?? 'left out by a rule' };
	if (record.state !== 'unreadable') return null;
	return { below, state: 'unreadable', remark: 'the folder that it lies in could not be gone through' };
}

const told = (state: ComparisonState, remark: string | null): Difference => ({
	state,
	attributes: [],
	quick: false,
	remark,
});

function unreadSide(was: PathRecord, now: PathRecord): string | null {
	for (const [record, which] of [
		[now, 'now'],
		[was, 'in the baseline'],
	] as const)
		if (record.state === 'unreadable' || record.state === 'partial')
			return `${which}: ${record.remark ?? record.state}`;
	return null;
}

interface Content {
	readonly says: 'same' | 'same by size and times' | 'differs' | 'unknown';
	readonly remark: string | null;
}
const SAME: Content = { says: 'same', remark: null };
const DIFFERS: Content = { says: 'differs', remark: null };

function contentOf(was: PathRecord, now: PathRecord, weighing: Weighing, found: readonly ComparedAttribute[]): Content {
	for (const [record, which] of [
		[now, 'now'],
		[was, 'in the baseline'],
	] as const)
		if (record.state === 'changed')
			return { says: 'unknown', remark: `${which}: ${record.remark ?? 'changed while it was read'}` };
	const weak: DigestName[] = [];
	let strong = false;
	for (const name of STRONG) {
		const equal = equalBy(name, was.digests, now.digests);
		if (equal === false) return DIFFERS;
		if (equal) strong = true;
	}
	for (const name of WEAK) {
		const equal = equalBy(name, was.digests, now.digests);
		if (equal === false) return DIFFERS;
		if (equal) weak.push(name);
	}
	// A size that differs while digests do not: one of the two is not of these bytes.
	if (found.includes('size')) return DIFFERS;
	if (strong) return SAME;
	if (weak.length > 0)
		return { says: 'same', remark: `only ${weak.join(' and ').toUpperCase()} in common, which can be forged` };
	const known = was.sizeBytes !== null && now.sizeBytes !== null && was.mtimeNs !== null && now.mtimeNs !== null;
	if ((weighing.before.quick || weighing.after.quick) && known)
		return { says: 'same by size and times', remark: 'quick: sizes and times only, the content was not compared' };
	return { says: 'unknown', remark: 'no digest in common' };
}

/** `undefined` where not both have it. */
function equalBy(name: DigestName, was: Digests, now: Digests): boolean | undefined {
	const [before, after] = [was[name], now[name]];
	return before === undefined || after === undefined ? undefined : before === after;
}

/** But for content. What one side does not say does not differ. */
function attributesOf(was: PathRecord, now: PathRecord, { before, after }: Weighing): ComparedAttribute[] {
	const found: ComparedAttribute[] = [];
	const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;
	if (was.type !== 'unknown' && now.type !== 'unknown' && was.type !== now.type) found.push('type');
	const files = isFile(was) && isFile(now);
	if (files && differ(was.sizeBytes, now.sizeBytes)) found.push('size');
	if (differ(was.mode, now.mode)) found.push('mode');
	if (differ(was.uid, now.uid)) found.push('uid');
	if (differ(was.gid, now.gid)) found.push('gid');
	// A folder's links count the folders in it.
	if (files && differ(was.links, now.links)) found.push('links');
	if (differ(was.device, now.device)) found.push('device');
	if (was.linkTarget && now.linkTarget && !was.linkTarget.equals(now.linkTarget)) found.push('linkTarget');
	const step = before.timeStepNs > after.timeStepNs ? before.timeStepNs : after.timeStepNs;
	if (timesDiffer(was.mtimeNs, now.mtimeNs, step)) found.push('mtime');
	if (timesDiffer(was.ctimeNs, now.ctimeNs, step)) found.push('ctime');
	if (differ(was.inode, now.inode)) found.push('inode');
	return found;
}

function timesDiffer(was: bigint | null, now: bigint | null, step: bigint): boolean {
	if (was === null || now === null || was === now) return false;
	return step === 1n || floor(was, step) !== floor(now, step);
}

const floor = (ns: bigint, step: bigint): bigint => (ns >= 0n ? ns / step : (ns - step + 1n) / step);
