/** Payloads in everything that is recorded of hosts, signs, leads and indicators, and how each of it is looked at. */
import { writeFileSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerOpenDialog, expect } from './app';
import { lines, payloads } from './payloads';

const of = (at: number, most: number): string => (lines[at] ?? '').slice(0, most);

/** Questions that record it in the case. */
export function sceneQuestions(number: string): { question: string; input: Record<string, unknown> }[] {
	const about = { case: number };
	return [
		{
			question: 'host.record',
			input: {
				...{ ...about, name: of(10, 250), addresses: [of(11, 190), of(12, 190)], function: of(13, 300) },
				...{ owner: of(14, 190), remark: of(15, 300), since: { local: '2026-11-21T23:10' } },
			},
		},
		{
			question: 'host.set-state',
			input: {
				...{ ...about, host: of(10, 250), to: 'recovered', how: of(16, 300), actions: ['rebuild'] },
				...{ doneBy: { name: of(17, 190), organization: of(18, 190) }, confirmedBy: of(19, 300) },
			},
		},
		{ question: 'host.set-state', input: { ...about, host: of(10, 250), to: 'affected', reason: of(20, 300) } },
		{
			question: 'host.measure-skew',
			input: {
				...{ ...about, host: of(10, 250), reference: of(21, 190), method: of(22, 300) },
				...{ hostTime: '2026-11-22T01:00:00.000Z', referenceTime: '2026-11-22T01:00:01.000Z' },
			},
		},
		{
			question: 'sign.record',
			input: {
				...{ ...about, type: 'indicator', source: 'siems', description: of(23, 300), where: of(24, 300) },
				...{ hosts: [of(10, 250)], reporter: { name: of(25, 190), contact: of(26, 190) }, confidence: of(27, 300) },
			},
		},
		{
			question: 'lead.record',
			input: { ...about, about: of(28, 300), description: of(29, 300), strength: 'likely', activity: 'search-engines' },
		},
		{
			question: 'indicator.record',
			input: {
				...{ ...about, remark: of(30, 300) },
				indicators: payloads.slice(0, 100).map((value) => ({ type: 'other', value, called: of(31, 60) })),
			},
		},
	];
}

export const sceneCommands = (number: string): string[][] =>
	['host', 'sign', 'lead', 'indicator'].map((noun) => [noun, 'list', number]);

/** Every list with its first detail, and the dialog that looks through the notes. */
export async function lookAtScene(page: Page, look: (screen: string) => Promise<void>): Promise<void> {
	for (const [name, list] of [
		['Hosts', 'Hosts'],
		['Signs', 'Signs'],
		['Indicators', 'Indicators'],
		['Leads', 'Leads to attacking hosts'],
	] as const) {
		await page.getByRole('group', { name: 'What is shown' }).getByRole('button', { name }).click();
		const rows = page.getByRole('grid', { name: list });
		await rows.focus();
		await page.keyboard.press('Home');
		await expect(page.getByRole('complementary', { name: name.replace(/s$/, ''), exact: true })).toBeVisible();
		await look(name.toLowerCase());
	}
	await page.keyboard.press('x');
	await expect(page.getByRole('dialog', { name: 'Find indicators' })).toBeVisible();
	await expect(page.getByText('Looking')).toBeHidden();
	expect(await page.locator('a[href]').count(), 'nothing is a link').toBe(0);
	await page.keyboard.press('Escape');
}

/** Another team's file with payloads as values, types, patterns and kinds of object: its preview is looked at and left. */
export async function lookAtImport(
	app: ElectronApplication,
	page: Page,
	path: string,
	look: (screen: string) => Promise<void>,
): Promise<void> {
	const indicator = (pattern: string, more: object = {}) => ({
		...{ type: 'indicator', spec_version: '2.1', pattern_type: 'stix', pattern, ...more },
	});
	const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
	const objects = payloads.flatMap((payload, at) => [
		indicator(`[x-sealbook-indicator:${quoted(of(at % lines.length, 60))} = ${quoted(payload)}]`),
		...(at % 8 === 0 ? [indicator(payload), indicator('x', { pattern_type: payload }), { type: payload }] : []),
	]);
	writeFileSync(path, JSON.stringify({ type: 'bundle', objects }));
	await answerOpenDialog(app, [path]);
	await page
		.getByRole('group', { name: 'What is shown' })
		.getByRole('button', { name: /^Indicators/ })
		.click();
	await page.keyboard.press('i');
	const taking = page.getByRole('dialog', { name: 'Import indicators' });
	await taking.getByRole('button', { name: 'Choose file…' }).click();
	await expect(taking.getByText(/^STIX 2\.1: /)).toBeVisible();
	for (const name of [/^New/, /^Not taken/]) {
		await taking.getByRole('button', { name }).click();
		await look('import');
	}
	await page.keyboard.press('Escape');
	await expect(taking).toBeHidden();
}
