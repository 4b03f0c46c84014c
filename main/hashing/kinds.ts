/**
 * What stands under a name. Only a regular file is read as evidence: opening a FIFO waits for a writer that may never
 * come, a device has no end, and a link is somebody else's choice of file. Links are not followed even to look.
 * What must hold: each kind has a refusal of its own that says what it is and what to do instead.
 */
import { type BigIntStats, readlinkSync } from 'node:fs';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { displayName, type EvidencePath } from './names';

export type EvidenceKind =
	| 'file'
	| 'folder'
	| 'link'
	| 'fifo'
	| 'socket'
	| 'character-device'
	| 'block-device'
	| 'unknown';

export function kindOf(stats: BigIntStats): EvidenceKind {
	if (stats.isFile()) return 'file';
	if (stats.isDirectory()) return 'folder';
	if (stats.isSymbolicLink()) return 'link';
	if (stats.isFIFO()) return 'fifo';
	if (stats.isSocket()) return 'socket';
	if (stats.isCharacterDevice()) return 'character-device';
	if (stats.isBlockDevice()) return 'block-device';
	return 'unknown';
}

const TOLD: Readonly<Record<Exclude<EvidenceKind, 'file' | 'link'>, readonly [string, string]>> = {
	folder: ['is a folder, not a file', 'Choose the files in it, or record the tree.'],
	fifo: ['is a FIFO (named pipe), not a file', 'It holds no bytes of its own; leave it out.'],
	socket: ['is a socket, not a file', 'It holds no bytes of its own; leave it out.'],
	'character-device': ['is a character device, not a file', 'Leave it out.'],
	'block-device': ['is a block device, not a file', 'Make an image of it with an imaging tool and add the image.'],
	unknown: ['is of a kind this system does not name', 'Leave it out.'],
};

/**
 * The refusal for anything that is not a regular file: `evidence.folder`, `.link`, `.fifo`, `.socket`,
 * `.character-device`, `.block-device`, `.unknown`. `access` is the path to read a link's target by, where it differs.
 */
export function refusalOfKind(kind: Exclude<EvidenceKind, 'file'>, path: EvidencePath, access = path): Refused {
	const name = displayName(path);
	if (kind === 'link') {
		const hint = 'Links are not followed; choose the file it points to, if there is one.';
		return new Refused('evidence.link', `“${name}” is a symbolic link${targetOf(access)}.`, hint);
	}
	const [sentence, hint] = TOLD[kind];
	return new Refused(`evidence.${kind}`, `“${name}” ${sentence}.`, hint);
}

/** `evidence.replaced`: another file stands under the name than the one that was looked at. */
export function refusalOfReplaced(path: EvidencePath, deed: 'opened' | 'gone through'): Refused {
	const sentence = `“${displayName(path)}” was replaced by another while it was being ${deed}.`;
	return new Refused('evidence.replaced', sentence, 'Find out what writes there, then try again.');
}

/** The refusal for what the system said when the path was looked at, opened or read. */
export function refusalOfSystem(error: unknown, path: EvidencePath): Refused {
	if (error instanceof Refused) return error;
	const name = displayName(path);
	const code = (error as { code?: unknown } | null)?.code;
	if (code === 'ENOENT') {
		const hint = 'It may have been moved or deleted, or a stick pulled out.';
		return new Refused('evidence.missing', `“${name}” is not there.`, hint);
	}
	if (code === 'EACCES' || code === 'EPERM') {
		const hint = 'Use an account that may read it.';
		return new Refused('evidence.unreadable', `“${name}” may not be read by this account.`, hint);
	}
	const known = refusalOfDisk(error, `“${name}” cannot be read`);
	if (known !== undefined) return new Refused('evidence.unreadable', known.refusal.sentence, known.refusal.hint);
	const said = typeof code === 'string' ? code : String(error);
	return new Refused('evidence.unreadable', `“${name}” cannot be read (${said}).`, 'Try another way of reading it.');
}

function targetOf(access: EvidencePath): string {
	try {
		return ` to “${displayName(readlinkSync(access, 'buffer'))}”`;
	} catch {
		return '';
	}
}
