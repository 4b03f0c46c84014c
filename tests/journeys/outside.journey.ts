/**
 * What others keep, given out and taken in through the window: a receipt is saved, a timestamp is asked for and its answer
 * attached, and the case says how far they reach.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StampingAuthority } from '../vault/stamping-authority';
import { answerOpenDialog, answerSaveDialog, expect, test } from './app';
import { createNotebook, newCase, writeNote } from './day';

test('a receipt and a timestamp leave and come back', async ({ folder, launch }) => {
	const { app, page } = await launch();
	const tsa = new StampingAuthority();
	await createNotebook(page);
	await newCase(page, '2026-020', 'A case that others can vouch for');
	await writeNote(page, 'The console showed a login at 03:09 +01:00.', 'Detection & Analysis');
	await page.getByRole('navigation', { name: 'Case' }).getByText('Export').click();
	const proofs = page.getByRole('region', { name: 'Proofs kept elsewhere' });
	await expect(proofs.getByText(/rest on the key of .* alone/)).toBeVisible();

	await answerSaveDialog(app, join(folder, 'receipt.json'));
	await proofs.getByRole('button', { name: 'Save a receipt' }).click();
	await expect(proofs.getByText(/^Receipt of A-3 saved to/)).toBeVisible();
	expect(JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8')).format).toBe('sealbook-receipt/1');

	// Held against the case: read by a process without keys, told by the one that has them.
	await answerOpenDialog(app, [join(folder, 'receipt.json')]);
	await proofs.getByRole('button', { name: 'Check a receipt' }).click();
	await expect(proofs.getByText('The case still has A-3 as the receipt names it')).toBeVisible();
	writeFileSync(
		join(folder, 'altered.json'),
		readFileSync(join(folder, 'receipt.json'), 'utf8').replace('"v":1', '"v":2'),
	);
	await answerOpenDialog(app, [join(folder, 'altered.json')]);
	await proofs.getByRole('button', { name: 'Check a receipt' }).click();
	await expect(proofs.getByText('This is no receipt that says anything')).toBeVisible();

	await answerSaveDialog(app, join(folder, 'asked.tsq'));
	await proofs.getByRole('button', { name: 'Request a timestamp' }).click();
	await expect(proofs.getByText(/^Request for A-3 saved to/)).toBeVisible();
	writeFileSync(join(folder, 'answer.tsr'), tsa.reply(readFileSync(join(folder, 'asked.tsq'))));
	tsa.remove();
	await answerOpenDialog(app, [join(folder, 'answer.tsr')]);
	await proofs.getByRole('button', { name: 'Attach the answer' }).click();
	await expect(proofs.getByText(/A-3 was there at .*, says Stamps of Unit 7/)).toBeVisible();
	await expect(proofs.getByText(/a timestamp by Stamps of Unit 7; it counts only for whoever trusts/)).toBeVisible();
});
