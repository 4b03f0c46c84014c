/**
 * What the disk shows: ids and digests only, and no path that leads out of the notebook.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { casesIn, chainsIn, layout } from '../../main/store/layout';
import type { CaseId, ChainId } from '../../shared/vocabulary';
import { caseId, chainId, folder } from './place';

it('finds the cases and chains that lie there, and only those', async () => {
	const at = layout(folder());
	expect(await casesIn(at)).toEqual([]);
	const [a, b] = [caseId(), caseId()];
	const [first, second] = [chainId(), chainId()];
	for (const id of [a, b]) mkdirSync(at.caseFolder(id), { recursive: true });
	mkdirSync(join(at.cases, 'not a case'));
	for (const path of [at.chain(a, second), at.chain(a, first), join(at.caseFolder(a), `${first}.torn-1`)])
		writeFileSync(path, '');
	writeFileSync(join(at.caseFolder(a), 'x.ledger'), '');
	expect(await casesIn(at)).toEqual([a, b].sort());
	expect(await chainsIn(at.caseFolder(a))).toEqual([first, second].sort());
	expect(await chainsIn(at.caseFolder(b))).toEqual([]);
	expect(await chainsIn(at.notebook)).toEqual([]);
});

it('makes no path of anything but ids and plain names', () => {
	const at = layout('/n');
	for (const part of ['..', '../x', '', 'A', 'x/y', `${chainId()}/..`, `${chainId()}\n`]) {
		expect(() => at.caseFolder(part as CaseId)).toThrow('not an id');
		expect(() => at.chain(caseId(), part as ChainId)).toThrow('not an id');
		expect(() => at.notebookChain(part as ChainId)).toThrow('not an id');
		expect(() => at.document(part)).toThrow('not a document');
	}
});
