/** Writes lists of the `sha256sum` family (coreutils 9.1) and of hashdeep 4.4; each is the way back of its reader. */
import { checksumName } from '../../../shared/list-text';
import { Refused } from '../../../shared/refusal';
import { visible } from '../../../shared/visible';
import type { DigestName } from '../../../shared/vocabulary';
import type { PathRecord } from '../path-record';
import { type ListWriter, NOTHING, notDigested, type WritingOptions } from './list-writer';

const ATTRIBUTES = ['type', 'size', 'permissions', 'owner and group', 'times', 'link targets'];
/** As `cksum --tag` spells them. */
const TAGS: Readonly<Record<DigestName, string>> = {
	md5: 'MD5',
	sha1: 'SHA1',
	sha256: 'SHA256',
	sha384: 'SHA384',
	sha512: 'SHA512',
	'sha3-256': 'SHA3-256',
	blake3: 'BLAKE3',
};

/** One line a file and digest; several digests only where lines say which they hold (`tag`). Refuses `format.digest`. */
export function checksumWriter({ digests, style = 'text' }: WritingOptions): ListWriter {
	const listed = style === 'tag' ? digests : digests.includes('sha256') ? (['sha256'] as const) : digests;
	if (listed.length !== 1 && style !== 'tag') {
		const hint = 'Ask for sha256, for one digest alone, or for the style “tag”.';
		throw new Refused('format.digest', 'This format holds one digest a file, and several were asked for.', hint);
	}
	const lineOf = (name: string, digest: DigestName, hex: string): string => {
		if (style === 'zero') return `${hex}  ${name}\0`;
		const { mark, escaped } = checksumName(name);
		if (style === 'tag') return `${mark}${TAGS[digest]} (${escaped}) = ${hex}\n`;
		return `${mark}${hex} ${style === 'binary' ? '*' : ' '}${escaped}\n`;
	};
	return {
		begin: NOTHING,
		line(record) {
			const lost = notDigested(record);
			if (lost) return lost;
			const lines = listed.flatMap((digest) => {
				const hex = record.digests[digest];
				return hex === undefined ? [] : [lineOf(record.path.toString('latin1'), digest, hex)];
			});
			return lines.length > 0
				? Buffer.from(lines.join(''), 'latin1')
				: { lost: `it has no ${listed.join(' or ')} digest` };
		},
		end: NOTHING,
		never: ATTRIBUTES,
	};
}

const HASHDEEP_DIGESTS = ['md5', 'sha1', 'sha256'] as const;
const LINE_FEED = 0x0a;

/** Size, some of MD5, SHA-1 and SHA-256, and the name as it is. Refuses `format.digest`. */
export function hashdeepWriter({ digests, root }: WritingOptions): ListWriter {
	const listed = HASHDEEP_DIGESTS.filter((name) => digests.includes(name));
	if (listed.length === 0)
		throw new Refused(
			'format.digest',
			'The hashdeep format holds MD5, SHA-1 and SHA-256 only.',
			'Ask for one of them.',
		);
	const head = [
		'%%%% HASHDEEP-1.0',
		`%%%% size,${listed.join(',')},filename`,
		`## Invoked from: ${visible(root)}`,
		'## ',
	];
	return {
		begin: Buffer.from(`${head.join('\n')}\n`),
		line(record: PathRecord) {
			const lost = notDigested(record);
			if (lost) return lost;
			if (record.path.includes(LINE_FEED)) return { lost: 'this format cannot hold a name with a line feed' };
			if (record.sizeBytes === null) return { lost: 'its size is not known' };
			const cells = listed.map((name) => record.digests[name]);
			if (cells.includes(undefined)) return { lost: `it lacks one of ${listed.join(', ')}` };
			return Buffer.concat([Buffer.from(`${[record.sizeBytes, ...cells].join(',')},`), record.path, Buffer.from('\n')]);
		},
		end: NOTHING,
		never: ATTRIBUTES.filter((name) => name !== 'size'),
	};
}
