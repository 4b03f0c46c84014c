/** Files to be evidence: what is there on any machine of its kind, so that nothing has to be made up. */
import { accessSync, constants, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Ordinary files that every system of its kind has, none empty, none large. */
export function filesOfTheSystem(count: number): string[] {
	const found: string[] = [];
	const folders = [
		'/etc',
		'/usr/share/zoneinfo',
		'/usr/share/perl5',
		'/usr/share',
		'C:\\Windows\\System32\\drivers\\etc',
	];
	for (const folder of [...folders, join(process.execPath, '..')]) {
		for (const name of namesIn(folder)) {
			const path = join(folder, name);
			const { size } = lstatSync(path);
			if (lstatSync(path).isFile() && size > 0 && size < 100_000 && isReadable(path)) found.push(path);
			if (found.length === count) return found;
		}
	}
	return found;
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder).sort();
	} catch {
		return [];
	}
}

function isReadable(path: string): boolean {
	try {
		accessSync(path, constants.R_OK);
		return true;
	} catch {
		return false;
	}
}

/** Every file below a folder. */
export function filesUnder(folder: string): string[] {
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
	return paths.filter((path) => lstatSync(path).isFile());
}
