/**
 * Folders, vaults and entries for the tests of the store. Keys are random; the vault is a real one without slots.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { onTestFinished } from 'vitest';
import { Vault } from '../../main/vault/vault';
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId } from '../../shared/vocabulary';

/** A folder that goes away with the test. */
export function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'sealbook-test-'));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

export const chainId = () => uuid() as ChainId;
export const caseId = () => uuid() as CaseId;
export const vault = () => Vault.fresh(uuid(), caseId());

/** The code of the refusal that `work` ends in; anything else fails the test. */
export async function refusalOf(work: Promise<unknown> | (() => Promise<unknown>)): Promise<string> {
	try {
		await (typeof work === 'function' ? work() : work);
	} catch (error) {
		if (error instanceof Refused) return error.refusal.code;
		throw error;
	}
	return 'no refusal';
}
