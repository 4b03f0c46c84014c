/**
 * A record as members of JSON, each with its one text, in the order of their names: what baseline files and results of
 * comparisons are made of. Numbers that may be larger than 2^53 are decimal strings; what nobody said has no member.
 * What must hold: reading what was written gives the same record, and writing that again the same text, so whatever a
 * stranger wrote otherwise (another order, a member of their own, a number with a point) is found by writing it again.
 */
import { isUtf8 } from 'node:buffer';
import type { DigestName } from '../../shared/vocabulary';
import { isDeviceNumber } from './device-number';
import { PATH_STATES, PATH_TYPES, type PathRecord, type PathState, type PathType } from './path-record';

/** Names of the members but for the path, sorted. */
export const MEMBERS = [
	'ctimeNs',
	'device',
	'digests',
	'gid',
	'inode',
	'linkTarget',
	'linkTargetBytes',
	'links',
	'mode',
	'mtimeNs',
	'remark',
	'sizeBytes',
	'state',
	'type',
	'uid',
] as const;
export type MemberName = (typeof MEMBERS)[number];
/** Where the path stands among them. */
const BEFORE_PATH = 10;
export const DIGEST_ORDER: readonly DigestName[] = ['blake3', 'md5', 'sha1', 'sha256', 'sha3-256', 'sha384', 'sha512'];
export const HEX_LENGTH: Readonly<Record<DigestName, number>> = {
	blake3: 64,
	md5: 32,
	sha1: 40,
	sha256: 64,
	'sha3-256': 64,
	sha384: 96,
	sha512: 128,
};
const LONGEST_REMARK = 2000;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** JSON of each of `MEMBERS`; null where the record does not say. */
export function membersOf(record: PathRecord): (string | null)[] {
	const { linkTarget, remark } = record;
	return [
		decimal(record.ctimeNs),
		record.device === null ? null : `"${record.device}"`,
		digestsJson(record),
		whole(record.gid),
		decimal(record.inode),
		linkTarget === null ? null : JSON.stringify(linkTarget.toString('utf8')),
		linkTarget === null || isUtf8(linkTarget) ? null : `"${linkTarget.toString('base64')}"`,
		whole(record.links),
		whole(record.mode),
		decimal(record.mtimeNs),
		remark === null ? null : JSON.stringify(remark.length > LONGEST_REMARK ? cutText(remark) : remark),
		decimal(record.sizeBytes),
		`"${record.state}"`,
		`"${record.type}"`,
		whole(record.uid),
	];
}

/** `"path":…` and, where it is not UTF-8, `"pathBytes":…`; names of other paths by `as`. */
export function pathMembers(path: Buffer, as = 'path'): string {
	const text = `"${as}":${JSON.stringify(path.toString('utf8'))}`;
	return isUtf8(path) ? text : `${text},"${as}Bytes":"${path.toString('base64')}"`;
}

/** One line of a baseline file, without its end. */
export function recordLine(record: PathRecord): string {
	const members = membersOf(record);
	let line = '{';
	for (let i = 0; i < MEMBERS.length; i++) {
		if (i === BEFORE_PATH) line += `${pathMembers(record.path)},`;
		const json = members[i];
		if (json !== null && json !== undefined) line += `"${MEMBERS[i]}":${json},`;
	}
	return `${line.slice(0, -1)}}`;
}

/** The members of one side of a comparison as an object of JSON. */
export function sideJson(members: readonly (string | null)[]): string {
	let side = '';
	for (let i = 0; i < MEMBERS.length; i++) if (members[i] !== null) side += `,"${MEMBERS[i]}":${members[i]}`;
	return `{${side.slice(1)}}`;
}

/** Only what differs from `was`; null for what was said then and is not now. */
export function differingJson(was: readonly (string | null)[], now: readonly (string | null)[]): string {
	let side = '';
	for (let i = 0; i < MEMBERS.length; i++) if (was[i] !== now[i]) side += `,"${MEMBERS[i]}":${now[i] ?? 'null'}`;
	return `{${side.slice(1)}}`;
}

export class NotARecord extends Error {}

/** The record that parsed JSON tells. Unknown members are not looked at. @throws NotARecord */
export function recordIn(value: unknown): PathRecord {
	const of = objectOf(value, 'it is no object');
	return recordOf(of, pathIn(of));
}

/** The record on a line whose bytes Latin-1 stands for. @throws NotARecord @throws SyntaxError */
export function recordOnLine(line: string): PathRecord {
	return recordIn(JSON.parse(textOnLine(line)));
}

/** The text on a line whose bytes Latin-1 stands for. */
export const textOnLine = (line: string): string =>
	BEYOND_ASCII.test(line) ? Buffer.from(line, 'latin1').toString('utf8') : line;

export function recordOf(of: Readonly<Record<string, unknown>>, path: Buffer): PathRecord {
	return {
		path,
		type: oneOf<PathType>(PATH_TYPES, of.type, 'type'),
		sizeBytes: bigOf(of.sizeBytes, 'sizeBytes'),
		mode: numberOf(of.mode, 'mode'),
		uid: numberOf(of.uid, 'uid'),
		gid: numberOf(of.gid, 'gid'),
		mtimeNs: bigOf(of.mtimeNs, 'mtimeNs'),
		ctimeNs: bigOf(of.ctimeNs, 'ctimeNs'),
		inode: bigOf(of.inode, 'inode'),
		links: numberOf(of.links, 'links'),
		device: said(of.device) ? deviceOf(of.device) : null,
		linkTarget: said(of.linkTarget) ? bytesIn(of, 'linkTarget') : null,
		digests: digestsOf(of.digests),
		state: oneOf<PathState>(PATH_STATES, of.state, 'state'),
		remark: said(of.remark) ? textOf(of.remark, 'remark') : null,
	};
}

/** A path is relative, has no empty part, none that leads up, and no NUL. @throws NotARecord */
export function pathIn(of: Readonly<Record<string, unknown>>, as = 'path'): Buffer {
	const path = bytesIn(of, as);
	if (path.length === 0 || path.includes(0)) throw new NotARecord('its path is empty or has a NUL');
	const text = path.toString('latin1');
	if (/(^|\/)(\.{0,2})(\/|$)/.test(text)) throw new NotARecord('its path is not relative and plain');
	return path;
}

export function objectOf(value: unknown, otherwise: string): Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotARecord(otherwise);
	return value as Readonly<Record<string, unknown>>;
}

function bytesIn(of: Readonly<Record<string, unknown>>, name: string): Buffer {
	const bytes = of[`${name}Bytes`];
	return said(bytes) ? Buffer.from(textOf(bytes, `${name}Bytes`), 'base64') : Buffer.from(textOf(of[name], name));
}

const said = (value: unknown): boolean => value !== undefined && value !== null;
const decimal = (value: bigint | null): string | null => (value === null ? null : `"${value}"`);
const whole = (value: number | null): string | null => (value === null ? null : String(value));

/** Never in the middle of a character. */
const cutText = (text: string) => `${text.slice(0, LONGEST_REMARK).replace(/[\ud800-\udbff]$/, '')}…`;

function digestsJson({ digests }: PathRecord): string | null {
	let json = '';
	for (const name of DIGEST_ORDER) {
		const digest = digests[name];
		if (digest !== undefined) json += `,"${name}":"${digest}"`;
	}
	return json === '' ? null : `{${json.slice(1)}}`;
}

function digestsOf(value: unknown): PathRecord['digests'] {
	if (!said(value)) return {};
	const of = objectOf(value, 'its digests are no object');
	const digests: Partial<Record<DigestName, string>> = {};
	for (const name of DIGEST_ORDER) {
		const digest = of[name];
		if (digest === undefined) continue;
		if (typeof digest !== 'string' || digest.length !== HEX_LENGTH[name] || !/^[0-9a-f]+$/.test(digest))
			throw new NotARecord(`its ${name} is no digest`);
		digests[name] = digest;
	}
	return digests;
}

function bigOf(value: unknown, name: string): bigint | null {
	if (!said(value)) return null;
	if (typeof value !== 'string' || !/^-?(0|[1-9][0-9]{0,29})$/.test(value))
		throw new NotARecord(`its ${name} is no number`);
	return BigInt(value);
}

function numberOf(value: unknown, name: string): number | null {
	if (!said(value)) return null;
	if (!Number.isSafeInteger(value) || (value as number) < 0) throw new NotARecord(`its ${name} is no number`);
	return value as number;
}

function deviceOf(value: unknown): string {
	const text = textOf(value, 'device');
	if (!isDeviceNumber(text)) throw new NotARecord('its device is no number of one');
	return text;
}

function textOf(value: unknown, name: string): string {
	if (typeof value !== 'string') throw new NotARecord(`it has no ${name}`);
	return value;
}

function oneOf<T extends string>(known: readonly T[], value: unknown, name: string): T {
	const found = known.find((one) => one === value);
	if (found === undefined) throw new NotARecord(`its ${name} is none that there is`);
	return found;
}
