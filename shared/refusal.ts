/**
 * Why an answer is no. A refusal is expected trouble: a code for the program, a sentence and a hint for the person.
 * It travels as plain data through every crossing, because an Error loses its class on the way.
 */
export interface Refusal {
	/** Stable, for programs: `passphrase.wrong`. */
	readonly code: string;
	/** What is wrong and where, one sentence. */
	readonly sentence: string;
	/** What to do next, one sentence; empty where nothing can be done. */
	readonly hint: string;
	/** The input's field it belongs to, so that a form can show it there. */
	readonly field?: string;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Thrown inside services and rooms; the gate and the command line turn it into an answer. */
export class Refused extends Error {
	readonly refusal: Refusal;
	constructor(code: string, sentence: string, hint = '', field?: string) {
		super(`${sentence} ${hint}`.trim());
		this.name = 'Refused';
		this.refusal = field === undefined ? { code, sentence, hint } : { code, sentence, hint, field };
	}
}

/** The refusal for an operating-system error on a path, naming the disk's trouble and what it needs. */
export function refusalOfDisk(error: unknown, what: string): Refused | undefined {
	const code = (error as { code?: unknown } | null)?.code;
	if (typeof code !== 'string') return undefined;
	const known = DISK[code];
	return known && new Refused(`disk.${code}`, `${what}: ${known[0]}.`, known[1]);
}

const DISK: Readonly<Record<string, readonly [string, string]>> = {
	ENOSPC: ['the disk is full', 'Free space on it and try again; nothing was changed.'],
	EDQUOT: ['the disk quota is used up', 'Free space or raise the quota and try again; nothing was changed.'],
	EFBIG: ['the file would be larger than this disk or account allows', 'Use a disk without that limit.'],
	EROFS: ['the disk is read-only', 'Use a disk that can be written to.'],
	EACCES: ['access is denied', 'Check the permissions or choose another place.'],
	EPERM: ['the system does not permit it', 'Check the permissions or choose another place.'],
	ENOENT: ['it is not there', 'Check the name; a stick may have been pulled out.'],
	ENOTDIR: ['a part of the path is not a folder', 'Check the name.'],
	EISDIR: ['it is a folder', 'Choose a file.'],
	EEXIST: ['it already exists', 'Choose another name.'],
	EIO: ['the disk reports an error', 'Do not trust this disk; use another one.'],
	ENODEV: ['the device is gone', 'Insert the stick again.'],
	ENXIO: ['the device is gone', 'Insert the stick again.'],
	EMFILE: ['too many files are open', 'Close other programs and try again.'],
	ENFILE: ['too many files are open on this machine', 'Close other programs and try again.'],
	ELOOP: ['it is a link, and links are not followed', 'Choose the file itself.'],
	ENAMETOOLONG: ['its path is too long for the system', 'Move it to a shorter path.'],
};
