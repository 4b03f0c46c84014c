/** An exercise, every text of it a payload that a person can enter; and its screen. */
import type { Page } from '@playwright/test';
import { expect } from './app';
import { lines } from './payloads';

export const EXERCISE_NUMBER = 'X-1';

const some = (from: number, most: number): string =>
	lines
		.slice(from, from + 6)
		.join(' ')
		.slice(0, most);

export function exerciseQuestions(): { question: string; input: Record<string, unknown> }[] {
	const at = { case: EXERCISE_NUMBER };
	const names = lines.slice(200, 230).filter((line) => line.length <= 80);
	const action = { what: some(120, 900), owner: names[3], dueOn: '2099-01-01' };
	return [
		{
			question: 'exercise.begin',
			input: {
				...{ number: EXERCISE_NUMBER, scenario: '5', title: some(100, 280), facilitator: names[0] },
				...{ participants: names.slice(1, 3), place: some(104, 280), timeOfDay: some(108, 280) },
			},
		},
		{ question: 'exercise.show-inject', input: at },
		{ question: 'exercise.answer', input: { ...at, question: 'P1', answer: some(112, 900), by: names[4] } },
		{ question: 'exercise.answer', input: { ...at, question: 'P1', answer: some(116, 900) } },
		{ question: 'exercise.find-gap', input: { ...at, question: 'P1', says: some(118, 900), ...action } },
		{ question: 'exercise.keep-typed', input: { ...at, typed: { P2: { answer: some(124, 900), by: names[5] } } } },
		{ question: 'exercise.end', input: { ...at, wentWell: some(126, 900), wentBadly: some(130, 900) } },
	];
}

/** From the list of cases and back to it. */
export async function lookAtExercise(page: Page, look: () => Promise<void>): Promise<void> {
	await page.getByText(EXERCISE_NUMBER, { exact: true }).first().click();
	await expect(page.getByRole('region', { name: 'What the team was told' })).toBeVisible();
	await page.getByText('1 former answer').click();
	await look();
	await page.getByRole('button', { name: 'Record a gap at P1' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.getByRole('navigation', { name: 'Main' }).getByText('Cases', { exact: true }).click();
}
