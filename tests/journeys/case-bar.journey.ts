/**
 * The bar of a case in the narrowest window, everything rated: phase and impact stay in sight, every tab is reached by keyboard, also
 * those that lie under More, and the one at hand is never among them.
 */
import { expect, test } from './app';
import { unlock } from './day';
import { Hands } from './keyboard';
import { first } from './prepared';

test('every tab of a case by keyboard, where the bar has no room for all', async ({ folder, launch }) => {
	const { run } = first(folder);
	run(['case', 'new', '--number', '2026-014', '--title', 'Exfiltration', '--classification', 'TLP:AMBER+STRICT']);
	run(['phase', 'enter', '2026-014', 'cer', '--reason', 'It goes on']);
	const rated = [
		'--functional',
		'medium',
		'--information',
		'proprietary-breach',
		'--recoverability',
		'not-recoverable',
	];
	run(['impact', 'rate', '2026-014', ...rated, '--reason', 'The share is down']);
	const { page } = await launch();
	const hands = new Hands(page);
	await unlock(page);
	const row = page.getByRole('row', { name: /2026-014/ });
	await hands.to(row);
	await hands.keys('Enter');
	const bar = page.getByRole('navigation', { name: 'Case' });
	const tab = (name: string) => bar.getByRole('button', { name: new RegExp(`^${name}( \\d+)?$`) });
	await expect(tab('Notebook')).toHaveAttribute('aria-current', 'page');
	await page.setViewportSize({ width: 1200, height: 680 });
	const more = bar.getByRole('button', { name: 'More' });
	await expect(more).toBeVisible();
	await expect(tab('Compare')).toBeHidden();
	const whole = await page.locator('.cbar').evaluate((element) => element.scrollWidth <= element.clientWidth);
	expect(whole, 'nothing is cut off').toBe(true);
	for (const said of ['CE&R', 'Medium', 'Proprietary Breach', 'Not Recoverable', 'TLP:AMBER+STRICT'])
		await expect(page.locator('.imp').getByText(said, { exact: true })).toBeVisible();

	await hands.keys('Control+5');
	await expect(tab('Evidence')).toHaveAttribute('aria-current', 'page');
	await hands.to(tab('Evidence'));
	await hands.keys('ArrowLeft');
	await expect(tab('Hosts')).toBeFocused();
	await hands.keys('ArrowRight', 'ArrowRight');
	await expect(tab('Evidence')).not.toBeFocused();
	while (!(await more.evaluate((element) => element === document.activeElement))) await hands.keys('ArrowRight');
	await hands.keys('Enter');
	await expect(page.getByRole('menuitem', { name: /Compare/ })).toContainText('Ctrl 7');
	await hands.type('Com');
	await hands.keys('Enter');
	await expect(tab('Compare')).toBeVisible();
	await expect(tab('Compare')).toHaveAttribute('aria-current', 'page');
});
