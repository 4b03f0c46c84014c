/** Work goes on while a backup is made: what is replaced or discarded meanwhile is in it whole, or not at all. */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkBackup } from '../../main/backup/check';
import { restoreBackup } from '../../main/backup/restore';
import { CASE, MADE_AT, NotebookFolder } from './notebook-folder';

const going = { signal: new AbortController().signal, onProgress: () => undefined };

it('takes small files as they are when their turn comes, whole, and not those that are gone by then', async () => {
	const at = new NotebookFolder();
	const draft = `cases/${CASE}/draft`;
	const minutes = `cases/${CASE}/minutes`;
	at.write(draft, Buffer.from('a long draft, soon sealed'));
	at.write(minutes, Buffer.from('minutes, soon discarded'));
	/** As the notebook does it: written beside it and renamed. */
	const replace = (path: string, text: string) => {
		at.write(`${path}-next`, Buffer.from(text));
		renameSync(join(at.folder, `${path}-next`), join(at.folder, path));
	};
	let begun = false;
	const onProgress = () => {
		if (begun) return;
		begun = true;
		replace('notebook/vault.json', '{"slots": 2, "another": "person"}');
		replace(draft, 'shorter');
		rmSync(join(at.folder, minutes));
	};
	await at.backUp({ onProgress });
	const to = join(at.place, 'restored');
	await restoreBackup({ from: at.stick, to, generation: undefined, at: MADE_AT, boot: 'boot', ...going });
	expect(readFileSync(join(to, 'notebook', 'vault.json'), 'utf8')).toBe('{"slots": 2, "another": "person"}');
	expect(readFileSync(join(to, draft), 'utf8')).toBe('shorter');
	expect(existsSync(join(to, minutes))).toBe(false);
	expect((await checkBackup({ from: at.stick, vault: null, ...going })).faults).toEqual([]);
});
