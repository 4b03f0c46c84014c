/** A custodian's round: the locker over all cases, a new shelf, and a stock-take with a scanner that types. */
import { expect, picture, test } from './app';
import { PASSPHRASE, unlock } from './day';
import { look } from './looks';
import { first } from './prepared';

test('the locker is looked through, and a room is counted', async ({ folder, launch }) => {
	const { run } = first(folder);
	run(['place', 'add', 'House 3', '--kind', 'building']);
	run(['place', 'add', 'Evidence room', '--in', 'House 3', '--kind', 'room']);
	for (const name of ['Locker A', 'Locker B'])
		run(['place', 'add', name, '--in', 'House 3 / Evidence room', '--kind', 'locker']);
	const items: readonly (readonly [of: string, what: string, where: string])[] = [
		['2026-014', 'Data volume, FIN-FS01', 'House 3 / Evidence room / Locker A'],
		['2026-014', 'System disk, FIN-FS01', 'House 3 / Evidence room / Locker A'],
		['2026-014', 'USB stick found in rack 07', 'House 3 / Evidence room / Locker B'],
		['2026-015', 'Laptop FIN-WS117', 'House 3 / Evidence room / Locker B'],
		['2026-015', 'Door access list, printed', 'Desk of the lead handler'],
	];
	for (const [number, title] of [
		['2026-014', 'Unknown exfiltration'],
		['2026-015', 'Stolen laptop'],
	] as const)
		run(['case', 'new', '--number', number, '--title', title]);
	for (const [of, what, where] of items) run(['evidence', 'add', of, '--description', what, '--stored-at', where]);
	const until = ['--ground', 'cost', '--until', '2026-01-01T00:00:00Z', '--reason', 'Policy 4'];
	run(['custody', 'retain', '2026-015', 'E-002', ...until]);
	run(['case', 'close', '2026-015', '--reason', 'Handed to the police']);

	const { page } = await launch();
	await unlock(page, PASSPHRASE);
	await page.getByRole('navigation', { name: 'Main' }).getByText('Locker', { exact: true }).click();
	await expect(page.getByText('5 of 5 items')).toBeVisible();
	await look(page, '35-locker');
	await page.getByRole('button', { name: /^Due/ }).first().click();
	await expect(page.getByRole('grid').getByText('Retention ended')).toBeVisible();
	await expect(page.getByText('1 of 5 items')).toBeVisible();
	await page.getByRole('button', { name: /^Here/ }).click();
	await page.getByLabel('Filter', { exact: true }).fill('fin-ws117');
	await expect(page.getByText('1 of 5 items')).toBeVisible();
	await page.keyboard.press('Escape');

	const tree = page.getByRole('complementary', { name: 'Places' });
	await tree.getByRole('button', { name: /Locker A/ }).click();
	await expect(page.getByText('2 of 5 items')).toBeVisible();
	await tree.getByRole('button', { name: 'Add place in it…' }).click();
	const adding = page.getByRole('dialog', { name: /^Add a place in House 3/ });
	await adding.getByLabel('Name').fill('Shelf 1');
	await picture(page, '36-place');
	await page.keyboard.press('Control+Enter');
	await expect(tree.getByRole('button', { name: /Shelf 1/ })).toBeVisible();
	await tree.getByRole('button', { name: /Locker A/ }).click();

	await page.keyboard.press('s');
	await expect(page.getByRole('heading', { name: /^Stock-take at House 3/ })).toBeVisible();
	for (const scan of [
		'E-001',
		'E-003',
		'Y-77',
		`SEALBOOK1 case=2026-015 item=E-001 entry=A-3 sha256=${'0'.repeat(64)}`,
	]) {
		await page.keyboard.type(scan);
		await page.keyboard.press('Enter');
	}
	await expect(page.getByText('1 of 2 read')).toBeVisible();
	await expect(page.getByText(/Laptop FIN-WS117/)).toBeVisible();
	await look(page, '37-stock-take');
	await page.keyboard.press('Control+Enter');
	const done = page.getByRole('dialog', { name: /^Stock taken at House 3/ });
	await expect(done.getByText('Missing: E-002')).toBeVisible();
	await expect(done.getByText('The case is closed: said here, not entered.')).toBeVisible();
	await picture(page, '38-stock-taken');
	await page.keyboard.press('Control+Enter');
	await page.getByRole('grid', { name: 'Items of all cases' }).getByText('System disk, FIN-FS01').click();
	await expect(page.getByRole('complementary', { name: 'Evidence item' })).toBeVisible();
});
