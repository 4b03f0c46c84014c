/**
 * Mistakes that a store could make, each as a disk put between the store and the simulated one, or as a hasty way to
 * append. They are here to show that the campaign would notice; the product has none of them.
 */
import type { Disk, DiskFile } from '../../main/store/disk';
import { codeOf, OPEN } from '../../main/store/disk';
import type { Plant } from './trial';

const nothing = async () => undefined;

/** An open file as an object of its own: those of Node have their methods elsewhere. */
function asGiven(file: DiskFile): DiskFile {
	return {
		read: (into, offset, length, position) => file.read(into, offset, length, position),
		write: (from, offset, length, position) => file.write(from, offset, length, position),
		sync: () => file.sync(),
		datasync: () => file.datasync(),
		truncate: (sizeBytes) => file.truncate(sizeBytes),
		stat: () => file.stat(),
		close: () => file.close(),
	};
}

/** Every opened file through `change`, with the flags it was opened with and its path. */
function onFiles(change: (file: DiskFile, flags: number, path: string) => Partial<DiskFile>): Plant {
	return {
		disk: (under: Disk) => ({
			...under,
			open: async (path, flags, mode) => {
				const file = await under.open(path, flags, mode);
				return { ...asGiven(file), ...change(file, flags, String(path)) };
			},
		}),
	};
}

/** The same way in between, with nothing changed: the campaign must hold. */
export const NO_PLANT = onFiles(() => ({}));

export const PLANTS: Readonly<Record<string, Plant>> = {
	'no fsync': onFiles((_, flags) => (flags === OPEN.folder ? {} : { sync: nothing, datasync: nothing })),
	'no folder fsync': onFiles((_, flags) => (flags === OPEN.folder ? { sync: nothing } : {})),
	'acknowledged first': {
		append: async (chain, line) => {
			chain.append(line).catch(() => undefined);
		},
	},
	'no loop over short writes': onFiles((file) => ({
		write: async (from, offset, length, position) => {
			await file.write(from, offset, length, position);
			return { bytesWritten: length };
		},
	})),
	'a sync tried again after EIO': onFiles((file) => ({
		datasync: async () => {
			try {
				await file.datasync();
			} catch (error) {
				if (codeOf(error) !== 'EIO') throw error;
				await file.datasync();
			}
		},
	})),
	'a torn tail cut and not kept aside': onFiles((file, _, path) => {
		if (!path.includes('.torn-')) return {};
		let size = 0;
		return {
			write: async (_from, _offset, length) => {
				size += length;
				return { bytesWritten: length };
			},
			stat: async () => ({ ...(await file.stat()), size, isFile: () => true }),
		};
	}),
};
