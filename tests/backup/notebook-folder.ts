/** A folder that looks like a notebook's to the backup room, which never opens what is sealed; it grows on demand. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { makeBackup } from '../../main/backup/make';
import type { Making } from '../../main/backup/writing';
import { Vault } from '../../main/vault/vault';
import type { CaseId, Instant } from '../../shared/vocabulary';

export const VAULT = '019aa8f0-0000-7000-8000-00000000000a';
export const OWN = '019aa8f0-0000-7000-8000-00000000000b';
export const CASE = '019aa8f0-0000-7000-8000-00000000000c';
export const CHAIN = '019aa8f0-0000-7000-8000-00000000000d';
export const MADE_AT = '2026-11-22T01:40:00.000Z' as Instant;

const places: string[] = [];
afterAll(() => {
	for (const place of places) rmSync(place, { recursive: true, force: true });
});

export class NotebookFolder {
	readonly place = mkdtempSync(join(tmpdir(), 'sealbook-backup-'));
	readonly folder = join(this.place, 'notebook');
	readonly stick = join(this.place, 'KINGSTON');
	readonly key = randomBytes(32);
	readonly vault = new Vault(VAULT, 'notebook' as CaseId, Buffer.from(this.key));
	readonly records = new Map<string, number>();

	constructor() {
		places.push(this.place);
		mkdirSync(this.stick);
		this.write('notebook/vault.json', Buffer.from('{"slots": 1}'));
		this.append(`notebook/${OWN}.ledger`, 3);
		this.append(`cases/${CASE}/${CHAIN}.ledger`, 5);
		for (let n = 0; n < 3; n++) this.object(20_000);
	}

	write(path: string, bytes: Uint8Array): void {
		mkdirSync(dirname(join(this.folder, path)), { recursive: true });
		writeFileSync(join(this.folder, path), bytes);
	}

	/** Adds records as record.ts lays them out. @returns the bytes added */
	append(path: string, count: number): number {
		const before = this.records.has(path) ? readFileSync(join(this.folder, path)) : Buffer.alloc(0);
		const added = Array.from({ length: count }, () => {
			const sealed = randomBytes(200);
			const length = Buffer.alloc(4);
			length.writeUInt32BE(sealed.length);
			return Buffer.concat([length, sealed]);
		});
		this.write(path, Buffer.concat([before, ...added]));
		this.records.set(path, (this.records.get(path) ?? 0) + count);
		return count * 204;
	}

	/** @returns its path */
	object(sizeBytes: number): string {
		const path = `cases/${CASE}/objects/${randomBytes(32).toString('hex')}`;
		this.write(path, randomBytes(sizeBytes));
		return path;
	}

	making(more: Partial<Making> = {}): Making {
		const { folder, records, vault } = this;
		const signal = new AbortController().signal;
		const fixed = { to: this.stick, name: 'Team', madeAt: MADE_AT, signal, onProgress: () => undefined };
		return { folder, records, vault, ...fixed, ...more };
	}

	backUp(more: Partial<Making> = {}) {
		return makeBackup(this.making(more));
	}
}

/** Every file below a folder with its digest; `but`: names that do not count. */
export function filesBelow(folder: string, but: RegExp = /^$/): Map<string, string> {
	const found = new Map<string, string>();
	for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
		if (but.test(name) || !statSync(join(folder, name)).isFile()) continue;
		found.set(
			name,
			createHash('sha256')
				.update(readFileSync(join(folder, name)))
				.digest('hex'),
		);
	}
	return found;
}
