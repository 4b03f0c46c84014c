/** A folder with lists and sets made of them, for the tests of sets of known files. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSet } from '../../../main/baselines/hashset/build-set';
import { type Hashset, openHashset } from '../../../main/baselines/hashset/hashset';
import type { DigestName, Digests, Instant } from '../../../shared/vocabulary';

export const MADE = '2026-11-22T08:00:00.000Z' as Instant;

export class SetPlace {
	readonly folder = mkdtempSync(join(tmpdir(), 'sealbook-hashset-'));
	readonly #open: Hashset[] = [];
	#count = 0;

	path(name: string): string {
		return join(this.folder, name);
	}

	list(bytes: string | Uint8Array, name = `list-${this.#count++}.txt`): string {
		writeFileSync(this.path(name), bytes);
		return this.path(name);
	}

	/** Builds a set and opens it. */
	async build(lists: readonly string[], more: Partial<BuildOptions> = {}): Promise<Hashset> {
		const to = this.path(`set-${this.#count++}`);
		await buildSet({ lists, to, kind: 'bad', made: MADE, program: 'Sealbook 0.0.0', runBytes: 262_144, ...more });
		const set = openHashset(more.to ?? to);
		this.#open.push(set);
		return set;
	}

	/** Names in the folder that are no list and no set. */
	left(): string[] {
		return readdirSync(this.folder).filter((name) => !/^(list|set)-\d+(\.txt)?$/.test(name));
	}

	remove(): void {
		for (const set of this.#open) set.close();
		rmSync(this.folder, { recursive: true });
	}
}

/** The digests of a short text, by the machine's own library. */
export const digestsOf = (text: string): Required<Pick<Digests, 'md5' | 'sha1' | 'sha256'>> => {
	const of = (name: string) => createHash(name).update(text).digest('hex');
	return { md5: of('md5'), sha1: of('sha1'), sha256: of('sha256') };
};

export const hexOf = (text: string, algorithm: DigestName): string => createHash(algorithm).update(text).digest('hex');
