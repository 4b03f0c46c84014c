/**
 * A tree that has stopped other hashing programs: everything that is not a file, links that lead nowhere, out and round
 * in a circle, names that steer terminals, begin like options or are not UTF-8, and a path longer than the system takes.
 */
import { execFileSync } from 'node:child_process';
import {
	closeSync,
	constants,
	mkdirSync,
	mkdtempSync,
	openSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface HostileTree {
	readonly root: string;
	/** Names of regular files right under the root, as bytes, and what they hold. */
	readonly files: ReadonlyMap<Buffer, Buffer>;
	/** What is not a file, by name, with the kind it must be told as. */
	readonly others: ReadonlyMap<string, string>;
	/** The path, longer than 4,096 bytes, of a file that holds `deep`; it lies beside the root, no plain tool reaches it. */
	readonly deepRoot: string;
	readonly deepPath: string;
	remove(): Promise<void>;
}

const NAMES: readonly Buffer[] = [
	...['plain.txt', ' leading', 'trailing ', '-rf', '--help', '-', '#comment', '=1+1', '"quoted",comma', "'apostrophe"],
	...[
		'new\nline',
		'tab\tname',
		'carriage\rreturn',
		'back\\slash',
		'esc\u001b[31mred',
		'invoice\u202efdp.exe',
		'zero\u200bwidth',
	],
	...['e\u0301.nfd', '\u00e9.nfc', 'emoji 🔒', '$(touch pwned)', '%%%% HASHDEEP-1.0', '*', '?', '~', 'x'.repeat(255)],
]
	.map((name) => Buffer.from(name))
	.concat([
		Buffer.from('caf\xe9', 'latin1'),
		Buffer.from('\xff\xfe\x80', 'latin1'),
		Buffer.from('\xed\xa0\x80.surrogate', 'latin1'),
	]);

export async function plantHostileTree(): Promise<HostileTree> {
	const base = mkdtempSync(join(tmpdir(), 'sealbook-hostile-'));
	const root = join(base, 'tree');
	mkdirSync(root);
	const files = new Map(NAMES.map((name, at) => [name, Buffer.from(`content ${at}`.repeat(at * 400))]));
	for (const [name, content] of files) writeFileSync(Buffer.concat([Buffer.from(`${root}/`), name]), content);

	execFileSync('mkfifo', [join(root, 'a fifo')]);
	const server = await listenOn(join(root, 'a socket'));
	symlinkSync('plain.txt', join(root, 'link'));
	symlinkSync('nowhere', join(root, 'link broken'));
	symlinkSync('link circle', join(root, 'link circle'));
	symlinkSync('..', join(root, 'link up'));
	symlinkSync('/etc', join(root, 'link out'));
	const others = new Map([
		['a fifo', 'fifo'],
		['a socket', 'socket'],
		...['link', 'link broken', 'link circle', 'link up', 'link out'].map((name) => [name, 'link'] as const),
	]);
	if (process.getuid?.() === 0) {
		execFileSync('mknod', [join(root, 'a character device'), 'c', '1', '5']);
		execFileSync('mknod', [join(root, 'a block device'), 'b', '7', '200']);
		others.set('a character device', 'character-device').set('a block device', 'block-device');
	}
	const deepRoot = join(base, 'deep');
	mkdirSync(deepRoot);
	return {
		root,
		files,
		others,
		deepRoot,
		deepPath: plantDeep(deepRoot),
		async remove() {
			await new Promise((resolve) => server.close(resolve));
			execFileSync('rm', ['-rf', base]);
			rmSync(base, { recursive: true, force: true });
		},
	};
}

/** Thirty folders of 200 letters: reached through an open folder each, as no path could. */
function plantDeep(root: string): string {
	const name = 'd'.repeat(200);
	let path = root;
	let fd = openSync(root, constants.O_RDONLY | constants.O_DIRECTORY);
	for (let level = 0; level < 30; level++) {
		const inner = `/proc/self/fd/${fd}/${name}`;
		mkdirSync(inner);
		const next = openSync(inner, constants.O_RDONLY | constants.O_DIRECTORY);
		closeSync(fd);
		fd = next;
		path = `${path}/${name}`;
	}
	writeFileSync(`/proc/self/fd/${fd}/file`, 'deep');
	closeSync(fd);
	return `${path}/file`;
}

function listenOn(path: string): Promise<Server> {
	return new Promise((resolve) => {
		const server = createServer();
		server.listen(path, () => resolve(server));
	});
}

/** A file with a size and no blocks. */
export function plantSparse(path: string, sizeBytes: number): void {
	writeFileSync(path, '');
	truncateSync(path, sizeBytes);
}
