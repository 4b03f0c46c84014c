/**
 * Writes Digital Forensics XML that the official schema (dfxml 2.0.0-beta.0) accepts; the way back of `readDfxmlList`.
 * XML 1.0 cannot hold most control characters, nor bytes that are not UTF-8: such a name has no line, and is told.
 */
import { isUtf8 } from 'node:buffer';
import { Refused } from '../../../shared/refusal';
import type { DigestName } from '../../../shared/vocabulary';
import type { PathRecord, PathType } from '../path-record';
import { secondsAndNs } from './epoch';
import type { ListWriter, WritingOptions } from './list-writer';

/** `hashdigest/@type` of the schema; it knows neither SHA-3 nor BLAKE3. */
const LISTED: readonly DigestName[] = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];
const NAME_TYPES: Readonly<Partial<Record<PathType, string>>> = {
	file: 'r',
	folder: 'd',
	link: 'l',
	fifo: 'p',
	socket: 's',
	'character-device': 'c',
	'block-device': 'b',
};

/** Refuses `format.digest` where none of the digests can stand in it. */
export function dfxmlWriter({ digests, version, root }: WritingOptions): ListWriter {
	const listed = digests.filter((name) => LISTED.includes(name));
	if (listed.length === 0)
		throw new Refused(
			'format.digest',
			'DFXML holds none of the digests that were asked for.',
			`Ask for one of ${LISTED.join(', ')}.`,
		);
	const image = asText(Buffer.from(root)) ?? '';
	const begin = [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<dfxml xmlns="http://www.forensicswiki.org/wiki/Category:Digital_Forensics_XML" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0.0-beta.0">',
		'<metadata><dc:type>Hash List</dc:type></metadata>',
		`<creator><program>Sealbook</program><version>${escaped(version)}</version></creator>`,
		`<source><image_filename>${image}</image_filename></source>`,
		'',
	];
	return {
		begin: Buffer.from(begin.join('\n')),
		line(record) {
			if (record.state !== 'clean') return { lost: record.remark ?? record.state };
			const name = asText(record.path);
			const target = record.linkTarget && asText(record.linkTarget);
			if (name === undefined || target === undefined) return { lost: 'XML cannot hold its name' };
			return Buffer.from(`${fileobject(record, name, target, listed)}\n`);
		},
		end: Buffer.from('</dfxml>\n'),
		never: ['device numbers', ...digests.filter((digest) => !listed.includes(digest))],
	};
}

/** The children in the order that the schema demands. */
function fileobject(record: PathRecord, name: string, target: string | null, listed: readonly DigestName[]): string {
	const children: [string, string | number | bigint | null | undefined][] = [
		['filename', name],
		['name_type', NAME_TYPES[record.type]],
		['filesize', record.sizeBytes],
		['inode', record.inode],
		// In base 10, as the schema says and fiwalk writes it.
		['mode', record.mode],
		['nlink', record.links],
		['uid', record.uid],
		['gid', record.gid],
		['mtime', timeOf(record.mtimeNs)],
		['ctime', timeOf(record.ctimeNs)],
		['link_target', target],
	];
	const texts = children.flatMap(([element, value]) =>
		value === null || value === undefined ? [] : [`<${element}>${value}</${element}>`],
	);
	const hashes = listed.flatMap((digest) => {
		const hex = record.digests[digest];
		return hex === undefined ? [] : [`<hashdigest type="${digest}">${hex}</hashdigest>`];
	});
	return `<fileobject>${[...texts, ...hashes].join('')}</fileobject>`;
}

/** xs:dateTime in UTC with nine digits of the second; left out where it lies outside the years 1 to 9999. */
function timeOf(ns: bigint | null): string | undefined {
	if (ns === null) return undefined;
	const { seconds, rest } = secondsAndNs(ns);
	const date = new Date(Number(seconds) * 1000);
	if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return undefined;
	return `${date.toISOString().slice(0, 19)}.${rest}Z`;
}

/** The name as XML text; undefined where XML 1.0 (section 2.2) has no way to write it. */
function asText(bytes: Buffer): string | undefined {
	if (!isUtf8(bytes)) return undefined;
	const text = bytes.toString();
	return /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text) ? undefined : escaped(text);
}

/** Tab, line feed and carriage return too: a reader would take them for blanks or line ends. */
const escaped = (text: string): string => text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
