/**
 * The number of a device node: what it leads to, whatever its name says. `major:minor` in decimal, as sysfs and `lsblk`
 * write it, so that it means the same whatever system packed it into one number.
 */

/** Two numbers of 32 bits at most, each in its one form. */
const NUMBER = /^(0|[1-9][0-9]{0,9}):(0|[1-9][0-9]{0,9})$/;

export const isDeviceNumber = (text: string): boolean =>
	NUMBER.test(text) && text.split(':').every((part) => Number(part) <= 0xffff_ffff);

/** Of `st_rdev`; null on a system of which it is not known how it packs the two. */
export function deviceNumber(rdev: bigint, platform: NodeJS.Platform = process.platform): string | null {
	// makedev(3) of glibc and musl: the low 8 bits of the minor, 12 of the major, and above each the rest of it.
	if (platform === 'linux')
		return `${((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & 0xffff_f000n)}:${(rdev & 0xffn) | ((rdev >> 12n) & 0xffff_ff00n)}`;
	// sys/types.h of macOS: 8 bits of major above 24 of minor.
	if (platform === 'darwin') return `${(rdev >> 24n) & 0xffn}:${rdev & 0xff_ffffn}`;
	return null;
}
