/** A record under an older key, behind one under a newer: nobody wrote it who stayed, so it opens nothing. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { NotSealed } from '../../main/store/sealing';
import { Vault } from '../../main/vault/vault';
import type { CaseId, ChainId } from '../../shared/vocabulary';

const CHAIN = '019aa8f0-0000-7000-8000-00000000000d' as ChainId;
const line = (n: number) => Buffer.from(`line ${n}`);

it('opens records in the order in which keys followed one another, and no other', () => {
	const key = randomBytes(32);
	const vault = new Vault('a vault', 'notebook' as CaseId, Buffer.from(key));
	const removed = new Vault('a vault', 'notebook' as CaseId, Buffer.from(key)).recordSeal(CHAIN);
	const before = [1, 2].map((n) => vault.recordSeal(CHAIN).seal(n, line(n)));
	vault.adopt(vault.renewed());
	const after = vault.recordSeal(CHAIN).seal(3, line(3));
	const forged = removed.seal(4, line(4));

	const reading = vault.recordSeal(CHAIN);
	const read = (n: number, sealed: Buffer) => reading.open(n, sealed).toString();
	expect([...before, after].map((sealed, at) => read(at + 1, sealed))).toEqual(['line 1', 'line 2', 'line 3']);
	expect(() => read(4, forged)).toThrow(NotSealed);
	// Read anew from the start, all of it opens as before.
	expect([...before, after].map((sealed, at) => read(at + 1, sealed))).toEqual(['line 1', 'line 2', 'line 3']);
	// Where nothing was written since, nobody can tell.
	expect(
		vault
			.recordSeal(CHAIN)
			.open(1, removed.seal(1, line(1)))
			.toString(),
	).toBe('line 1');
});
