/** A folder with sources to acquire and a target, and the acquiring threads. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AcquireHearing, acquire } from '../../main/evidence/acquire';
import type { AcquireWork, TargetPlace } from '../../main/evidence/acquire-messages';
import { workerPath } from '../bundled-workers';

export const MIB = 1024 * 1024;

export class EvidencePlace {
	readonly folder = mkdtempSync(join(tmpdir(), 'sealbook-evidence-'));
	readonly target = join(this.folder, 'target');
	readonly workerPath = workerPath('acquire');

	constructor() {
		mkdirSync(this.target);
	}

	/** A file whose every 4 bytes are different, so that blocks that are mixed up are seen. */
	file(name: string, sizeBytes: number): string {
		const path = join(this.folder, name);
		writeFileSync(path, numbered(sizeBytes));
		return path;
	}

	place(name: string, pieceBytes: number | null = null): TargetPlace {
		return { folder: Buffer.from(this.target), name: Buffer.from(name), pieceBytes };
	}

	acquire(path: string | Buffer, more: Partial<AcquireWork> = {}, hearing: Partial<AcquireHearing> = {}) {
		const work: AcquireWork = {
			acquisition: 'an acquisition',
			source: 0,
			path: Buffer.from(path),
			kind: 'file',
			digests: ['md5', 'sha1', 'sha256'],
			target: this.place('copy'),
			resume: false,
			sourceAgain: false,
			syncBytes: 0,
			...more,
		};
		return acquire(this.workerPath, work, { onProgress: () => undefined, ...hearing });
	}

	remove(): void {
		// Node's own removal does not reach what lies deeper than a path can say.
		execFileSync('rm', ['-rf', this.folder]);
	}
}

export function numbered(sizeBytes: number): Buffer {
	const words = new Uint32Array(Math.ceil(sizeBytes / 4));
	for (let at = 0; at < words.length; at++) words[at] = Math.imul(at, 2654435761);
	return Buffer.from(words.buffer, 0, sizeBytes);
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
