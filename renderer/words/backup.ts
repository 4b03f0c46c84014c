/** Sentences of backups: made, checked, restored, and how old the last one is. */

/** `12 minutes ago`, `3 days ago`. */
export function ago(ms: number): string {
	const units = [
		[86_400_000, 'day'],
		[3_600_000, 'hour'],
		[60_000, 'minute'],
	] as const;
	for (const [length, name] of units) {
		const count = Math.floor(ms / length);
		if (count >= 1) return `${count} ${name}${count === 1 ? '' : 's'} ago`;
	}
	return 'just now';
}

export const backup = {
	title: 'Back up the notebook',
	about:
		'A copy on another disk, encrypted as it is here. Only what is new is copied, then all of it is read back and compared. You can go on writing meanwhile.',
	last: (age: string, where: string) => `Last backup ${age} on ${where}.`,
	never: 'Never backed up.',
	neverMore: 'If this disk fails, everything on it is lost. Keep a copy on a stick that stays somewhere else.',
	old: 'What was sealed since is on this disk only.',
	open: 'Back up',
	folder: 'Disk or folder',
	folderHelp: 'The backup gets a folder of its own in it. Use the same place again: it goes on from there.',
	choose: 'Choose disk or folder',
	chosen: (name: string) => `Chosen: ${name}`,
	noneChosen: 'None chosen yet',
	make: 'Back up now',
	check: 'Check the backup there',
	making: 'Backing up',
	checking: 'Reading the backup',
	stop: 'Stop, keep what is copied',
	stopCheck: 'Stop checking',
	close: 'Close',
	again: 'Another',
	done: (where: string) => `Backed up to ${where}.`,
	doneMore: 'Every byte was read back and is as it was written. The backup is an entry of the notebook’s own ledger.',
	whole: (where: string) => `The backup on ${where} is whole.`,
	damaged: (count: number) =>
		count === 1 ? '1 file of the backup is damaged.' : `${count} files of the backup are damaged.`,
	damagedMore: 'Back up to this place again: what is damaged is copied anew. If it comes back, use another disk.',
	changed: 'This backup was not written by this notebook, or was changed since.',
	changedMore: 'Do not restore it before you know why. Back up to another folder.',
	number: 'Backup',
	numberIs: (generation: number) => `number ${generation} in its place, of`,
	holds: 'Holds',
	holdsIs: (files: string, size: string) => `${files}, ${size}`,
	copied: 'Copied now',
	repaired: 'Put right',
	repairedIs: (parts: number) =>
		parts === 1 ? '1 part that the disk had lost or changed' : `${parts} parts that the disk had lost or changed`,
	read: 'Read back',
	readIs: { medium: 'from the disk itself', cache: 'read through cache: the system offers no other way on this disk' },
	place: 'Folder',
	entry: 'Entry',
	faults: 'Damaged',
} as const;

export const restoring = {
	offer: 'You have a backup of a notebook?',
	open: 'Restore from a backup',
	title: 'Restore a notebook',
	about:
		'Puts a backup into this device’s empty notebook folder. Every byte is checked before the notebook counts as there. Its people unlock it with the passphrases they have.',
	folder: 'Backup',
	folderHelp: 'The disk or folder that holds sealbook-backup-…',
	choose: 'Choose the backup',
	make: 'Restore',
	making: 'Restoring the notebook',
	stop: 'Stop',
	done: (name: string) => `${name} is restored.`,
	doneMore:
		'At the first unlock it begins chains of its own, so the notebook it is a copy of may go on elsewhere and nothing is mixed up.',
	unlock: 'Go to unlock',
	from: 'From',
	fromIs: (where: string) => `${where}, backup of`,
} as const;
