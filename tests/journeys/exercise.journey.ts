/** An exercise by keyboard from its start to the actions that its gaps ask for; marked on every tab and wherever something is written into it. */
import { expect, test } from './app';
import { createNotebook, take } from './day';
import { look } from './looks';

test('an exercise', async ({ launch }) => {
	const { page } = await launch();
	await createNotebook(page);
	const dialog = page.getByRole('dialog');
	const sealed = async () => {
		await page.keyboard.press('Control+Enter');
		await expect(dialog).toBeHidden();
	};
	const main = page.getByRole('navigation', { name: 'Main' });
	await main.getByRole('button', { name: 'Cases' }).press('Enter');
	await page.getByRole('button', { name: 'Begin exercise' }).press('Enter');
	await page.keyboard.type('E-2026-1');
	await take(page, page.getByRole('button', { name: /Scenario$/ }), '5');
	await page.getByLabel(/^Led by/).fill('Kim Roth');
	await page.getByLabel(/^Planned minutes/).fill('90');
	await page.getByLabel(/^Supposed day/).fill('A public holiday, four in the morning');
	await page.getByLabel(/^Take part/).fill('Lee Berg\nMara Lindqvist');
	await expect(dialog.getByText('23 questions and 3 of its own; 5 injects, the last after 75 minutes.')).toBeVisible();
	await look(page, '95-exercise-begin');
	await sealed();

	const tabs = page.getByRole('navigation', { name: 'Case', exact: true });
	const mark = page.getByRole('main').getByText('EXERCISE', { exact: true });
	await expect(tabs.getByRole('button').first()).toHaveText('Exercise');
	await expect(page.getByText('0 of 26 answered')).toBeVisible();
	await expect(page.getByText(/share a desk/)).toBeHidden();
	await page.getByRole('button', { name: 'Show it now' }).press('Enter');
	await expect(page.getByText(/share a desk/)).toBeVisible();

	const answer = async (question: string, text: string) => {
		const box = page.getByRole('textbox', { name: `Answer to ${question}`, exact: true });
		await box.fill(text);
		await box.press('Control+Enter');
		await expect(box).toBeHidden();
		await expect(page.getByRole('paragraph').filter({ hasText: text })).toBeVisible();
	};
	await answer('P1', 'Yes: data left without permission, which the policy on data forbids.');
	await answer('C1', 'Pull the plug of both workstations.');
	await page
		.getByRole('listitem')
		.filter({ hasText: 'Pull the plug' })
		.getByRole('button', { name: 'Answer again' })
		.press('Enter');
	await expect(page.getByRole('textbox', { name: 'Answer to C1', exact: true })).toBeFocused();
	await answer('C1', 'Cut the line of the department; the workstations stay on until their memory is taken.');
	await page.getByText('1 former answer').press('Enter');
	await expect(page.getByText('Pull the plug of both workstations.')).toBeVisible();
	await page.getByRole('button', { name: 'Record a gap at C1' }).press('Enter');
	await page.keyboard.type('At night nobody may cut a line');
	await page.getByLabel('What is to be done about it').fill('Name a deputy who may, and write it into the plan');
	await page.getByLabel('Owner').fill('Kim Roth');
	await page.getByLabel(/^By/).fill('2026-12-24');
	await sealed();
	await expect(page.getByText(/Name a deputy who may.*Kim Roth, by 2026-12-24/).first()).toBeVisible();
	// What is typed and not sealed is still there after a look at another tab, and every tab is marked.
	await page.getByRole('textbox', { name: 'Answer to C2', exact: true }).fill('The rest leaves too');
	await look(page, '96-exercise');
	await page.keyboard.press('Control+1');
	await expect(page.getByText('Exercise begun').first()).toBeVisible();
	await expect(mark).toBeVisible();
	await page.keyboard.press('Control+j');
	await expect(dialog.getByText('EXERCISE', { exact: true })).toBeVisible();
	await expect(dialog.getByRole('button', { name: /Seal in EXERCISE E-2026-1/ })).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('F9');
	await expect(dialog.getByText('EXERCISE', { exact: true })).toBeVisible();
	await page.keyboard.press('Escape');
	await tabs.getByRole('button', { name: /^Exercise/ }).press('Enter');
	await expect(page.getByRole('textbox', { name: 'Answer to C2', exact: true })).toHaveValue('The rest leaves too');

	await page.getByRole('button', { name: 'End exercise' }).press('Enter');
	await page.keyboard.type('Everybody was reached within ten minutes.');
	await page.getByLabel(/^What did not/).fill('Nobody knew who decides at night.');
	await sealed();
	await expect(page.getByText('Nobody knew who decides at night.')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Answer to C3', exact: true })).toBeHidden();
	await page.getByRole('button', { name: 'Open actions' }).press('Enter');
	await expect(page.getByText('Name a deputy who may, and write it into the plan')).toBeVisible();
	await expect(mark).toBeVisible();
	await main.getByRole('button', { name: 'Cases' }).press('Enter');
	await expect(page.getByRole('row', { name: /E-2026-1/ }).getByText('EXERCISE', { exact: true })).toBeVisible();
	await look(page, '97-exercise-in-cases');
});
