/** The type bits of st_mode (inode(7)), and the type that they mean; both ways from one table. */
import type { PathType } from './path-record';

export const TYPE_BITS: Readonly<Record<PathType, number>> = {
	file: 0o100000,
	folder: 0o040000,
	link: 0o120000,
	fifo: 0o010000,
	socket: 0o140000,
	'character-device': 0o020000,
	'block-device': 0o060000,
	unknown: 0,
};
const types = new Map(Object.entries(TYPE_BITS).map(([type, bits]) => [bits, type as PathType]));

/** `unknown` for bits that mean nothing. */
export const typeOfMode = (mode: number): PathType => types.get(mode & 0o170000) ?? 'unknown';
